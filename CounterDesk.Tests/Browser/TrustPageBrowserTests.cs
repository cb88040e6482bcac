using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>The security administrator adds an anchor by keys only, and axe has nothing to say on the way.</summary>
public sealed class TrustPageBrowserTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private const string SecurityAdministrator = "6";

    [Theory]
    [InlineData("en-US")]
    public async Task An_anchor_is_brought_compared_and_taken_out_again(string culture)
    {
        // Each run brings one of its own: the program is the collection's.
        var certificate = new CertificateForge { Name = $"测试根 {culture}", Issuer = null, Constraints = new(cA: true) }.Make().Certificate;
        var row = $"[data-row='测试根 {culture}']";
        var file = Path.Combine(Directory.CreateTempSubdirectory("counterdesk-trust-").FullName, "root.cer");
        await File.WriteAllBytesAsync(file, certificate.ToArray(), TestContext.Current.CancellationToken);
        var window = await OpenAsync(culture);
        await window.SignInAsync(SecurityAdministrator);
        await window.TabToAsync("nav a[href='/settings/trust']");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-table=anchors] [data-state=InForce]");
        await window.IsAccessibleAsync();

        await window.TabToAsync("[data-field=file]");
        await window.Page.SetInputFilesAsync("[data-field=file]", file);
        await window.SeesAsync($"{row}[data-state=Pending]");
        await window.IsAccessibleAsync();

        await window.TabToAsync("#group");
        await window.TypeAsync("00000000");
        await window.TabToAsync("#letter");
        await window.TypeAsync("云数函〔2026〕7 号");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-notice=mistyped]");
        await window.IsAccessibleAsync();

        await window.Page.FocusAsync("#group");
        await window.PressAsync("Control+A");
        await window.TypeAsync(Fingerprint.Of(certificate.Span).Groups[^1]);
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-answer=Agrees]");
        await window.SeesAsync($"{row}[data-state=InForce]");
        await window.IsAccessibleAsync();

        await window.TabToAsync("[data-action=remove]");
        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("[data-action=keep]");
        await window.IsAccessibleAsync();
        await window.PressAsync("Tab", "Enter");
        await window.SeesAsync("[data-answer=Removed]");
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }
}
