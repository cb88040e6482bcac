using CounterDesk.Domain.Ipp;
using CounterDesk.Domain.Printing;

namespace CounterDesk.Tests.Domain.Ipp;

public sealed class IppAnswersTests
{
    [Theory]
    [InlineData("media-empty", PrinterTrouble.OutOfPaper)]
    [InlineData("media-empty-error", PrinterTrouble.OutOfPaper)]
    [InlineData("media-needed-report", PrinterTrouble.OutOfPaper)]
    [InlineData("media-low-warning", PrinterTrouble.PaperLow)]
    [InlineData("media-jam", PrinterTrouble.Jam)]
    [InlineData("cover-open-error", PrinterTrouble.CoverOpen)]
    [InlineData("door-open", PrinterTrouble.CoverOpen)]
    [InlineData("toner-low", PrinterTrouble.TonerLow)]
    [InlineData("marker-supply-empty-error", PrinterTrouble.OutOfToner)]
    [InlineData("input-tray-missing", PrinterTrouble.TrayMissing)]
    [InlineData("output-area-full", PrinterTrouble.OutputFull)]
    [InlineData("paused", PrinterTrouble.Paused)]
    [InlineData("offline-report", PrinterTrouble.Offline)]
    public void A_reason_is_understood_with_or_without_its_severity(string reason, PrinterTrouble trouble) =>
        Assert.Equal([trouble], IppAnswers.TroublesOf([reason]));

    [Fact]
    public void Reasons_are_told_once_the_worst_first_and_what_is_not_understood_is_left_out() =>
        Assert.Equal(
            [PrinterTrouble.Jam, PrinterTrouble.TonerLow],
            IppAnswers.TroublesOf(["none", "toner-low", "com.example-grinding", "media-jam-error", "media-jam"]));

    [Theory]
    [InlineData(0x0401, PrinterTrouble.NotAllowed)]
    [InlineData(0x0402, PrinterTrouble.NotAllowed)]
    [InlineData(0x0403, PrinterTrouble.NotAllowed)]
    [InlineData(0x0406, PrinterTrouble.NotAPrinter)]
    [InlineData(0x040A, PrinterTrouble.NoPdf)]
    [InlineData(0x040B, PrinterTrouble.JobRefused)]
    [InlineData(0x0506, PrinterTrouble.NotAccepting)]
    [InlineData(0x0507, PrinterTrouble.NotAccepting)]
    [InlineData(0x0500, PrinterTrouble.JobRefused)]
    public void A_refusal_has_its_meaning(int status, PrinterTrouble trouble)
    {
        Assert.False(IppStatus.IsSuccess((ushort)status));
        Assert.Equal(trouble, IppStatus.TroubleOf((ushort)status));
    }

    [Fact]
    public void A_printer_without_a_state_and_a_job_without_one_are_no_answers()
    {
        Assert.Throws<IppFormatException>(() => IppAnswers.ReadPrinter(Answer(IppTag.PrinterAttributes)));
        Assert.Throws<IppFormatException>(() => IppAnswers.ReadJob(Answer(IppTag.JobAttributes)));
        Assert.Throws<IppFormatException>(() => IppAnswers.ReadJob(Answer(
            IppTag.JobAttributes, new("job-id", IppValue.Of(1)), new("job-state", IppValue.OfEnum(12)))));
    }

    [Fact]
    public void The_newest_job_of_a_name_is_the_one() =>
        Assert.Equal(
            new JobSearch.Found(new(9, JobState.Processing)),
            IppAnswers.FindJob(
                new(
                    IppMessage.Version11, IppStatus.Ok, 1, Job(4, "a", JobState.Aborted), Job(9, "a", JobState.Processing),
                    Job(11, "b", JobState.Pending)),
                "a"));

    [Fact]
    public void No_job_of_the_name_is_an_answer_only_where_every_job_has_one()
    {
        var named = Job(4, "b", JobState.Completed);
        var hidden = new IppGroup(IppTag.JobAttributes, named.Attributes[..2]);

        Assert.Equal(
            new JobSearch.NotThere(), IppAnswers.FindJob(new(IppMessage.Version11, IppStatus.Ok, 1, named), "a"));
        Assert.Equal(
            new JobSearch.NotTold(PrinterTrouble.NamesHidden),
            IppAnswers.FindJob(new(IppMessage.Version11, IppStatus.Ok, 1, named, hidden), "a"));
    }

    private static IppMessage Answer(IppTag tag, params IppAttribute[] attributes) =>
        new(IppMessage.Version11, IppStatus.Ok, 1, new IppGroup(tag, [.. attributes]));

    private static IppGroup Job(int id, string name, JobState state) => new(
        IppTag.JobAttributes, new("job-id", IppValue.Of(id)), new("job-state", IppValue.OfEnum((int)state)),
        new("job-name", IppValue.Of(IppTag.Name, name)));
}
