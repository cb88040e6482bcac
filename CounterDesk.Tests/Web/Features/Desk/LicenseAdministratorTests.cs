using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Identity;
using CounterDesk.Web.Features.Desk.Mandate;
using CounterDesk.Web.Features.Desk.Purpose;
using CounterDesk.Web.Features.Desk.Results;
using CounterDesk.Web.Proofs;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.Features.Desk;

/// <summary>An enterprise's license administrator, from the first page to the last.</summary>
public sealed class LicenseAdministratorTests : VisitTestContext
{
    private static readonly ServiceItem _item = SomeServiceItems.OldAgeAllowance with
    {
        Code = "999900-SC-0201",
        Name = "食品经营许可延续",
        Pinyin = "shi pin jing ying xu ke yan xu",
        Materials =
        [
            new()
            {
                Name = "主体资格证明", Form = MaterialForm.License, Kinds = [new() { Code = SomeLicenses.BusinessLicense }],
            },
        ],
    };

    [Fact]
    public async Task Who_comes_with_an_enterprise_s_letter_looks_at_its_licenses_and_at_nothing_before_the_letter()
    {
        await Desk.BringAsync(_item);
        Desk.Source.Has(SomeLicenses.Of(SomeLicenses.BusinessLicense));
        var visit = await Desk.ReceiveAsync(Visitor.LicenseAdministrator);
        var page = RenderVisit(visit);

        await IdentifyAsync(page);
        Assert.Equal(VisitStep.Purpose, (await Desk.ReadVisitAsync(visit.Id)).Step);
        await ChoosePurposeAsync(page);

        var unread = await Desk.ReadVisitAsync(visit.Id);
        Assert.Equal((VisitStep.Mandate, false), (unread.Step, unread.CanGoTo(VisitStep.Consent)));
        await ReadLetterAsync(page);
        await page.Find("[data-action=record-mandate]").ClickAsync();

        var asked = await Desk.ReadVisitAsync(visit.Id);
        Assert.Equal(PartyRole.Enterprise, asked.Find(asked.Question!.Holder).Role);
        Assert.Equal([SomeLicenses.BusinessLicense], asked.Question.Kinds);
        var screens = new VisitScreens(
            Desk.Database, Desk.Screen, Desk.Items, Desk.Contents, SomeLicenses.Catalog,
            Options.Create(SomeCopyDesk.Hall), Options.Create(new ProofOptions()), Desk.Time);
        var look = await screens.LookAsync(SomeClerk.Value.Counter, Cancellation);
        Assert.Equal(PartyRole.LicenseAdministrator, Assert.IsType<ScreenModel.Consent>(look.Model).Asked.ActsAs);
        await Desk.Screen.AnswerAsync(
            SomeClerk.Value.Counter, asked.Question.Id, ConsentAnswer.Agreed, Cancellation);

        var agreed = await Desk.ReadVisitAsync(visit.Id);
        Assert.Equal(VisitStep.Results, agreed.Step);
        var basis = agreed.Holders.Single().Basis!;
        Assert.Equal(
            (BasisKind.Mandate, BasisProof.LetterShown, "LetterOfAttorney 2026-03-01/2026-06-30"),
            (basis.Kind, basis.Proof, basis.Note));

        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-hit]")));
        Assert.Equal([new LicenseQuery.ByHolder(SomeLicenses.Bean.Code)], Desk.Source.Queries);
        await page.Find("[data-hit] [data-row]").ClickAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[data-verdict]")));
        Assert.Null((await Desk.ReadVisitAsync(visit.Id)).Parties[0].ProvenByKind);

        await Desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);
        var log = await Desk.ReadLogAsync();
        Assert.Equal(
            [
                nameof(AuditAction.VisitOpened), nameof(AuditAction.IdentityRecorded), nameof(AuditAction.IdentityRecorded),
                nameof(AuditAction.PurposeRecorded), nameof(AuditAction.MandateRecorded), nameof(AuditAction.ConsentAsked),
                nameof(AuditAction.ConsentGiven), nameof(AuditAction.Search), nameof(AuditAction.LicenseOpened),
                nameof(AuditAction.LicenseVerified), nameof(AuditAction.VisitClosed),
            ],
            log.Where(entry => entry.Visit == visit.Id && entry.Outcome != nameof(AuditOutcome.Announced))
                .Select(entry => entry.Action));
    }

    [Fact]
    public async Task A_letter_that_the_enterprise_neither_sealed_nor_signed_opens_nothing()
    {
        await Desk.BringAsync(_item);
        var visit = await Desk.ReceiveAsync(Visitor.LicenseAdministrator);
        var page = RenderVisit(visit);
        await IdentifyAsync(page);
        await ChoosePurposeAsync(page);

        await ReadLetterAsync(page, signed: "NotSeen");
        await page.Find("[data-action=record-mandate]").ClickAsync();

        Assert.Contains(
            Text<MandateText>("Step_Refused_Body_Enterprise"), page.Find("[data-banner=Fail]").TextContent,
            StringComparison.Ordinal);
        var refused = await Desk.ReadVisitAsync(visit.Id);
        Assert.Equal((VisitStep.Mandate, false), (refused.Step, refused.MayLook));
        var entry = (await Desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.MandateRecorded), nameof(AuditOutcome.Refused)), (entry.Action, entry.Outcome));
        Assert.Contains("SignatureSeen=NotSigned", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_of_another_enterprise_opens_nothing()
    {
        await Desk.BringAsync(_item);
        var visit = await Desk.ReceiveAsync(Visitor.LicenseAdministrator);
        var page = RenderVisit(visit);
        await IdentifyAsync(page);
        await ChoosePurposeAsync(page);

        await ReadLetterAsync(page, names: "Differ");
        await page.Find("[data-field=agent]").InputAsync(SomeLicenses.Gu.Name);
        await page.Find("[data-field=principal]").InputAsync("云山市另一家有限公司");
        await page.Find("[data-action=record-mandate]").ClickAsync();

        Assert.Contains("PrincipalNamed=AnotherName", (await Desk.ReadLogAsync())[^1].Details, StringComparison.Ordinal);
        Assert.False((await Desk.ReadVisitAsync(visit.Id)).MayLook);
    }

    [Fact]
    public async Task The_license_of_an_enterprise_that_did_not_send_the_letter_is_not_looked_up()
    {
        await Desk.BringAsync(_item);
        Desk.Source.Has(SomeLicenses.Of(SomeLicenses.BusinessLicense));
        var visit = await Desk.ReceiveAsync(Visitor.LicenseAdministrator);
        var page = RenderVisit(visit);
        await IdentifyAsync(page);
        await ChoosePurposeAsync(page);
        await ReadLetterAsync(page);
        await page.Find("[data-action=record-mandate]").ClickAsync();
        var question = (await Desk.ReadVisitAsync(visit.Id)).Question!.Id;
        await Desk.Screen.AnswerAsync(SomeClerk.Value.Counter, question, ConsentAnswer.Agreed, Cancellation);
        page.WaitForAssertion(() => Assert.Single(page.FindAll("[data-hit]")));

        await page.Find("[data-field=search]").InputAsync("91999900MA0TE60304");
        await page.Find("[data-action=search]").ClickAsync();

        Assert.Single(Desk.Source.Queries);
        Assert.Contains(
            Text<ResultsText>("NotAgreed_Title"), page.Find("[data-banner=Fail]").TextContent, StringComparison.Ordinal);
    }

    private async Task IdentifyAsync(IRenderedComponent<VisitPage> page)
    {
        await page.Find("[data-field=number]").InputAsync(SomeLicenses.Gu.Code.Text);
        await page.Find("[data-field=name]").InputAsync(SomeLicenses.Gu.Name);
        await page.Find("[value=CardUnreadable]").ChangeAsync("CardUnreadable");
        await page.Find("[value=IdCard]").ChangeAsync(true);
        await page.Find("[value=Same]").ChangeAsync("Same");
        await page.Find("[data-action=identify]").ClickAsync();

        Assert.Equal(
            Text<IdentityText>("Who_Enterprise", Text<DeskText>("Role_Enterprise")), Words(page, "h1"));
        Assert.Equal(Text<IdentityText>("Code_Label"), Words(page, "label[for=number]"));
        await page.Find("[data-field=number]").InputAsync(SomeLicenses.Bean.Code.Text);
        await page.Find("[data-field=name]").InputAsync(SomeLicenses.Bean.Name);
        await page.Find("[data-action=identify]").ClickAsync();
    }

    private async Task ChoosePurposeAsync(IRenderedComponent<VisitPage> page)
    {
        await page.Find("[data-field=item]").InputAsync(_item.Code);
        await page.Find("[data-action=item]").ClickAsync();
        Assert.Equal(Text<PurposeText>("Basis_Mandate"), Words(page, "[data-basis=Mandate]"));
        await page.Find("[data-action=record]").ClickAsync();
    }

    private static async Task ReadLetterAsync(
        IRenderedComponent<VisitPage> page, string names = "Agree", string signed = "Seen")
    {
        Assert.Contains(SomeLicenses.Bean.Name, page.Find("[data-field=names] legend").TextContent, StringComparison.Ordinal);
        foreach (var answer in (string[])["LetterOfAttorney", names, signed, "ThisItem"])
        {
            await page.Find($"[data-mandate=letter] [value={answer}]").ChangeAsync(answer);
        }

        await page.Find("[data-field=from]").InputAsync("0301");
        await page.Find("[data-field=last]").InputAsync("0630");
    }
}
