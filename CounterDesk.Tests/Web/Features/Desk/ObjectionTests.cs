using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Objections;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class ObjectionTests : VisitTestContext
{
    [Fact]
    public async Task The_dialog_offers_what_can_be_said_and_chooses_nothing_for_the_clerk()
    {
        var license = SomeOpenLicenses.Passed() with { File = new(LicenseFileFormat.Ofd, new byte[10]) };
        var page = RenderVisit(await OpenVisitAsync(license, VisitStep.License));

        await page.Find("[data-action=objection]").ClickAsync();

        Assert.Equal(
            [("1", true), ("2", false), ("3", false), ("4", true), ("5", true)],
            page.FindAll("[data-field=fault] input")
                .Select(input => (input.GetAttribute("data-digit")!, input.HasAttribute("disabled"))));
        Assert.Equal("2", page.Find("[data-field=fault] [data-first-focus]").GetAttribute("data-digit"));
        Assert.Empty(page.FindAll("[data-field=fault] input[checked]"));
        Assert.Equal(Text<ObjectionText>("Dialog_Missing"), Words(page, "[data-action=file-objection] span"));
    }

    [Fact]
    public async Task Filing_shows_number_due_day_words_and_the_receipt_that_prints()
    {
        BrowserPrints(opens: true);
        var visit = await OpenVisitAsync(SomeOpenLicenses.Changed(), VisitStep.License);
        var page = RenderVisit(visit);

        await FileAsync(page, ObjectionFault.NotGenuine);

        var objection = Desk.Contents.Of(visit.Id).Objection!.Objection;
        Assert.Empty(page.FindAll("dialog"));
        Assert.Equal(objection.Number, page.Find("[data-objection]").GetAttribute("data-objection"));
        Assert.Equal("2026年4月1日", Words(page, "[data-due]"));
        Assert.Contains("2026年4月1日", Words(page, "[data-say] p"), StringComparison.Ordinal);
        Assert.StartsWith(
            $"/desk/visits/{visit.Id}/receipt.pdf", page.Find("iframe").GetAttribute("src"), StringComparison.Ordinal);

        await page.Find("[data-action=print-receipt]").ClickAsync();

        Assert.Equal(nameof(AuditAction.ObjectionReceiptSent), (await Desk.ReadLogAsync())[^1].Action);
        Assert.Single(JSInterop.Invocations["printFrame"]);
    }

    [Fact]
    public async Task Nothing_is_filed_or_printed_that_cannot_be_recorded()
    {
        BrowserPrints(opens: true);
        var visit = await OpenVisitAsync(SomeOpenLicenses.Changed(), VisitStep.License);
        var page = RenderVisit(visit);
        await Desk.BreakAuditAsync();
        await FileAsync(page, ObjectionFault.Wrong);
        Assert.NotEmpty(page.FindAll("[data-stop=log]"));
        Assert.Null(Desk.Contents.Of(visit.Id).Objection);

        await Desk.MendAuditAsync();
        await page.Find("[data-action=try-again]").ClickAsync();
        Assert.NotEmpty(page.FindAll("[data-objection]"));

        await Desk.BreakAuditAsync();
        await page.Find("[data-action=print-receipt]").ClickAsync();
        Assert.NotEmpty(page.FindAll("[data-stop=log]"));
        Assert.Empty(JSInterop.Invocations["printFrame"]);
    }

    [Fact]
    public async Task A_character_without_a_shape_is_named_instead_of_a_receipt()
    {
        var page = RenderVisit(await OpenVisitAsync(SomeOpenLicenses.Changed(), VisitStep.License));
        await page.Find("[data-action=objection]").ClickAsync();
        await ChooseAsync(page, ObjectionFault.Wrong);
        await page.Find("#objection-note").InputAsync("名字应是\U000323AF");

        await page.Find("[data-action=file-objection]").ClickAsync();

        Assert.Contains("\U000323AF（U+323AF）", page.Find("[data-banner=Warn]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("iframe, [data-action=print-receipt]"));
        Assert.NotEmpty(page.FindAll("[data-objection]"));
    }

    [Fact]
    public async Task A_note_that_is_too_long_is_said_and_not_filed()
    {
        var page = RenderVisit(await OpenVisitAsync(SomeOpenLicenses.Changed(), VisitStep.License));
        await page.Find("[data-action=objection]").ClickAsync();
        await ChooseAsync(page, ObjectionFault.Wrong);

        await page.Find("#objection-note").InputAsync(new string('长', ObjectionRules.MaxNoteLength + 1));

        Assert.Equal(Text<ObjectionText>("Note_TooLong"), Words(page, "#objection-note-hint"));
        Assert.Equal("true", page.Find("[data-action=file-objection]").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task After_the_receipt_the_license_is_there_again_and_the_paper_way_stays()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Changed(), VisitStep.License);
        var page = RenderVisit(visit);
        await FileAsync(page, ObjectionFault.NotGenuine);

        await page.Find("[data-action=leave-receipt]").ClickAsync();
        Assert.NotEmpty(page.FindAll("[data-verdict]"));
        Assert.Null(Desk.Contents.Of(visit.Id).Objection);

        await page.Find("[data-action=paper]").ClickAsync();
        Assert.Equal(nameof(VisitStep.Closing), page.Find("[aria-current=step]").GetAttribute("data-step"));
    }

    [Fact]
    public async Task What_was_not_found_can_be_reported_as_missing()
    {
        var visit = await Desk.OpenVisitAsync();
        await Desk.LookUp.SearchAsync(visit.Id, SomeClerk.Value, SomeLicenses.Lin.Code.Text, Cancellation);
        var page = RenderVisit(visit);

        await page.Find("[data-action=objection]").ClickAsync();
        Assert.Equal(4, page.FindAll("[data-field=fault] input[disabled]").Count);
        await ChooseAsync(page, ObjectionFault.Missing);
        await page.Find("[data-action=file-objection]").ClickAsync();

        Assert.Equal(ObjectionFault.Missing, Desk.Contents.Of(visit.Id).Objection!.Objection.Fault);
        Assert.Contains(Text<ObjectionText>("Issuer_Unknown"), page.Find("[data-objection]").TextContent, StringComparison.Ordinal);
    }

    private static async Task FileAsync(IRenderedComponent<VisitPage> page, ObjectionFault fault)
    {
        await page.Find("[data-action=objection]").ClickAsync();
        await ChooseAsync(page, fault);
        await page.Find("[data-action=file-objection]").ClickAsync();
    }

    private static Task ChooseAsync(IRenderedComponent<VisitPage> page, ObjectionFault fault) =>
        page.Find($"[data-field=fault] input[value={fault}]").ChangeAsync(fault.ToString());
}
