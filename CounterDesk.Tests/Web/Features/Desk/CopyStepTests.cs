using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Copy;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class CopyStepTests : VisitTestContext
{
    [Fact]
    public async Task The_file_that_is_previewed_is_the_one_that_was_registered()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);

        var page = RenderVisit(visit);

        var copy = Assert.Single((await SummaryAsync(visit)).Copies);
        Assert.Equal((CopyState.Reserved, CopyForm.CertifiedCopy), (copy.State, copy.Form));
        Assert.Equal(copy.Number.Value, page.Find("iframe").GetAttribute("data-preview"));
        Assert.StartsWith(
            $"/desk/visits/{visit.Id}/copy.pdf", page.Find("iframe").GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal(copy.PageDigest, Sm3.Hash(Desk.Contents.Of(visit.Id).Copy!.Pdf));
        Assert.Equal(nameof(AuditAction.CopyReserved), (await Desk.ReadLogAsync())[^1].Action);
    }

    [Theory]
    [InlineData(VisitNeeds.None, CopyEdition.Standard)]
    [InlineData(VisitNeeds.LargePrint | VisitNeeds.SlowPace, CopyEdition.LargePrint)]
    public async Task The_edition_is_the_one_the_person_needs(VisitNeeds needs, CopyEdition edition)
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        await Desk.NeedAsync(visit, needs);

        var page = RenderVisit(visit);

        Assert.Equal(edition, Assert.Single((await SummaryAsync(visit)).Copies).Edition);
        Assert.Equal(Text<CopyStepText>($"Edition_{edition}"), Words(page, "[data-fact=edition]"));
        var entry = (await Desk.ReadLogAsync())[^1];
        Assert.Contains($"\nEdition={edition}\n", entry.Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(VisitNeeds.OtherLanguage, true)]
    [InlineData(VisitNeeds.LargePrint, false)]
    public async Task Who_does_not_read_Chinese_well_has_English_beside_it(VisitNeeds needs, bool hasEnglish)
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        await Desk.NeedAsync(visit, needs);

        var page = RenderVisit(visit);

        Assert.Equal(hasEnglish, Assert.Single((await SummaryAsync(visit)).Copies).HasEnglish);
        Assert.Equal(hasEnglish, Says(page).Contains(Text<CopyStepText>("English_Has"), StringComparison.Ordinal));
        Assert.Equal(
            Text<CopyStepText>(hasEnglish ? "English_Without" : "English_With"),
            Words(page, "[data-action=english] span"));
        Assert.Equal(hasEnglish, (await Desk.ReadLogAsync())[^1].Details!.Contains("\nEnglish=Yes", StringComparison.Ordinal));

        static string Says(IRenderedComponent<VisitPage> page) => Words(page, "[data-fact=edition]");
    }

    [Fact]
    public async Task Both_editions_and_English_are_chosen_at_the_step_and_kept_for_the_next_copy()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        var page = RenderVisit(visit);

        await page.Find("[data-action=english]").ClickAsync();
        await page.Find("[data-action=both]").ClickAsync();

        var copies = (await SummaryAsync(visit)).Copies;
        Assert.Equal(
            [new(CopyEdition.Standard, false), new(CopyEdition.Standard, true), new CopyLook(CopyEdition.Both, true)],
            copies.Select(copy => copy.Look));
        Assert.Equal(copies[1].Number, copies[2].Replaces);
        Assert.Empty(page.FindAll("[data-action=both]"));
        Assert.Equal(Text<CopyStepText>("Edition_To_Standard"), Words(page, "[data-action=edition] span"));

        Desk.Contents.Of(visit.Id).LeaveCopy();
        RenderVisit(visit);
        Assert.Equal(new CopyLook(CopyEdition.Both, true), (await SummaryAsync(visit)).Copies[^1].Look);
    }

    [Fact]
    public async Task Another_edition_is_another_number_that_names_the_one_that_became_void()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        var page = RenderVisit(visit);
        var standard = Desk.Contents.Of(visit.Id).Copy!.Pdf;

        await page.Find("[data-action=edition]").ClickAsync();

        var copies = (await SummaryAsync(visit)).Copies;
        Assert.Equal([CopyState.Void, CopyState.Reserved], copies.Select(copy => copy.State));
        Assert.Equal([CopyEdition.Standard, CopyEdition.LargePrint], copies.Select(copy => copy.Edition));
        Assert.Equal(copies[0].Number, copies[1].Replaces);
        Assert.Equal(copies[1].Number.Value, page.Find("iframe").GetAttribute("data-preview"));
        Assert.Equal(copies[1].PageDigest, Sm3.Hash(Desk.Contents.Of(visit.Id).Copy!.Pdf));
        Assert.All(standard, value => Assert.Equal(0, value));
        Assert.Equal(Text<CopyStepText>("Edition_To_Standard"), Words(page, "[data-action=edition] span"));
    }

    [Fact]
    public async Task The_edition_stays_as_it_is_when_the_change_could_not_be_recorded()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        var page = RenderVisit(visit);
        await Desk.BreakAuditAsync();

        await page.Find("[data-action=edition]").ClickAsync();

        Assert.NotEmpty(page.FindAll("[data-stop=log]"));
        var copy = Assert.Single((await SummaryAsync(visit)).Copies);
        Assert.Equal((CopyState.Reserved, CopyEdition.Standard), (copy.State, copy.Edition));
    }

    [Fact]
    public async Task Who_was_given_large_print_once_gets_it_again_and_a_spoiled_sheet_is_made_as_it_was()
    {
        BrowserPrints(opens: true);
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        var page = RenderVisit(visit);
        await page.Find("[data-action=edition]").ClickAsync();
        await AnswerAsync(page, PrintOutcome.Spoiled);
        await page.Find("[data-action=reprint]").ClickAsync();
        Desk.Contents.Of(visit.Id).Show(SomeOpenLicenses.Passed(SomeLicenses.ResidentIdCard));

        RenderVisit(visit);

        Assert.Equal(
            [CopyEdition.Standard, CopyEdition.LargePrint, CopyEdition.LargePrint, CopyEdition.LargePrint],
            (await SummaryAsync(visit)).Copies.Select(copy => copy.Edition));
    }

    [Fact]
    public async Task Once_the_print_window_was_open_the_edition_is_no_longer_changed()
    {
        BrowserPrints(opens: true);
        var page = RenderVisit(await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy));

        await page.Find("[data-action=print]").ClickAsync();

        Assert.Empty(page.FindAll("[data-action=edition]"));
    }

    [Fact]
    public async Task Coming_back_to_the_copy_shows_the_same_number_again()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        var page = RenderVisit(visit);

        await page.Find("[data-action=back]").ClickAsync();
        await page.Find("[data-action=copy]").ClickAsync();

        Assert.Single((await SummaryAsync(visit)).Copies);
        Assert.NotEmpty(page.FindAll("iframe"));
    }

    [Fact]
    public async Task After_printing_the_clerk_is_asked_and_no_answer_is_given_for_her()
    {
        BrowserPrints(opens: true);
        var page = RenderVisit(await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy));
        Assert.Empty(page.FindAll("[data-question]"));

        await page.Find("[data-action=print]").ClickAsync();

        Assert.NotEmpty(page.FindAll("[data-question]"));
        Assert.Empty(page.FindAll("[data-field=outcome] input[checked]"));
        Assert.Equal(Text<DeskText>("Print_Answer_Missing"), Words(page, "[data-action=answer] span"));
    }

    [Fact]
    public async Task Sending_a_copy_to_the_printer_is_recorded_first_and_nothing_is_printed_without()
    {
        BrowserPrints(opens: true);
        var page = RenderVisit(await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy));
        await page.Find("[data-action=print]").ClickAsync();
        Assert.Equal(nameof(AuditAction.CopySent), (await Desk.ReadLogAsync())[^1].Action);
        Assert.Single(JSInterop.Invocations["printFrame"]);

        await Desk.BreakAuditAsync();
        await page.Find("[data-action=print]").ClickAsync();

        Assert.NotEmpty(page.FindAll("[data-stop=log]"));
        Assert.Single(JSInterop.Invocations["printFrame"]);
    }

    [Fact]
    public async Task A_print_window_that_does_not_open_is_not_taken_for_a_print()
    {
        BrowserPrints(opens: false);
        var page = RenderVisit(await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy));

        await page.Find("[data-action=print]").ClickAsync();

        Assert.Empty(page.FindAll("[data-question]"));
        Assert.Contains(
            Text<CopyStepText>("Print_NotOpened_Title"),
            page.Find("[data-banner=Warn]").TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_came_out_well_is_recorded_and_its_file_is_gone()
    {
        BrowserPrints(opens: true);
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        var page = RenderVisit(visit);
        var pdf = Desk.Contents.Of(visit.Id).Copy!.Pdf;

        await AnswerAsync(page, PrintOutcome.CameOutWell);

        Assert.Equal(CopyState.Printed, Assert.Single((await SummaryAsync(visit)).Copies).State);
        Assert.Equal(nameof(VisitStep.Closing), page.Find("[aria-current=step]").GetAttribute("data-step"));
        Assert.NotEmpty(page.FindAll("[data-step=Copy] svg"));
        Assert.Null(Desk.Contents.Of(visit.Id).Copy);
        Assert.All(pdf, value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData(PrintOutcome.Spoiled)]
    [InlineData(PrintOutcome.DidNotComeOut)]
    public async Task A_sheet_that_is_not_handed_over_is_void_and_printing_again_takes_a_number_that_names_it(
        PrintOutcome outcome)
    {
        BrowserPrints(opens: true);
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        var page = RenderVisit(visit);

        await AnswerAsync(page, outcome);
        Assert.Equal(Text<CopyStepText>("Answered_Void_Title"), Words(page, "h1"));
        Assert.Empty(page.FindAll("iframe"));
        await page.Find("[data-action=reprint]").ClickAsync();

        var copies = (await SummaryAsync(visit)).Copies;
        Assert.Equal([CopyState.Void, CopyState.Reserved], copies.Select(copy => copy.State));
        Assert.Equal(copies[0].Number, copies[1].Replaces);
        Assert.Equal(copies[1].Number.Value, page.Find("iframe").GetAttribute("data-preview"));
    }

    [Fact]
    public async Task A_license_not_in_force_takes_no_number_before_the_clerk_says_that_the_recipient_takes_it()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Expired(), VisitStep.Copy);
        var page = RenderVisit(visit);
        Assert.Equal(Text<CopyStepText>("Accept_Missing"), Words(page, "[data-action=accept] span"));
        Assert.Empty((await SummaryAsync(visit)).Copies);

        await page.Find("[data-field=accepts] [data-digit='1']").ChangeAsync("Accepted");
        await page.Find("[data-action=accept]").ClickAsync();

        Assert.Equal(CopyForm.MarkedCopy, Assert.Single((await SummaryAsync(visit)).Copies).Form);
        Assert.NotEmpty(page.FindAll("[data-banner=Warn]"));
    }

    [Fact]
    public async Task A_license_not_in_force_that_the_recipient_does_not_take_is_not_copied()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Expired(), VisitStep.Copy);
        var page = RenderVisit(visit);

        await page.Find("[data-field=accepts] [data-digit='2']").ChangeAsync("NotAccepted");
        await page.Find("[data-action=accept]").ClickAsync();

        Assert.Equal(nameof(VisitStep.License), page.Find("[aria-current=step]").GetAttribute("data-step"));
        Assert.Empty((await SummaryAsync(visit)).Copies);
    }

    [Fact]
    public async Task What_could_not_be_told_becomes_an_information_sheet_that_says_so()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.WithoutFile(), VisitStep.Copy);

        var page = RenderVisit(visit);

        Assert.Equal(CopyForm.InformationSheet, Assert.Single((await SummaryAsync(visit)).Copies).Form);
        Assert.Equal(Text<CopyStepText>("Title_InformationSheet"), Words(page, "h1"));
        Assert.NotEmpty(page.FindAll("[data-banner=Unknown]"));
    }

    [Fact]
    public async Task Nothing_is_printed_of_what_is_not_genuine()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Changed(), VisitStep.Copy);

        var page = RenderVisit(visit);

        Assert.Equal(Text<CopyStepText>("Refused_Title"), Words(page, "h1"));
        Assert.NotEmpty(page.FindAll("[data-say]"));
        Assert.Empty((await SummaryAsync(visit)).Copies);
    }

    [Fact]
    public async Task A_character_without_a_shape_stops_the_print_is_named_and_takes_no_number()
    {
        var license = SomeOpenLicenses.Passed();
        license = license with
        {
            License =
                license.License with { Face = [new FaceValue("holderName", "吴𠮷"), .. license.License.Face.Skip(1)] },
        };
        var visit = await OpenVisitAsync(license, VisitStep.Copy);

        var page = RenderVisit(visit);

        Assert.Equal("𠮷", Words(page, "[data-missing='U+20BB7'] .glyph"));
        Assert.Equal(Text<CopyStepText>("Gate_Title", 1), Words(page, "h1"));
        Assert.Empty(page.FindAll("iframe"));
        Assert.Empty((await SummaryAsync(visit)).Copies);
        Assert.Equal("true", page.Find("[data-action=go-on]").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task While_the_log_cannot_be_written_no_number_is_taken_and_the_desk_says_why()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        await Desk.BreakAuditAsync();

        var page = RenderVisit(visit);

        Assert.NotEmpty(page.FindAll("[data-stop=log]"));
        Assert.Empty((await SummaryAsync(visit)).Copies);
    }

    private Task<VisitSummary> SummaryAsync(Visit visit) => Desk.Visits.SummarizeAsync(visit.Id, Cancellation);

    private static async Task AnswerAsync(IRenderedComponent<VisitPage> page, PrintOutcome outcome)
    {
        await page.Find("[data-action=print]").ClickAsync();
        await page.Find($"[data-field=outcome] [value={outcome}]").ChangeAsync(outcome.ToString());
        await page.Find("[data-action=answer]").ClickAsync();
    }
}
