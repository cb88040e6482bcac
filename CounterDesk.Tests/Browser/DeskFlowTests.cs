using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Pdf;
using CounterDesk.Tests.Support;
using CounterDesk.Web.CommandLine;

namespace CounterDesk.Tests.Browser;

/// <summary>The main job from sign-in to the receiver's check, by keys only.</summary>
public sealed class DeskFlowTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private readonly ServedDesk _program = desk.Program;

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public async Task A_clerk_looks_up_verifies_and_prints_and_whoever_receives_the_copy_checks_it(string culture)
    {
        await _program.DemoIsReadyAsync();
        var window = await OpenAsync(culture);
        await window.SignInClerkAsync();
        await window.IsFitForAllAsync();

        await window.BeginVisitAsync();
        await window.IsFitForAllAsync();
        await window.PressAsync("Alt+M");
        await window.SeesAsync("#number");
        await window.IsFitForAllAsync();
        await window.IdentifyAsync();
        await window.IsFitForAllAsync();
        await window.ChoosePurposeAsync();
        await window.IsFitForAllAsync();
        await window.AgreeAsync();
        await window.FocusIsOnAsync("tr[data-hit] [data-row]");
        await window.IsFitForAllAsync();
        Assert.DoesNotContain(DeskWalk.Lin, await window.Page.ContentAsync(), StringComparison.Ordinal);

        await window.PressAsync("Enter");
        await window.SeesAsync("[data-verdict=Pass]");
        await window.FocusIsOnAsync("h1");
        await window.PressAsync("Enter");
        var number = await window.SeesPreviewAsync();
        var previewed = await window.Page.EvaluateAsync<string>("document.querySelector('iframe').src");
        await window.IsFitForAllAsync();

        await window.PressAsync("F8");
        await window.FocusIsOnAsync("[data-field=outcome] input");
        await window.IsFitForAllAsync();
        Assert.Equal(previewed, await window.PrintedAsync());
        var (_, pdf) = await window.FetchAsync(previewed);
        Assert.Equal((await _program.ReadCopyAsync(number)).PageDigest, Sm3.Hash(pdf));

        await window.AnswerAsync("outcome", "1", "answer");
        await window.SeesAsync("[data-summary=copies] [data-state=Printed]");
        await window.IsFitForAllAsync();
        await window.EndVisitAsync();

        await NothingIsLeftAsync(window, previewed);
        await ReceiverIsAnsweredAsync(await OpenAsync(culture), pdf);
    }

    // The copy's address, the browser's storage and its history: nothing of the visit can be found any more.
    private static async Task NothingIsLeftAsync(DeskWindow window, string address)
    {
        Assert.Equal(404, (await window.FetchAsync(address)).Status);
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("localStorage.length + sessionStorage.length"));
        await window.Page.GoBackAsync();
        await window.IsAtAsync("/desk");
        await window.SeesAsync("[data-action=start]");
        Assert.Equal(0, await window.CountAsync("[data-identity]"));
    }

    private async Task ReceiverIsAnsweredAsync(DeskWindow window, byte[] pdf)
    {
        var code = (await ExternalProgram.RunAsync(
            pdf, "sh", "-c", "pdftoppm -r 300 -png -f 1 -l 1 page.pdf page && "
                + "zbarimg -q --raw -Sdisable -Sqrcode.enable page-*.png")).Trim();
        var offline = await DeskProgram.RunAsync("check", "--DataFolder", _program.DataFolder, code);
        Assert.True(offline.ExitCode is ExitCode.Yes, offline.Output + offline.Errors);

        await window.Page.GotoAsync(code);
        await window.SeesAsync("[data-answer=InForce]");
        await window.IsAccessibleAsync();
    }
}
