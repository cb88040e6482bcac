using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// The system administrator brings, finds and retires an item by keys only, and axe has nothing to say on the way.
/// </summary>
public sealed class ItemsPageBrowserTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private const string SystemAdministrator = "5";

    [Theory]
    [InlineData("en-US", "999900-TS-0002")]
    public async Task An_item_is_brought_found_retired_and_restored(string culture, string code)
    {
        // Each run brings one of its own: the program is the collection's.
        var item = SomeServiceItems.TransferOfProperty with { Code = code };
        var refused = item with { Code = $"{code}-X", Recipients = [] };
        var file = Path.Combine(Directory.CreateTempSubdirectory("counterdesk-items-").FullName, "items.json");
        await File.WriteAllBytesAsync(
            file, SomeServiceItems.FileOf(item, refused), TestContext.Current.CancellationToken);
        var window = await OpenAsync(culture);
        await window.SignInAsync(SystemAdministrator);
        await window.TabToAsync("nav a[href='/settings/items']");
        await window.PressAsync("Enter");
        await window.SeesAsync("#search");
        await window.IsAccessibleAsync();

        await window.TabToAsync("[data-field=file]");
        await window.Page.SetInputFilesAsync("[data-field=file]", file);
        await window.SeesAsync("[data-entry][data-change=Refused]");
        await window.IsAccessibleAsync();

        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("[data-answer=TakenInPart]");
        await window.IsAccessibleAsync();

        await window.PressAsync("F2");
        await window.TypeAsync($"{code} bdczy");
        await window.SeesAsync($"[data-row-of='{code}'][data-state=InUse]");
        await window.TabToAsync($"[data-item='{code}']");
        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("[data-drawer=item] h2");
        await window.SeesAsync("[data-source=BringOriginal]");
        await window.IsAccessibleAsync();

        await window.TabToAsync("[data-action=retire]");
        await window.PressAsync("Enter");
        await window.FocusIsOnAsync("[data-action=keep]");
        await window.IsAccessibleAsync();
        await window.PressAsync("Tab", "Enter");
        await window.SeesAsync($"[data-row-of='{code}'][data-state=Retired]");
        await window.IsAccessibleAsync();

        await window.TabToAsync("[data-action=restore]");
        await window.PressAsync("Enter");
        await window.SeesAsync($"[data-row-of='{code}'][data-state=InUse]");
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }
}
