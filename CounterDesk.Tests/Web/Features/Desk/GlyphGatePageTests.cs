using Bunit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Copy;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.Desk;

/// <summary>The print stopped at a character: what the clerk sees, and each way out.</summary>
public sealed class GlyphGatePageTests : VisitTestContext
{
    private const string Rare = "\U0002EC2F";

    private readonly string _data = Directory.CreateTempSubdirectory("counterdesk-fonts-").FullName;
    private PageFonts? _fonts;

    internal override PageFonts Fonts => _fonts ??= SomeCopyDesk.FontsIn(_data);

    private ConfirmationDesk Confirmations => Services.GetRequiredService<ConfirmationDesk>();

    private string FontFolder => Directory.CreateDirectory(Path.Combine(_data, "fonts")).FullName;

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        Directory.Delete(_data, recursive: true);
    }

    [Theory]
    [InlineData(Rare, "U+2EC2F", "ExtensionI", "U+2EC2F")]
    [InlineData("\uE863", "U+E863", "PrivateUse", "U+E863")]
    [InlineData("葛\U000E0100", "U+E0100", "VariationSelectors", "U+845B+E0100")]
    public async Task The_character_is_shown_with_its_code_point_block_and_fonts_that_were_asked(
        string character, string missing, string block, string named)
    {
        var page = RenderVisit(await OpenAsync("吴" + character));

        var card = page.Find($"[data-missing='{missing}']");
        Assert.Equal(character, card.QuerySelector(".glyph")!.TextContent.Trim());
        Assert.Equal(named, card.QuerySelector(".code")!.TextContent);
        Assert.Equal(Text<CopyStepText>($"Block_{block}"), card.QuerySelector($"[data-block={block}]")!.TextContent);
        Assert.Contains(Text<CopyStepText>("Gate_In", "吴" + character), card.TextContent, StringComparison.Ordinal);
        Assert.Equal(["lacks", "lacks"], card.QuerySelectorAll("[data-tried]").Select(row => row.GetAttribute("data-tried")));
        Assert.Equal(
            ["Font", "Code", "Paper"],
            page.FindAll("[data-field=way] input").Select(way => way.GetAttribute("value")));
        Assert.Empty(page.FindAll("[data-field=way] input[checked]"));
        Assert.Equal(
            (await Desk.ReadLogAsync())[^1].Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
            page.Find("[data-proof]").GetAttribute("data-proof"));
    }

    [Theory]
    [InlineData("\uE863", 1)]
    [InlineData(Rare, 0)]
    public async Task A_character_of_an_old_system_comes_with_what_to_say(string character, int sentences)
    {
        var page = RenderVisit(await OpenAsync("吴" + character));

        Assert.Equal(sentences, page.FindAll("[data-say]").Count(say => say.TextContent.Contains(
            Text<CopyStepText>("Gate_OldSystem_Say"), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_font_put_into_the_folder_counts_at_the_next_try_and_its_shape_is_asked_about()
    {
        var visit = await OpenAsync("吴" + Rare);
        var page = RenderVisit(visit);
        File.WriteAllBytes(Path.Combine(FontFolder, "hall.ttf"), FontForge.WithOneCharacter(0x2EC2F));

        await ChooseAsync(page, "Font");
        await GoOnAsync(page);

        Assert.Equal(Text<CopyStepText>("Gate_Substituted_Title", 1), Words(page, "h1"));
        Assert.StartsWith("M", page.Find("[data-shape='SourceCodePro-Medium'] path").GetAttribute("d"), StringComparison.Ordinal);
        Assert.Empty((await SummaryAsync(visit)).Copies);

        await ChooseAsync(page, "Shape");
        await GoOnAsync(page);

        var copy = Assert.Single((await SummaryAsync(visit)).Copies);
        Assert.Equal(copy.PageDigest, Sm3.Hash(Desk.Contents.Of(visit.Id).Copy!.Pdf));
        Assert.Contains(
            "\nShape=U+2EC2F from SourceCodePro-Medium", (await Desk.ReadLogAsync())[^1].Details, StringComparison.Ordinal);
        using var paper = new PdfContents(Desk.Contents.Of(visit.Id).Copy!.Pdf);
        Assert.Contains(
            "字形取自备用字体", string.Concat(Enumerable.Range(1, paper.Pages.Count).Select(paper.TextOf)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shape_found_right_is_not_asked_about_again_for_another_edition()
    {
        File.WriteAllBytes(Path.Combine(FontFolder, "hall.ttf"), FontForge.WithOneCharacter(0x2EC2F));
        var visit = await OpenAsync("吴" + Rare);
        var page = RenderVisit(visit);
        await ChooseAsync(page, "Shape");
        await GoOnAsync(page);

        await page.Find("[data-action=edition]").ClickAsync();

        Assert.Equal([CopyState.Void, CopyState.Reserved], (await SummaryAsync(visit)).Copies.Select(copy => copy.State));
    }

    [Fact]
    public async Task A_font_that_cannot_be_used_is_named_with_the_reason()
    {
        File.WriteAllText(Path.Combine(FontFolder, "坏.ttf"), "no font");
        File.WriteAllBytes(Path.Combine(FontFolder, "x.otf"), FontForge.Source);
        var page = RenderVisit(await OpenAsync("吴" + Rare));

        await ChooseAsync(page, "Font");

        var refused = page.Find("[data-refused]").TextContent;
        Assert.Contains(Text<CopyStepText>("Font_Refused_Damaged"), refused, StringComparison.Ordinal);
        Assert.Contains("坏.ttf", refused, StringComparison.Ordinal);
        Assert.Contains(Text<CopyStepText>("Font_Refused_NotTrueType"), refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_code_is_printed_when_a_supervisor_agreed_and_the_log_says_so()
    {
        var visit = await OpenAsync("吴" + Rare);
        var page = RenderVisit(visit);
        await ChooseAsync(page, "Code");
        Assert.Contains("吴〔U+2EC2F〕", page.Find("[data-coded]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("[data-action=go-on]").GetAttribute("aria-disabled"));

        var asked = await AskAsync(page, visit);
        await DecideAsync(asked, SomeConfirmations.Supervisor, ConfirmationAnswer.Confirmed);
        page.WaitForAssertion(() => Assert.Null(page.Find("[data-action=go-on]").GetAttribute("aria-disabled")));
        await GoOnAsync(page);

        Assert.Single((await SummaryAsync(visit)).Copies);
        using var paper = new PdfContents(Desk.Contents.Of(visit.Id).Copy!.Pdf);
        var text = string.Concat(Enumerable.Range(1, paper.Pages.Count).Select(paper.TextOf));
        Assert.Contains("吴〔U+2EC2F〕", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Rare, text, StringComparison.Ordinal);
        Assert.Contains(
            $"\nCoded=U+2EC2F\nConfirmation={asked}\n", (await Desk.ReadLogAsync())[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleague_cannot_agree_to_it_and_a_supervisors_no_is_the_end_of_it()
    {
        var visit = await OpenAsync("吴" + Rare);
        var page = RenderVisit(visit);
        await ChooseAsync(page, "Code");
        var asked = await AskAsync(page, visit);

        var refused = await DecideAsync(asked, TestDesk.Colleague, ConfirmationAnswer.Confirmed);
        Assert.Equal(ConfirmationFault.SupervisorNeeded, Assert.IsType<ConfirmationEntry.Refused>(refused).Fault);

        await DecideAsync(asked, SomeConfirmations.Supervisor, ConfirmationAnswer.Declined);
        page.WaitForAssertion(() => Assert.Contains(
            Text<ConfirmationText>("Outcome_CodePoints_Declined"), page.Markup, StringComparison.Ordinal));
        Assert.Equal("true", page.Find("[data-action=go-on]").GetAttribute("aria-disabled"));
        await GoOnAsync(page);
        Assert.Empty((await SummaryAsync(visit)).Copies);
        Assert.Empty(page.FindAll("[data-action=ask-second]"));
    }

    [Fact]
    public async Task Without_a_supervisor_nothing_is_coded_whatever_the_page_asks_for()
    {
        var visit = await OpenAsync("吴" + Rare);
        var copies = SomeCopyDesk.Of(Desk, fonts: Fonts);

        var prepared = await copies.PrepareAsync(
            new(visit.Id, SomeClerk.Value, Desk.Contents.Of(visit.Id).License!) { Glyphs = new() { Coded = [Rare] } },
            Cancellation);

        Assert.IsType<PreparedCopy.GateRefused>(prepared);
        Assert.Empty((await SummaryAsync(visit)).Copies);
    }

    [Fact]
    public async Task What_a_supervisor_agreed_to_holds_for_these_characters_only_and_not_for_ever()
    {
        var visit = await OpenAsync($"吴{Rare}\uE863");
        var matter = CodedCharacters.MatterOf(visit, [Rare])!;
        var asked = await Confirmations.AskAsync(matter, null, SomeConfirmations.Reason, SomeClerk.Value, Cancellation);
        await DecideAsync(asked.Id, SomeConfirmations.Supervisor, ConfirmationAnswer.Confirmed);
        var copies = SomeCopyDesk.Of(Desk, fonts: Fonts);
        var request = new CopyRequest(
            visit.Id, SomeClerk.Value, Desk.Contents.Of(visit.Id).License!);

        Assert.IsType<PreparedCopy.GateRefused>(await copies.PrepareAsync(
            request with { Glyphs = new() { Coded = [Rare, "\uE863"] } }, Cancellation));
        Desk.Time.Advance(TimeSpan.FromMinutes(61));
        Desk.Contents.Of(visit.Id).Show(Named("吴" + Rare));
        Assert.IsType<PreparedCopy.GateRefused>(await copies.PrepareAsync(
            request with { License = Named("吴" + Rare), Glyphs = new() { Coded = [Rare] } }, Cancellation));
        Assert.Empty((await SummaryAsync(visit)).Copies);
    }

    [Fact]
    public async Task The_paper_document_is_a_way_too_and_takes_no_number()
    {
        var visit = await OpenAsync("吴" + Rare);
        var page = RenderVisit(visit);

        await ChooseAsync(page, "Paper");
        await GoOnAsync(page);

        Assert.Empty(page.FindAll("[data-missing]"));
        Assert.Empty((await SummaryAsync(visit)).Copies);
    }

    private Task<Visit> OpenAsync(string name) => OpenVisitAsync(Named(name), VisitStep.Copy);

    private static OpenLicense Named(string name)
    {
        var license = SomeOpenLicenses.Passed();
        return license with
        {
            License = license.License with
            {
                Face = [new FaceValue("holderName", name), .. license.License.Face.Skip(1)],
            },
        };
    }

    private async Task<Guid> AskAsync(IRenderedComponent<VisitPage> page, Visit visit)
    {
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-action=ask-second]")));
        await page.Find("[data-field=confirmation-reason]").InputAsync("证件上看得清");
        await page.Find("[data-action=ask-second]").ClickAsync();
        var matter = CodedCharacters.MatterOf(visit, [Rare])!;
        var asked = (await Confirmations.FindLastAsync(matter, Cancellation))!;
        Assert.True(asked.NeedsSupervisor);
        return asked.Id;
    }

    private Task<ConfirmationEntry> DecideAsync(Guid asked, Clerk by, ConfirmationAnswer answer) =>
        Confirmations.DecideAsync(asked, by, ConfirmationWay.OwnBrowser, answer, null, Cancellation);

    private static Task ChooseAsync(IRenderedComponent<VisitPage> page, string way) =>
        page.Find($"[data-field=way] [value={way}]").ChangeAsync(way);

    private static Task GoOnAsync(IRenderedComponent<VisitPage> page) =>
        page.Find("[data-action=go-on]").ClickAsync();

    private Task<VisitSummary> SummaryAsync(Visit visit) => Desk.Visits.SummarizeAsync(visit.Id, Cancellation);
}
