namespace CounterDesk.Tests.Browser;

/// <summary>
/// The security administrator exports the ring, makes a new key and withdraws the old one by keys only, and axe has
/// nothing to say on the way.
/// </summary>
public sealed class KeysPageBrowserTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private const string SecurityAdministrator = "6";
    private const string Words = "white paper blue sky iron lock";

    [Theory]
    [InlineData("en-US")]
    public async Task The_ring_is_exported_renewed_and_a_key_withdrawn(string culture)
    {
        var window = await OpenAsync(culture);
        await window.SignInAsync(SecurityAdministrator);
        await window.TabToAsync("nav a[href='/settings/keys']");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-signing][data-state=Current]");
        await window.IsAccessibleAsync();

        // The first time the page begins with the export; after the other language's run it does not.
        await window.PressAsync("Alt+e");
        await window.SeesAsync("[data-drawer=export]");
        await window.TabToAsync("#passphrase");
        await window.TypeAsync(Words);
        await window.TabToAsync("#again");
        await window.TypeAsync(Words);
        await window.IsAccessibleAsync();
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-action=download]");
        await window.FocusIsOnAsync("[data-action=download]");
        await window.IsAccessibleAsync();
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.PressAsync("Enter"));
        Assert.StartsWith("counterdesk-keys-", download.SuggestedFilename, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
        Assert.Contains("PBKDF2-HMAC-SM3", text, StringComparison.Ordinal);
        await window.SeesAsync("[data-notice=export-Done]");
        await window.PressAsync("Escape");

        await RenewAsync(window);
        await window.SeesAsync("[data-notice=export-Outdated]");
        await window.IsAccessibleAsync();

        // Of the two keys that are new, one that no other test's copies hang on.
        var old = await window.Page.GetAttributeAsync("[data-signing][data-state=Current]", "data-signing");
        await RenewAsync(window);
        await window.SeesAsync($"[data-signing='{old}'][data-state=Retired]");

        await window.TabToAsync($"[data-key-id='{old}']");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-drawer=key]");
        await window.TabToAsync("input[name=reason]");
        await window.PressAsync("1");
        await window.TabToAsync("#typed");
        await window.TypeAsync(old!);
        await window.IsAccessibleAsync();
        await window.TabToAsync("[data-action=withdraw]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-drawer=waiting]");
        await window.IsAccessibleAsync();

        // The supervisor comes to this computer and proves who she is; the session stays the administrator's.
        await window.PressAsync("Alt+G");
        await window.SeesAsync("[data-action=nobody]");
        await window.PressAsync("3");
        await window.SeesAsync("[data-notice=confirm-withdrawal]");
        await window.IsAccessibleAsync();
        await window.KeepPictureAsync($"key-withdrawal-{culture}");
        await window.PressAsync("2", "Enter");
        await window.SeesAsync("[data-answer=Withdrawn]");
        await window.SeesAsync($"[data-signing='{old}'][data-state=Withdrawn]");
        await window.IsAccessibleAsync();
    }

    private static async Task RenewAsync(DeskWindow window)
    {
        await window.TabToAsync("[data-action=renew-signing]");
        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("[data-action=keep]");
        await window.IsAccessibleAsync();
        await window.PressAsync("Tab", "Enter");
        await window.SeesAsync("[data-answer=RenewedSigning]");
        await window.FocusIsOnAsync("[data-answer=RenewedSigning]");
    }
}
