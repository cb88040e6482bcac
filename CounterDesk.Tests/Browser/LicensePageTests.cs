using System.Text.Json;
using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>The page of one license in every state it can be in: by keys only, read by axe, at every width.</summary>
public sealed class LicensePageTests(DeskInBrowser desk) : BrowserTest(desk)
{
    // Of a kind that no catalog has; the holder is nobody.
    private const string UnlistedHolder = "999901195001010020";
    private const string UnlistedCode = SomeNumbers.DefinerCode + "099";
    private const string UnlistedKind = "老年人优待证";

    // 200 % and 400 % of the counter's screen (WCAG 1.4.10).
    private static readonly (int Width, int Height)[] _zoomed = [(683, 384), (342, 192)];

    private static readonly (string Holder, string KindCode, string Verdict)[] _states =
    [
        ("999901194006120021", SomeLicenses.HouseholdRegister, "Pass"),
        ("999921195510030033", SomeLicenses.RealEstateCertificate, "Fail"),
        ("999921197605050378", SomeLicenses.RealEstateCertificate, "Unknown"),
        ("99990219910908064X", SomeLicenses.ResidentIdCard, "Fail"),
        ("999901196909300241", SomeLicenses.HouseholdRegister, "Unknown"),
        (UnlistedHolder, UnlistedCode, "Unknown"),
    ];

    private readonly DeskInBrowser _desk = desk;

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public async Task A_license_is_accessible_in_every_state_and_at_every_zoom(string culture)
    {
        await ImportUnlistedAsync();
        var window = await OpenAsync(culture);
        await window.OpenVisitAsync();
        foreach (var (holder, kindCode, verdict) in _states)
        {
            await window.OpenLicenseAsync(holder, kindCode);
            Assert.Equal(verdict, await window.Page.GetAttributeAsync(".verdict", "data-verdict"));
            await window.FocusIsOnAsync("h1");
            await window.IsAccessibleAsync();

            await OpenEveryGroupAsync(window);
            await window.IsAccessibleAsync();
            await IsReadableZoomedAsync(window);

            await window.TabToAsync("[data-action=show-seals]");
            await window.PressAsync("Enter");
            await window.SeesAsync("[data-action=show-seals][aria-pressed=true]");
            await window.IsAccessibleAsync();
            await window.LeaveLicenseAsync();
        }

        await window.EndVisitAsync();
    }

    [Fact]
    public async Task What_has_focus_is_seen_on_a_zoomed_page()
    {
        await _desk.Program.DemoIsReadyAsync();
        var window = await OpenAsync();
        await window.OpenVisitAsync();
        await window.OpenLicenseAsync("999901194006120021", SomeLicenses.HouseholdRegister);
        await window.Page.SetViewportSizeAsync(683, 768);

        string[] places = ["[data-group=文件]", "[data-group=持证人]", "[data-action=show-seals]"];
        foreach (var place in places)
        {
            await window.TabToAsync(place);
            Assert.True(await IsUncoveredAsync(window, place), $"{place} has focus and is covered.");
        }

        await window.Page.SetViewportSizeAsync(1366, 768);
        await window.EndVisitAsync();
    }

    [Fact]
    public async Task A_license_that_may_not_be_printed_offers_an_objection_and_the_paper_way()
    {
        await _desk.Program.DemoIsReadyAsync();
        var window = await OpenAsync();
        await window.OpenVisitAsync();
        await window.OpenLicenseAsync("999921195510030033", SomeLicenses.RealEstateCertificate);

        await window.PressAsync("F8");
        Assert.Empty(await window.Page.QuerySelectorAllAsync("[data-action=copy]"));
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-dialog=objection]");
        await window.LeaveDialogAsync();
        await window.PressAsync("Alt+z");

        await window.SeesAsync("[data-action=wipe]");
        await window.PressAsync("F9");
        await window.SeesAsync("[data-action=start]");
    }

    private static async Task OpenEveryGroupAsync(DeskWindow window)
    {
        var groups = await window.Page.Locator(".grp").CountAsync();
        for (var group = 0; group < groups; group++)
        {
            await window.TabToAsync(".grp[aria-expanded=false]");
            await window.PressAsync("Enter");
            await window.Page.WaitForFunctionAsync(
                "shut => document.querySelectorAll('.grp[aria-expanded=false]').length === shut", groups - group - 1);
        }
    }

    private static async Task IsReadableZoomedAsync(DeskWindow window)
    {
        foreach (var (width, height) in _zoomed)
        {
            await window.Page.SetViewportSizeAsync(width, height);
            Assert.Empty(await window.Page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll("body *")]
                    .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
                    .map(element => element.outerHTML.slice(0, 80))
                """));
            Assert.True(await window.Page.EvaluateAsync<bool>(
                """
                () => document.querySelector(".verdict").getBoundingClientRect().bottom
                    <= document.querySelector(".view").getBoundingClientRect().top
                """));
            await window.IsAccessibleAsync();
        }

        await window.Page.SetViewportSizeAsync(1366, 768);
    }

    // In the middle of what has focus, nothing else lies on top.
    private static Task<bool> IsUncoveredAsync(DeskWindow window, string selector) => window.Page.EvaluateAsync<bool>(
        """
        selector => {
            const element = document.querySelector(selector);
            const box = element.getBoundingClientRect();
            return element.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
        }
        """,
        selector);

    private async Task ImportUnlistedAsync()
    {
        await _desk.Program.DemoIsReadyAsync();
        var folder = Directory.CreateTempSubdirectory("counterdesk-unlisted-");
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "manifest.json"), Manifest(), TestContext.Current.CancellationToken);
            var import = await DeskProgram.RunAsync(
                "import", folder.FullName, "--DataFolder", _desk.Program.DataFolder);
            Assert.True(import.ExitCode is 0, import.Output + import.Errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Manifest()
    {
        return JsonSerializer.Serialize<Dictionary<string, object>[]>(
        [
            new()
            {
                [MetadataItem.Identifier.Key] = SomeNumbers.Identifier(UnlistedCode, "BROWSER0000000001").Value,
                [MetadataItem.KindCode.Key] = UnlistedCode,
                [MetadataItem.KindName.Key] = UnlistedKind,
                [MetadataItem.Name.Key] = UnlistedKind,
                [MetadataItem.Number.Key] = "YD-9999-0001",
                [MetadataItem.HolderName.Key] = "安平",
                [MetadataItem.HolderCode.Key] = UnlistedHolder,
                [MetadataItem.HolderType.Key] = "111",
                [MetadataItem.IssuerName.Key] = "云山市民政局",
                [MetadataItem.IssuerCode.Key] = SomeNumbers.IssuerCode,
                [MetadataItem.IssuedOn.Key] = "2020-01-02",
                [MetadataItem.Region.Key] = "999901",
                [MetadataItem.Status.Key] = "有效",
                [MetadataItem.Face.Key] = new Dictionary<string, string> { ["姓名"] = "安平", ["优待内容"] = "市内公交免费" },
            },
        ]);
    }
}
