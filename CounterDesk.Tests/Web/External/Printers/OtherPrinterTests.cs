using CounterDesk.Domain.Printing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.Printers;

namespace CounterDesk.Tests.Web.External.Printers;

/// <summary>
/// The client against a printer that somebody else wrote, where COUNTERDESK_PRINTER names its address: ippeveprinter,
/// or paper. COUNTERDESK_PRINTER_SHA256 is its certificate, COUNTERDESK_PRINTER_PDF the file to print.
/// </summary>
public sealed class OtherPrinterTests
{
    private static readonly string? _address = Environment.GetEnvironmentVariable("COUNTERDESK_PRINTER");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_takes_a_job_once_and_is_followed_to_its_end()
    {
        Assert.SkipWhen(_address is null, "Set COUNTERDESK_PRINTER to the address of a printer.");
        using var hall = SomePrinter.HallOf(new PrinterOptions
        {
            Counters = { ["3"] = "other" },
            Devices =
            {
                ["other"] = new PrinterDevice
                {
                    Address = new Uri(_address), AllowPlain = true,
                    CertificateSha256 = Environment.GetEnvironmentVariable("COUNTERDESK_PRINTER_SHA256") ?? "",
                },
            },
        });
        var printer = hall.Find("3")!;
        var pdf = await File.ReadAllBytesAsync(
            Environment.GetEnvironmentVariable("COUNTERDESK_PRINTER_PDF")!, Cancellation);
        var order = printer.OrderOf(PrinterUse.Standard, $"test-{TimeProvider.System.GetTimestamp()}", pdf);

        var report = Assert.IsType<PrinterAnswer.Told>(await printer.AskAsync(Cancellation)).Report;
        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        var sent = Assert.IsType<SendOutcome.Sent>(await printer.SendAsync(order, Cancellation));
        Assert.False(sent.WasThere);

        var job = sent.Job;
        while (!job.HasEnded)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);
            job = Assert.IsType<JobAnswer.Told>(await printer.FollowAsync(job.Id, Cancellation)).Job;
        }

        Assert.Equal(JobState.Completed, job.State);
        Assert.Equal(
            new SendOutcome.Sent(job, WasThere: true), await printer.SendAsync(order, Cancellation));
    }
}
