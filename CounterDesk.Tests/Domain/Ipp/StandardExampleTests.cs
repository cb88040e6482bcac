using CounterDesk.Domain.Ipp;
using CounterDesk.Domain.Printing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Ipp;

/// <summary>The examples of RFC 8010, Appendix A.</summary>
public sealed class StandardExampleTests
{
    public static TheoryData<string> Examples =>
        [nameof(SomeIpp.PrintJobRequest), nameof(SomeIpp.PrintJobAnswer), nameof(SomeIpp.PrintJobRefusal),
            nameof(SomeIpp.CollectionRequest), nameof(SomeIpp.GetJobsRequest), nameof(SomeIpp.GetJobsAnswer)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void What_was_read_is_written_as_the_same_octets(string example)
    {
        var octets = (byte[])typeof(SomeIpp).GetProperty(example)!.GetValue(null)!;

        var message = IppReader.Read(octets, out var used);

        Assert.Equal(octets.Length, used);
        Assert.Equal(octets, IppWriter.Write(message));
    }

    [Fact]
    public void A1_a_document_follows_the_request()
    {
        var request = IppReader.Read((byte[])[.. SomeIpp.PrintJobRequest, .. "%!PDF..."u8], out var used);

        Assert.Equal(SomeIpp.PrintJobRequest.Length, used);
        Assert.Equal((IppMessage.Version11, IppOperation.PrintJob, 1), (request.Version, request.Code, request.RequestId));
        Assert.Equal("foobar", request.Group(IppTag.OperationAttributes).Words("job-name"));
        Assert.True(request.Group(IppTag.OperationAttributes).Flag("ipp-attribute-fidelity"));
        Assert.Equal(20, request.Group(IppTag.JobAttributes).Number("copies"));
        Assert.Equal("two-sided-long-edge", request.Group(IppTag.JobAttributes).Words("sides"));
    }

    [Fact]
    public void A2_a_job_was_made() =>
        Assert.Equal(new JobReport(147, JobState.Pending), IppAnswers.ReadJob(SomeIpp.Read(SomeIpp.PrintJobAnswer)));

    [Fact]
    public void A3_a_job_was_refused()
    {
        var answer = SomeIpp.Read(SomeIpp.PrintJobRefusal);

        Assert.False(IppStatus.IsSuccess(answer.Code));
        Assert.Equal(PrinterTrouble.JobRefused, IppStatus.TroubleOf(answer.Code));
        Assert.Equal(20, answer.Group(IppTag.UnsupportedAttributes).Number("copies"));
        Assert.Equal(IppTag.Unsupported, Assert.Single(answer.Group(IppTag.UnsupportedAttributes).Find("sides")).Tag);
    }

    [Fact]
    public void A7_a_collection_has_members_and_collections_in_it()
    {
        var media = Assert.Single(
            SomeIpp.Read(SomeIpp.CollectionRequest).Group(IppTag.JobAttributes).Find("media-col")).Members;

        Assert.Equal(["media-size", "media-type"], media.Select(member => member.Name));
        Assert.Equal([21000, 29700], media[0].Values[0].Members.Select(member => member.Values[0].Number));
        Assert.Equal("stationery", media[1].Values[0].Words);
    }

    [Fact]
    public void A8_an_attribute_has_several_values() =>
        Assert.Equal(
            ["job-id", "job-name", "document-format"],
            SomeIpp.Read(SomeIpp.GetJobsRequest).Group(IppTag.OperationAttributes).AllWords("requested-attributes"));

    [Fact]
    public void A9_a_job_of_which_nothing_is_told_may_be_the_one()
    {
        var answer = SomeIpp.Read(SomeIpp.GetJobsAnswer);

        Assert.Equal(["fou", null, "isch guet"], answer.Groups[1..].Select(job => job.Words("job-name")));
        Assert.Equal(new JobSearch.NotTold(PrinterTrouble.NamesHidden), IppAnswers.FindJob(answer, "0007"));
    }
}
