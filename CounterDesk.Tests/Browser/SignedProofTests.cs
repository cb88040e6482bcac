using CounterDesk.Domain.Visits;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// An applicant signs on her screen, and an auditor reads the signature after the visit, by keys only, while axe has
/// nothing to say on the way.
/// </summary>
[Collection(OwnProgramCollection.Name)]
public sealed class SignedProofTests(LoneBrowser desk) : BrowserTest(desk)
{
    private const string Auditor = "4";

    private readonly DeskInBrowser _browser = desk;

    [Fact]
    public async Task What_is_signed_on_the_screen_is_read_by_an_auditor_afterwards()
    {
        await using var program = await ServedDesk.StartAsync("--Proofs:SignOnScreen=true");
        await program.DemoIsReadyAsync();
        var visit = await SignAsync(program);
        await ReadAsync(program, visit, "zh-CN");
        await ReadAsync(program, visit, "en-US");
    }

    private async Task ReadAsync(ServedDesk program, Guid visit, string culture)
    {
        var window = await OpenAsync(culture, program);
        await window.SignInAsync(Auditor);

        await window.TabToAsync("nav a[href='/audit/proofs']");
        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("#visit-number");
        await window.IsFitForAllAsync();

        await window.TypeAsync("12345");
        await window.PressAsync("Enter");
        await window.SeesAsync("#visit-number[aria-invalid]");
        await window.IsFitForAllAsync();

        await window.PressAsync("Control+A");
        await window.TypeAsync("00000000");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-empty]");
        await window.IsFitForAllAsync();

        await window.FocusIsOnAsync("#visit-number");
        await window.PressAsync("Control+A");
        await window.TypeAsync(VisitNumber.Of(visit).Value);
        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("[data-rows] button");
        await window.SeesAsync("[data-kind=Signature]");
        await window.IsFitForAllAsync();

        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("#read-reason");
        await window.IsFitForAllAsync();
        await window.TypeAsync("投诉 2026-031，核对签名");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-reading=Proven] [data-picture=Png]");
        await window.FocusIsOnAsync("h1");
        await window.Page.WaitForFunctionAsync(IsDrawn);
        await window.IsFitForAllAsync();

        await window.PressAsync("Escape");
        await window.FocusIsOnAsync("[data-rows] button");
        Assert.Equal(0, await window.CountAsync("[data-picture]"));
    }

    // White where nobody wrote, black where the line was.
    private const string IsDrawn =
        """
        () => {
            const canvas = document.querySelector("[data-picture]");
            const at = (x, y) => canvas.width > 0
                && canvas.getContext("2d").getImageData(x * canvas.width, y * canvas.height, 1, 1).data[0];
            return at(0.5, 0.5) === 0 && at(0.5, 0.2) === 255;
        }
        """;

    private async Task<Guid> SignAsync(ServedDesk program)
    {
        var window = await OpenAsync(program: program);
        await window.SignInClerkAsync();
        await using var screen = await _browser.OpenScreenAsync(program);
        await window.TabToAsync("#screen-code");
        await window.TypeAsync(await screen.CodeAsync());
        await window.TabToAsync("[data-action=pair-screen]");
        await window.PressAsync("Enter");
        await screen.ShowsAsync("Idle");
        await window.Page.GotoAsync("/desk");
        await window.BeginVisitAsync();
        await window.IdentifyAsync();
        await window.ChoosePurposeAsync();

        await screen.ShowsAsync("Consent");
        await screen.TouchAsync("agree");
        var pad = (await (await screen.SeesAsync("canvas.pad[data-writable]"))!.BoundingBoxAsync())!;
        await screen.Page.Mouse.MoveAsync(pad.X + pad.Width * 0.1f, pad.Y + pad.Height * 0.5f);
        await screen.Page.Mouse.DownAsync();
        await screen.Page.Mouse.MoveAsync(pad.X + pad.Width * 0.9f, pad.Y + pad.Height * 0.5f);
        await screen.Page.Mouse.UpAsync();
        await screen.SeesAsync("[data-action=signed]:not([aria-disabled])");
        await screen.TouchAsync("signed");

        await window.FocusIsOnAsync("tr[data-hit] [data-row]");
        var visit = Guid.Parse(new Uri(window.Page.Url).Segments[^1]);
        await window.EndVisitAsync();
        return visit;
    }
}
