using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.License;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class LicenseStepTests : VisitTestContext
{
    /// <summary>The one rule of printing, as the filled button says it.</summary>
    public static TheoryData<OpenLicense, string, string> Rule => new()
    {
        { SomeOpenLicenses.Passed(), "copy", "License_CertifiedCopy" },
        { SomeOpenLicenses.Expired(), "copy", "License_CopyMarkedNotInForce" },
        { SomeOpenLicenses.WithoutFile(), "copy", "License_InformationSheet" },
        { SomeOpenLicenses.Changed(), "objection", "Objection_Button" },
        { SomeOpenLicenses.Unlisted(), "copy", "License_InformationSheet" },
    };

    [Theory]
    [MemberData(nameof(Rule))]
    public async Task The_filled_button_offers_what_may_be_printed_and_nothing_else(
        OpenLicense license, string action, string key)
    {
        var page = RenderVisit(await OpenVisitAsync(license, VisitStep.License));

        Assert.Equal(Text<DeskText>(key), Words(page, $"[data-action={action}] span"));
        Assert.Single(page.FindAll(".actions .btn.main"));
    }

    [Theory]
    [InlineData(LicenseStatus.Suspended)]
    [InlineData(LicenseStatus.Withdrawn)]
    public async Task A_license_that_changes_while_it_is_open_is_verified_again_before_anything_is_printed(LicenseStatus status)
    {
        var license = SomeOpenLicenses.Passed();
        var visit = await OpenVisitAsync(license, VisitStep.License);
        var page = RenderVisit(visit);
        Assert.NotEmpty(page.FindAll("[data-action=copy]"));

        Desk.Contents.Of(visit.Id).Tell(license, new(status, Desk.Time.GetUtcNow().UtcDateTime));
        Desk.Contents.TellHeard(visit.Id);

        page.WaitForElement($"[data-change={status}]");
        Assert.Empty(page.FindAll("[data-action=copy]"));
        var shown = Desk.Contents.Of(visit.Id);
        Assert.Same(license.Report, shown.License!.Report);
        Assert.Equal(status is LicenseStatus.Withdrawn, shown.Pages is PagesAnswer.TakenBack);
    }

    [Fact]
    public async Task Going_back_to_the_results_lets_go_of_the_license()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.License);
        var page = RenderVisit(visit);

        await page.Find("[data-action=back]").ClickAsync();

        Assert.Null(Desk.Contents.Of(visit.Id).License);
        Assert.NotEmpty(page.FindAll("[data-field=search]"));
    }

    [Fact]
    public async Task After_a_restart_the_content_is_fetched_again_under_the_same_purpose()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.License);
        Desk.Contents.Wipe(visit.Id);

        var page = RenderVisit(visit);

        Assert.Equal(Text<DeskText>("Again_Title"), Words(page, "h1"));
        await page.Find("[data-action=fetch-again]").ClickAsync();
        Assert.NotEmpty(page.FindAll("[data-field=search]"));
        Assert.Equal("高龄津贴申领", Words(page, "[data-field=purpose-shown]"));
    }

    [Fact]
    public async Task A_covered_field_is_shown_once_that_and_the_reason_are_recorded()
    {
        var license = SomeOpenLicenses.Passed();
        var visit = await OpenVisitAsync(license, VisitStep.License);
        var page = RenderVisit(visit);
        await page.Find("[data-action=show-data]").ClickAsync();
        Assert.Equal("OfAnotherPerson", page.Find("tr[data-field=spouseName]").GetAttribute("data-masked"));

        await RevealAsync(page, "spouseName", "核对配偶姓名");

        Assert.Contains(SomeLicenses.Shen.Name, page.Find("tr[data-field=spouseName]").TextContent, StringComparison.Ordinal);
        Assert.Equal("OfAnotherPerson", page.Find("tr[data-field=spouseIdNumber]").GetAttribute("data-masked"));
        var entry = (await Desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.FieldRevealed), "Field=spouseName\nMask=OfAnotherPerson\nReason=核对配偶姓名"),
            (entry.Action, entry.Details));
    }

    [Fact]
    public async Task A_covered_field_stays_covered_when_that_cannot_be_recorded()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.License);
        var page = RenderVisit(visit);
        await Desk.BreakAuditAsync();

        await RevealAsync(page, "spouseName", "核对配偶姓名");

        Assert.Empty(Desk.Contents.Of(visit.Id).License!.Revealed);
        Assert.DoesNotContain(SomeLicenses.Shen.Name, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_about_somebody_else_is_not_shown_at_a_visit_at_which_somebody_refused()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.License);
        var asked = await Desk.Consent.AskAsync(
            visit.Id, SomeClerk.Value, visit.Parties[2].Id, SomeVisits.Purpose.Kinds, reason: null, Cancellation);
        await Desk.Consent.AnswerAsync(
            visit.Id, SomeClerk.Value, asked.Question!.Id, ConsentAnswer.Refused, BasisProof.MonitorTurned, Cancellation);

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Desk.LookUp.RevealAsync(
            visit.Id, SomeClerk.Value, "spouseName", "核对配偶姓名", Cancellation));
    }

    private static async Task RevealAsync(IRenderedComponent<VisitPage> page, string key, string reason)
    {
        await page.Find("[data-action=reveal-field]").ClickAsync();
        var covered = page.FindComponent<RevealDialog>().Instance.Opened;
        var index = FaceRow.Of(covered).Where(row => row.Mask is not null).Index().Single(row => row.Item.Key == key).Index;
        await page.Find($"[data-dialog=reveal] [value='{index}']").ChangeAsync($"{index}");
        await page.Find("[data-field=reveal-reason]").InputAsync(reason);
        await page.Find("[data-action=reveal]").ClickAsync();
    }
}
