using System.Text.Json;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Pdf;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>The pages of a license beside its report, by keys only; and that nothing of them stays behind.</summary>
public sealed class LicenseDrawingTests(DeskInBrowser desk) : BrowserTest(desk)
{
    // With nothing on its face that is covered; the holders are nobody.
    private const string KindCode = SomeLicenses.RealEstateCertificate;
    private const string HolderOfTwoPages = "999901195002020028";
    private const string HolderOfPdf = "999901195003030025";
    private const string Shown = "[data-page][data-state=Shown]";

    private readonly DeskInBrowser _desk = desk;

    [Fact]
    public async Task A_seal_is_picked_by_keys_and_its_checks_open()
    {
        await _desk.Program.DemoIsReadyAsync();
        var window = await OpenAsync();
        await window.OpenLicenseAsync("999901194006120021", SomeLicenses.HouseholdRegister);
        await window.SeesAsync(Shown);
        Assert.Contains("林秀兰", await TextOfDrawingAsync(window), StringComparison.Ordinal);
        Assert.NotEqual(0, await window.CountAsync("[data-cover]"));
        await window.IsFitForAllAsync();

        await window.TabToAsync("[data-seal-at]");
        Assert.True(await IsLargeEnoughAsync(window, "[data-seal-at]"));
        await window.PressAsync("Enter");

        await window.SeesAsync("[data-group=印章][aria-expanded=true]");
        await window.SeesAsync(".picked [data-seal]");
        Assert.True(await window.HasFocusAsync("[data-seal-at][aria-pressed=true]"));
        await window.IsFitForAllAsync();
        await window.EndVisitAsync();
    }

    [Fact]
    public async Task A_page_that_was_changed_says_so_as_long_as_it_is_seen()
    {
        await _desk.Program.DemoIsReadyAsync();
        var window = await OpenAsync();
        await window.OpenLicenseAsync("999921195510030033", SomeLicenses.RealEstateCertificate);
        await window.SeesAsync(Shown);
        await window.SeesAsync("[data-open]");
        await window.IsFitForAllAsync();

        await window.TabToAsync("[data-stage]");
        await window.PressAsync("Alt+Equal", "Alt+Equal", "End");

        await window.Page.WaitForFunctionAsync("() => document.querySelector('[data-stage]').scrollTop > 100");
        Assert.True(await window.Page.EvaluateAsync<bool>(
            """
            () => {
                const box = document.querySelector("[data-ban]").getBoundingClientRect();
                const stage = document.querySelector("[data-stage]").getBoundingClientRect();
                return box.top >= stage.top - 1 && box.bottom < stage.bottom;
            }
            """));
        await window.EndVisitAsync();
    }

    [Fact]
    public async Task Pages_are_turned_grown_and_moved_by_keys_and_gone_with_the_visit()
    {
        await ImportAsync();
        var window = await OpenAsync();
        await window.OpenLicenseAsync(HolderOfTwoPages, KindCode);
        await window.SeesAsync("[data-page='1'][data-state=Shown]");
        await window.IsFitForAllAsync();

        await window.TabToAsync("[data-stage]");
        await window.Page.RouteAsync("**/pages/2.svg", route => route.AbortAsync());
        await window.PressAsync("PageDown");
        await window.SeesAsync(".sheet [data-empty]");
        await window.PressAsync("PageUp");
        await window.SeesAsync("[data-page='1'][data-state=Shown]");
        await window.Page.UnrouteAllAsync();

        await window.PressAsync("PageDown");
        await window.SeesAsync("[data-page='2'][data-state=Shown]");
        Assert.Contains("DEMO-2026-000001", await TextOfDrawingAsync(window), StringComparison.Ordinal);
        Assert.True(await window.HasFocusAsync("[data-stage='2']"));

        await window.PressAsync("Alt+Equal", "Alt+Equal", "Alt+Equal");
        await window.SeesAsync("[data-size='200']");
        var left = await ScrolledAsync(window);
        await window.PressAsync("ArrowRight", "ArrowRight");
        await window.Page.WaitForFunctionAsync(
            "left => document.querySelector('[data-stage]').scrollLeft > left", left);
        await window.PressAsync("Alt+0");
        await window.SeesAsync("[data-size='100']");
        await window.PressAsync("Alt+Minus");
        await window.SeesAsync("[data-size='75']");
        await window.PressAsync("PageUp");
        await window.SeesAsync("[data-page='1'][data-state=Shown]");

        var address = $"{window.Page.Url}/pages/1.svg";
        Assert.Equal(200, (await window.FetchAsync(address)).Status);
        await window.Page.EvaluateAsync("() => { window.kept = document.querySelector('.drawing'); }");
        await window.EndVisitAsync();

        Assert.Equal(404, (await window.FetchAsync(address)).Status);
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("() => window.kept.shadowRoot.childElementCount"));
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("async () => (await caches?.keys() ?? []).length"));
    }

    [Fact]
    public async Task A_PDF_is_drawn_from_its_own_bytes_and_let_go_of()
    {
        await ImportAsync();
        var window = await OpenAsync();
        await window.OpenLicenseAsync(HolderOfPdf, KindCode);
        await window.SeesAsync(".pdf canvas");
        await window.SeesAsync("[data-note=pdf]");
        Assert.True(await IsInkedAsync(window));
        Assert.Contains(
            "结婚证", (await window.Page.TextContentAsync(".letters"))!, StringComparison.Ordinal);
        await window.IsFitForAllAsync();

        await window.TabToAsync("[data-stage]");
        await window.PressAsync("PageDown");
        await window.SeesAsync("[data-pdf-page='2'] canvas");
        await window.Page.WaitForFunctionAsync(
            "() => document.querySelector('.pdf').dataset.drawn?.startsWith('2 ')");
        Assert.Contains("以下空白", (await window.Page.TextContentAsync(".letters"))!, StringComparison.Ordinal);
        await window.PressAsync("Alt+Equal");
        await window.Page.WaitForFunctionAsync(
            "() => document.querySelector('.pdf canvas').width > document.querySelector('[data-stage]').clientWidth");

        var address = $"{window.Page.Url}/license.pdf";
        Assert.Equal(200, (await window.FetchAsync(address)).Status);
        Assert.Single(window.Page.Workers);
        await window.Page.EvaluateAsync("() => { window.kept = document.querySelector('.pdf canvas'); }");
        await window.LeaveLicenseAsync();

        await window.Page.WaitForFunctionAsync("() => window.kept.width === 0");
        Assert.Equal(404, (await window.FetchAsync(address)).Status);
        Assert.Empty(window.Page.Workers);
        await window.EndVisitAsync();
    }

    [Fact]
    public async Task Of_a_PDF_without_a_seal_nothing_is_printed_where_the_kind_requires_one()
    {
        await ImportAsync();
        var window = await OpenAsync("en-US");
        await window.OpenLicenseAsync(HolderOfPdf, KindCode);
        await window.SeesAsync(".pdf canvas");

        await window.SeesAsync("[data-verdict=Fail]");
        Assert.Equal(0, await window.CountAsync("[data-action=copy]"));
        await window.EndVisitAsync();
    }

    private static Task<string> TextOfDrawingAsync(DeskWindow window) =>
        window.Page.EvaluateAsync<string>("() => document.querySelector('.drawing').shadowRoot.textContent");

    private static Task<double> ScrolledAsync(DeskWindow window) =>
        window.Page.EvaluateAsync<double>("() => document.querySelector('[data-stage]').scrollLeft");

    private static Task<bool> IsLargeEnoughAsync(DeskWindow window, string selector) =>
        window.Page.EvaluateAsync<bool>(
            """
            selector => {
                const { width, height } = document.querySelector(selector).getBoundingClientRect();
                return width >= 44 && height >= 44;
            }
            """,
            selector);

    // More than one color: something was drawn.
    private static Task<bool> IsInkedAsync(DeskWindow window) => window.Page.EvaluateAsync<bool>(
        """
        () => {
            const canvas = document.querySelector(".pdf canvas");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            return new Set(new Uint32Array(data.buffer)).size > 10;
        }
        """);

    private async Task ImportAsync()
    {
        await _desk.Program.DemoIsReadyAsync();
        using var folder = new SomeManifest()
            .Write("two.ofd", OfdWriter.Write(
                SomeOfd.Contents() with { Pages = [SomeOfd.Page() with { Marks = [] }, SomeOfd.Page()] }, SomeFonts.Shipped))
            .Write("one.pdf", PdfWriter.Write(SomePaper.Copy(), SomeFonts.Shipped))
            .WriteJson([Row(HolderOfTwoPages, "two.ofd"), Row(HolderOfPdf, "one.pdf")]);
        var import = await DeskProgram.RunAsync("import", folder.Folder, "--DataFolder", _desk.Program.DataFolder);
        Assert.True(import.ExitCode is 0, import.Output + import.Errors);
    }

    private static Dictionary<MetadataItem, string> Row(string holder, string file) => new()
    {
        [MetadataItem.Identifier] = SomeNumbers.Identifier(KindCode, $"DRAWING00000{holder[^5..]}").Value,
        [MetadataItem.KindCode] = KindCode,
        [MetadataItem.KindName] = "不动产权证书",
        [MetadataItem.Name] = "不动产权证书",
        [MetadataItem.Number] = SomeLicenses.Of(KindCode).Number,
        [MetadataItem.HolderName] = SomeOfd.HolderName,
        [MetadataItem.HolderCode] = holder,
        [MetadataItem.HolderType] = "111",
        [MetadataItem.IssuerName] = "云山市民政局",
        [MetadataItem.IssuerCode] = SomeNumbers.IssuerCode,
        [MetadataItem.IssuedOn] = "2020-01-02",
        [MetadataItem.Region] = "999901",
        [MetadataItem.Status] = "有效",
        [MetadataItem.Face] = JsonSerializer.Serialize(
            SomeLicenses.FaceOf(KindCode).ToDictionary(value => value.Key, value => value.Value)),
        [MetadataItem.File] = file,
    };
}
