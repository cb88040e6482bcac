using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.External.Printers.StandIn;

namespace CounterDesk.Tests.Browser;

/// <summary>Straight to the counter's printer, by keys only: a stand-in under TLS, in a process of its own.</summary>
[Collection(OwnProgramCollection.Name)]
public sealed class PrinterFlowTests(LoneBrowser desk) : BrowserTest(desk)
{
    [Theory]
    [InlineData("en-US")]
    public async Task A_copy_goes_to_the_printer_through_its_troubles_and_the_clerk_says_how_it_came_out(string culture)
    {
        await using var printer = await PrinterProcess.StartAsync(ServedDesk.FreePort());
        await using var program = await ServedDesk.StartAsync([.. printer.Settings]);
        await program.DemoIsReadyAsync();
        var window = await OpenAsync(culture, program);
        await window.OpenLicenseAsync(DeskWalk.Lin, SomeLicenses.ResidentIdCard);
        await window.PressAsync("Enter");
        var number = await window.SeesPreviewAsync();
        var (_, pdf) = await window.FetchAsync(
            await window.Page.EvaluateAsync<string>("document.querySelector('iframe').src"));
        await window.SeesAsync("[data-printer-state=Ready]");
        await window.SeesAsync("[data-printer] [data-stand-in]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"printer-ready-{culture}");

        await printer.TellAsync(PrinterBehavior.OutOfPaper);
        await window.PressAsync("F8");
        await window.SeesAsync("[data-printer-state=Obstacle]");
        Assert.Equal(1, await window.CountAsync("[data-trouble=OutOfPaper]"));
        await window.PressAsync("Alt+R");
        await window.SeesAsync("[data-printer] [data-trouble=OutOfPaper]");
        Assert.Equal(1, await window.CountAsync("[data-trouble=OutOfPaper]"));
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"printer-out-of-paper-{culture}");
        Assert.Empty((await printer.StateAsync()).Jobs);

        await window.PressAsync("Alt+O");
        await window.SeesAsync("[data-printer=browser]");
        await window.IsFitForAllAsync();
        await window.PressAsync("Alt+O");
        await window.SeesAsync("[data-printer=demo]");

        await printer.TellAsync(PrinterBehavior.JamsMidway);
        await window.PressAsync("F8");
        await window.FocusIsOnAsync("[data-field=outcome] input");
        await window.SeesAsync("[data-job=Stopped]");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"printer-jam-{culture}");
        await printer.TellAsync(PrinterBehavior.Normal);
        await window.SeesAsync("[data-job=Completed]");
        await window.FocusIsOnAsync("[data-field=outcome] input");
        await window.IsFitForAllAsync();
        await window.KeepPictureAsync($"printer-completed-{culture}");

        var job = Assert.Single((await printer.StateAsync()).Jobs);
        Assert.Equal((number, Convert.ToHexStringLower(Sm3.Hash(pdf))), (job.Name, job.Sm3));
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("(window.printed ?? []).length"));
        await window.AnswerAsync("outcome", "1", "answer");
        await window.SeesAsync("[data-summary=copies] [data-state=Printed]");
        await window.EndVisitAsync();
    }
}
