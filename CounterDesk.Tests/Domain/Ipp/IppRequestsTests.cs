using CounterDesk.Domain.Ipp;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Ipp;

public sealed class IppRequestsTests
{
    private readonly IppRequests _requests = new(new Uri(SomeIpp.Pinetree), "counterdesk-0007-3");

    [Fact]
    public void Charset_language_and_target_come_first_in_this_order() =>
        Assert.All(
            (IppMessage[])
            [
                _requests.GetPrinterAttributes(IppMessage.Version20, 1), _requests.GetJobs(IppMessage.Version20, 2, ended: true),
                _requests.GetJobAttributes(IppMessage.Version20, 3, 147), _requests.CancelJob(IppMessage.Version20, 4, 147),
                _requests.PrintJob(5, SomeIpp.Order(), SomeIpp.Report),
            ],
            request =>
            {
                var names = request.Groups[0].Attributes.Select(attribute => attribute.Name);
                Assert.Equal(["attributes-charset", "attributes-natural-language", "printer-uri"], names.Take(3));
                Assert.Equal("counterdesk-0007-3", request.Groups[0].Words("requesting-user-name"));
            });

    [Fact]
    public void A_job_is_named_by_its_number_one_sided_once_and_not_scaled()
    {
        var request = SomeIpp.Read(IppWriter.Write(_requests.PrintJob(7, SomeIpp.Order(), SomeIpp.Report)));

        var operation = request.Group(IppTag.OperationAttributes);
        Assert.Equal("0007-260318-00001-2", operation.Words("job-name"));
        Assert.Equal("application/pdf", operation.Words("document-format"));
        Assert.True(operation.Flag("ipp-attribute-fidelity"));
        var job = request.Group(IppTag.JobAttributes);
        Assert.Equal(1, job.Number("copies"));
        Assert.Equal(
            ("none", "one-sided", "iso_a4_210x297mm"),
            (job.Words("print-scaling"), job.Words("sides"), job.Words("media")));
        Assert.Empty(job.Find("media-col"));
    }

    [Fact]
    public void A_tray_is_named_with_the_size_of_its_paper()
    {
        var job = _requests.PrintJob(7, SomeIpp.Order(tray: "tray-1"), SomeIpp.Report).Group(IppTag.JobAttributes);

        var media = Assert.Single(job.Find("media-col")).Members;
        Assert.Equal([21000, 29700], media[0].Values[0].Members.Select(member => member.Values[0].Number));
        Assert.Equal(("media-source", "tray-1"), (media[1].Name, media[1].Values[0].Words));
        Assert.Empty(job.Find("media"));
    }

    [Fact]
    public void A_printer_is_not_told_what_it_would_refuse_a_job_for()
    {
        var job = _requests.PrintJob(7, SomeIpp.Order(), SomeIpp.Report with { Scalings = ["fit"], Sides = [] })
            .Group(IppTag.JobAttributes);

        Assert.Equal(["copies", "media"], job.Attributes.Select(attribute => attribute.Name));
    }
}
