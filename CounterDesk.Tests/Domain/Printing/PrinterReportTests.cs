using CounterDesk.Domain.Printing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Printing;

public sealed class PrinterReportTests
{
    [Fact]
    public void A_printer_that_is_ready_may_be_sent_to_also_with_little_toner() =>
        Assert.Null(Obstacle(SomeIpp.Report with { Troubles = [PrinterTrouble.TonerLow] }));

    [Fact]
    public void A_printer_that_takes_no_pdf_is_refused_even_if_it_would_guess() =>
        Assert.Equal(
            PrinterTrouble.NoPdf,
            Obstacle(SomeIpp.Report with { Formats = ["application/octet-stream", "image/urf"] }));

    [Fact]
    public void A_printer_that_has_stopped_says_why_if_it_can()
    {
        var stopped = SomeIpp.Report with { IsStopped = true };

        Assert.Equal(PrinterTrouble.Stopped, Obstacle(stopped));
        Assert.Equal(PrinterTrouble.Stopped, Obstacle(stopped with { Troubles = [PrinterTrouble.PaperLow] }));
        Assert.Equal(PrinterTrouble.CoverOpen, Obstacle(stopped with
        {
            Troubles = [PrinterTrouble.CoverOpen, PrinterTrouble.PaperLow],
        }));
    }

    [Fact]
    public void Paper_and_tray_must_be_there()
    {
        Assert.Equal(PrinterTrouble.UnknownPaper, Obstacle(SomeIpp.Report with { Papers = ["na_letter_8.5x11in"] }));
        Assert.Equal(PrinterTrouble.UnknownTray, Obstacle(SomeIpp.Report, "tray-9"));
        Assert.Null(Obstacle(SomeIpp.Report, "tray-1"));
        Assert.Equal(PrinterTrouble.NotAccepting, Obstacle(SomeIpp.Report with { Accepts = false }));
    }

    [Theory]
    [InlineData("iso_a4_210x297mm", "A4", 21000, 29700)]
    [InlineData("iso_a5_148x210mm", "A5", 14800, 21000)]
    [InlineData("om_large-photo_100.5x200mm", "LARGE-PHOTO", 10050, 20000)]
    public void Paper_says_its_size_in_its_name(string name, string label, int width, int height)
    {
        var paper = PaperSize.Parse(name);

        Assert.Equal((label, width, height), (paper.Label, paper.Width, paper.Height));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("A4")]
    [InlineData("na_letter_8.5x11in")]
    [InlineData("iso_a4_210x297mm\n")]
    [InlineData("iso_a4_210x99999mm")]
    public void Paper_that_does_not_is_refused(string? name)
    {
        Assert.False(PaperSize.TryParse(name, out _));
        Assert.Throws<FormatException>(() => PaperSize.Parse(name!));
    }

    private static PrinterTrouble? Obstacle(PrinterReport report, string? tray = null) =>
        report.FindObstacle(SomeIpp.A4, tray);
}
