using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Enterprises;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Identity;
using CounterDesk.Web.Features.Desk.Results;
using CounterDesk.Web.Mandates;
using Microsoft.EntityFrameworkCore;
using HallLicense = CounterDesk.Domain.Licenses.License;
using Letter = CounterDesk.Domain.Visits.Mandate;

namespace CounterDesk.Tests.Web.Features.Desk;

/// <summary>An enterprise's licenses side by side, for whoever may act for it.</summary>
public sealed class EnterprisePageTests : VisitTestContext
{
    private static readonly ServiceItem _item = SomeServiceItems.OldAgeAllowance with
    {
        Code = "999900-SC-0401",
        Name = "食品企业变更一件事",
        Pinyin = "shi pin qi ye bian geng yi jian shi",
        Materials =
        [
            Needs("主体资格证明", SomeLicenses.BusinessLicense), Needs("食品生产许可证", SomeLicenses.FoodProductionLicense),
            Needs("食品经营许可证", SomeLicenses.FoodOperationLicense), Needs("检验能力证明", SomeLicenses.InspectionBodyCertificate),
            Needs("法定代表人身份证明", SomeLicenses.ResidentIdCard),
        ],
    };

    private static readonly HallLicense _business = SomeLicenses.Of(SomeLicenses.BusinessLicense);
    private static readonly HallLicense _production = SomeLicenses.Of(SomeLicenses.FoodProductionLicense) with
    {
        Status = LicenseStatus.Expired, ValidUntil = new DateOnly(2026, 3, 6),
    };

    private static readonly HallLicense _operation = SomeLicenses.Of(SomeLicenses.FoodOperationLicense);

    [Fact]
    public async Task Every_license_is_verified_and_recorded_and_what_is_missing_stands_beside_it()
    {
        Desk.Source.HasAll(_business, _production, _operation);
        var visit = await OpenAsync(Visitor.LicenseAdministrator);
        var page = await LookOverAsync(visit);

        Assert.Equal(
            [
                (SomeLicenses.FoodProductionLicense, LineState.NotInForce), (SomeLicenses.InspectionBodyCertificate, LineState.Missing),
                (SomeLicenses.BusinessLicense, LineState.NotTold), (SomeLicenses.FoodOperationLicense, LineState.NotTold),
            ],
            LinesOf(page));
        Assert.Equal(["1", "2", "3"], page.FindAll("[data-row]").Select(row => row.GetAttribute("data-digit")));

        // Without a file nothing is told genuine, and the answer stands there as what it is.
        var row = page.Find("[data-line=NotInForce]").TextContent;
        Assert.Contains(Text<ResultsText>("Lines_Genuine_CouldNotBeTold"), row, StringComparison.Ordinal);
        Assert.Contains(Text<ResultsText>("Lines_InForce_Expired"), row, StringComparison.Ordinal);
        Assert.Contains("2026-03-06", row, StringComparison.Ordinal);
        Assert.Contains("2026-03-18 09:00", row, StringComparison.Ordinal);
        Assert.Equal(nameof(RightToAct.ByLetter), page.Find("[data-right]").GetAttribute("data-right"));

        var log = await Desk.ReadLogAsync();
        Assert.Equal(3, log.Count(entry => entry.Action == nameof(AuditAction.LicenseVerified)));
        Assert.Equal(3, log.Count(entry => entry is { Action: nameof(AuditAction.LicenseOpened), Outcome: nameof(AuditOutcome.Done) }));
        Assert.Equal(VisitStep.Results, (await Desk.ReadVisitAsync(visit.Id)).Step);
        Assert.Null(Desk.Contents.Of(visit.Id).License);
    }

    [Fact]
    public async Task A_license_that_could_not_be_read_says_nothing_about_itself_and_can_be_asked_for_again()
    {
        Desk.Source.HasAll(_business, _operation);
        Desk.Source.Readings[_operation.Identifier] = new LicenseReading.Unavailable("silent");
        var page = await LookOverAsync(await OpenAsync(Visitor.LicenseAdministrator));

        var row = page.Find($"[data-kind='{SomeLicenses.FoodOperationLicense}']");
        Assert.Equal(nameof(LineState.NotTold), row.GetAttribute("data-line"));
        Assert.Contains(Text<ResultsText>("Lines_Unavailable"), row.TextContent, StringComparison.Ordinal);

        Desk.Source.Readings[_operation.Identifier] = new LicenseReading.Read(_operation, null);
        await page.Find("[data-action=look-again]").ClickAsync();

        page.WaitForAssertion(() => Assert.DoesNotContain(
            Text<ResultsText>("Lines_Unavailable"), page.Markup, StringComparison.Ordinal));
        Assert.Equal(4, Desk.Source.Identifiers.Count);
    }

    [Fact]
    public async Task One_license_is_opened_from_the_list_and_the_list_is_there_again_afterwards()
    {
        Desk.Source.HasAll(_business, _operation);
        var visit = await OpenAsync(Visitor.LicenseAdministrator);
        var page = await LookOverAsync(visit);

        await page.Find($"[data-kind='{SomeLicenses.FoodOperationLicense}'] [data-row]").ClickAsync();
        Assert.Equal(nameof(VisitStep.License), page.Find("[aria-current=step]").GetAttribute("data-step"));
        await page.Find("[data-action=back]").ClickAsync();

        Assert.Equal(4, page.FindAll("[data-line]").Count);
        Assert.Equal(3, Desk.Source.Identifiers.Count);
        await page.Find("[data-action=back]").ClickAsync();
        Assert.Equal(2, page.FindAll("[data-hit]").Count);
        Assert.Null(Desk.Contents.Of(visit.Id).Enterprise);
    }

    [Fact]
    public async Task Whom_the_business_license_does_not_show_sees_no_other_license_and_gets_no_sheet()
    {
        Desk.Source.HasAll(_business, _production, _operation);
        var visit = await OpenAsync(Visitor.LegalRepresentative);
        var page = await LookOverAsync(visit);

        // Without a file it could not be told: never a yes.
        Assert.Equal(nameof(RightToAct.CouldNotBeTold), page.Find("[data-right]").GetAttribute("data-right"));
        Assert.Contains(
            Text<RelationText>($"Reason_{RelationReason.GenuinenessNotTold}"), page.Find("[data-right]").TextContent,
            StringComparison.Ordinal);
        Assert.Equal([_business.Identifier], Desk.Source.Identifiers);
        Assert.Equal(
            [LineState.NotLookedAt, LineState.NotLookedAt, LineState.NotLookedAt],
            LinesOf(page).Select(line => line.State).Where(state => state is not LineState.NotTold));
        Assert.Empty(page.FindAll("[data-action=sheet]"));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => SomeEnterprises.DeskOf(Desk).ShowSheetAsync(
            visit, SomeClerk.Value, SomeEnterprises.Today, Cancellation));
    }

    [Fact]
    public async Task Once_the_business_license_shows_the_right_everything_else_is_looked_for_and_verified()
    {
        Desk.Source.HasAll(_business);
        var visit = await OpenAsync(Visitor.LegalRepresentative);
        var page = await LookOverAsync(visit);
        await ProveAsync(visit);
        Desk.Source.HasAll(_business, _operation);

        await page.Find("[data-action=back]").ClickAsync();
        await page.Find("[data-field=search]").InputAsync(SomeLicenses.Bean.Code.Text);
        await page.Find("[data-action=search]").ClickAsync();
        await page.Find("[data-action=side-by-side]").ClickAsync();

        Assert.Equal(nameof(RightToAct.ByBusinessLicense), page.Find("[data-right]").GetAttribute("data-right"));
        Assert.Contains(
            (SomeLicenses.FoodOperationLicense, LineState.NotTold), LinesOf(page));
        Assert.Contains(_operation.Identifier, Desk.Source.Identifiers);
    }

    [Fact]
    public async Task The_sheet_is_shown_as_it_prints_and_its_printing_is_recorded()
    {
        BrowserPrints(opens: true);
        Desk.Source.HasAll(_business, _production);
        var visit = await OpenAsync(Visitor.LicenseAdministrator);
        var page = await LookOverAsync(visit);

        await page.Find("[data-action=sheet]").ClickAsync();

        Assert.Equal(nameof(VisitPaper.RegisterSheet), page.Find("[data-visit-paper]").GetAttribute("data-visit-paper"));
        await page.Find("[data-action=print-paper]").ClickAsync();
        var entry = (await Desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.PaperSent), "Paper=RegisterSheet"), (entry.Action, entry.Details));
        await page.Find("[data-action=leave-paper]").ClickAsync();
        Assert.NotEmpty(page.FindAll("[data-line]"));
    }

    [Fact]
    public async Task From_a_business_license_that_is_not_genuine_nothing_is_filled_in()
    {
        Desk.Source.HasAll(_business);
        var visit = await OpenAsync(Visitor.LicenseAdministrator);
        var page = await LookOverAsync(visit);
        var content = Desk.Contents.Of(visit.Id);
        var refuted = SomeOpenLicenses.Of(_business, SomeReports.File(FileReason.RefDigestMismatch));
        Assert.Equal(GenuineAnswer.No, refuted.Report.Genuine);

        content.Show(content.Enterprise! with { Register = refuted });
        Desk.Contents.TellHeard(visit.Id);

        page.WaitForAssertion(() => Assert.Contains(
            Text<ResultsText>("Enterprise_NoSheet_Title"), page.Find("[data-banner=Fail]").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll("[data-action=sheet]"));
    }

    [Fact]
    public async Task Of_people_no_such_page_is_offered()
    {
        Desk.Source.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));

        var page = RenderVisit(await Desk.OpenVisitAsync());

        Assert.NotEmpty(page.FindAll("[data-hit]"));
        Assert.Empty(page.FindAll("[data-action=side-by-side]"));
    }

    [Fact]
    public async Task Closing_the_visit_wipes_what_stood_side_by_side()
    {
        Desk.Source.HasAll(_business);
        var visit = await OpenAsync(Visitor.LicenseAdministrator);
        await LookOverAsync(visit);
        var content = Desk.Contents.Of(visit.Id);

        await Desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);

        Assert.Null(content.Enterprise);
    }

    [Fact]
    public async Task An_enterprise_is_known_by_the_code_of_its_business_license()
    {
        Desk.CodeSource.Answer = new ShownCodeAnswer.Resolved(
            SomeLicenses.BusinessLicense, SomeLicenses.Bean.Name, SomeLicenses.Bean.Code.Text);
        var visit = await Desk.ReceiveAsync(Visitor.LegalRepresentative);
        await IdentifyAsync(visit, visit.Parties[0], SomeLicenses.Gu);
        var page = RenderVisit(visit);

        await page.Find("[data-action=show-code]").ClickAsync();
        await page.Find("[data-field=code]").InputAsync(StubCodes.Token);
        await page.Find("[data-action=resolve-code]").ClickAsync();
        Assert.Equal(Text<IdentityText>("Shown_Enterprise"), Words(page, "[data-enterprise-code]"));
        Assert.Empty(page.FindAll("[data-field=face]"));
        await page.Find("[data-action=identify]").ClickAsync();

        var enterprise = (await Desk.ReadVisitAsync(visit.Id)).Parties[1];
        Assert.Equal((IdentityMethod.ShownCode, null, SomeLicenses.Bean.Name), (enterprise.Method, enterprise.Face, enterprise.MaskedName));
        Assert.True(enterprise.IsIdentified);
    }

    [Fact]
    public async Task Whoever_sent_an_agent_may_be_an_enterprise_and_its_letter_is_read_as_one()
    {
        await Desk.BringAsync(_item);
        var visit = await Desk.ReceiveAsync(Visitor.Agent);
        await IdentifyAsync(visit, visit.Parties[0], SomeLicenses.Gu);
        var page = RenderVisit(visit);
        Assert.Equal(Text<IdentityText>("Either_Label"), Words(page, "label[for=number]"));

        await page.Find("[data-field=number]").InputAsync(SomeLicenses.Bean.Code.Text);
        await page.Find("[data-field=name]").InputAsync(SomeLicenses.Bean.Name);
        await page.Find("[data-action=identify]").ClickAsync();

        var known = await Desk.ReadVisitAsync(visit.Id);
        Assert.Equal(SomeLicenses.Bean.Name, known.Parties[1].MaskedName);
        await RecordPurposeAsync(known);
        Assert.True((await Desk.Mandates.AskAsync(await Desk.ReadVisitAsync(visit.Id), Cancellation)).IsOfEnterprise);
    }

    private static Material Needs(string name, string kind) =>
        new() { Name = name, Form = MaterialForm.License, Kinds = [new() { Code = kind }] };

    private async Task<Visit> OpenAsync(Visitor visitor)
    {
        await Desk.BringAsync(_item);
        var visit = await Desk.ReceiveAsync(visitor);
        await IdentifyAsync(visit, visit.Parties[0], SomeLicenses.Gu);
        await IdentifyAsync(visit, visit.Parties[1], SomeLicenses.Bean);
        await RecordPurposeAsync(visit);
        if (visitor is Visitor.LicenseAdministrator)
        {
            Assert.True(await Desk.Mandates.RecordAsync(visit.Id, SomeClerk.Value, new Letter
            {
                AgentName = SomeLicenses.Gu.Name,
                PrincipalName = SomeLicenses.Bean.Name,
                Matter = _item.Name,
                From = new(2026, 3, 1),
                LastDay = new(2026, 6, 30),
                Form = LetterForm.LetterOfAttorney,
                IsSigned = true,
            }, Cancellation));
        }

        var asked = await Desk.Consent.AskAsync(
            visit.Id, SomeClerk.Value, visit.Parties[1].Id, PurposeOf(_item).Kinds, reason: null, Cancellation);
        Assert.True(await Desk.Consent.AnswerAsync(
            visit.Id, SomeClerk.Value, asked.Question!.Id, ConsentAnswer.Agreed, BasisProof.SignedPaper, Cancellation));
        return await Desk.ReadVisitAsync(visit.Id);
    }

    private async Task IdentifyAsync(Visit visit, Party party, Holder known) => Assert.True(await Desk.Parties.IdentifyAsync(
        visit.Id, SomeClerk.Value, party.Id, party.IsPresent ? SomeVisits.Identity : SomeVisits.NotHere, known, Cancellation));

    private Task RecordPurposeAsync(Visit visit) =>
        Desk.Consent.RecordPurposeAsync(visit.Id, SomeClerk.Value, PurposeOf(_item), Cancellation);

    private static Purpose PurposeOf(ServiceItem item) => Purpose.Create(item.Name, item.Recipients[0]) with
    {
        Item = item.Code, Kinds = [.. item.Materials.SelectMany(material => material.Kinds).Select(kind => kind.Code)],
    };

    private async Task<IRenderedComponent<VisitPage>> LookOverAsync(Visit visit)
    {
        var page = RenderVisit(visit);
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-hit]")));
        await page.Find("[data-action=side-by-side]").ClickAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-line]:not([data-line=Waiting])")));
        return page;
    }

    private async Task ProveAsync(Visit visit)
    {
        await using var db = Desk.Database.CreateDbContext();
        var kept = await db.Set<Visit>().SingleAsync(found => found.Id == visit.Id, Cancellation);
        kept.Prove(kept.Parties[0], SomeLicenses.BusinessLicense, Desk.Time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(Cancellation);
    }

    private static List<(string Kind, LineState State)> LinesOf(IRenderedComponent<VisitPage> page) =>
    [
        .. page.FindAll("[data-line]").Select(row => (
            row.GetAttribute("data-kind")!, Enum.Parse<LineState>(row.GetAttribute("data-line")!))),
    ];
}
