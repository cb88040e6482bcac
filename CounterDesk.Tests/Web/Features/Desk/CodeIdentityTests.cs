using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Identity;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class CodeIdentityTests : VisitTestContext
{
    public static TheoryData<ShownCodeAnswer, ShownCodeTrouble> Troubles => new()
    {
        { new ShownCodeAnswer.Unavailable(), ShownCodeTrouble.Silent },
        { StubCodes.Lin with { Name = "" }, ShownCodeTrouble.Garbled },
        { new ShownCodeAnswer.Refused(ShownCodeRefusal.Unknown), ShownCodeTrouble.Unknown },
        { new ShownCodeAnswer.Refused(ShownCodeRefusal.Expired), ShownCodeTrouble.Expired },
        { new ShownCodeAnswer.Refused(ShownCodeRefusal.Used), ShownCodeTrouble.Used },
        { new ShownCodeAnswer.Refused(ShownCodeRefusal.NotInForce), ShownCodeTrouble.NotInForce },
        { StubCodes.Lin with { KindCode = SomeLicenses.MarriageCertificate }, ShownCodeTrouble.AnotherKind },
    };

    [Fact]
    public async Task A_code_that_was_resolved_and_a_face_that_agrees_establish_who_it_is()
    {
        var visit = await Desk.ReceiveAsync();
        var page = RenderVisit(visit);
        await page.Find("[data-action=show-code][data-key='Alt+C']").ClickAsync();
        Assert.Equal(Text<IdentityText>("Missing_Code"), MainButton(page));
        Assert.Equal("Alt+M", page.Find("[data-action=type-identity]").GetAttribute("data-key"));

        await ScanAsync(page);

        Assert.Equal(Text<IdentityText>("Missing_Face"), MainButton(page));
        Assert.Equal(Text<IdentityText>("Shown_Compare"), Words(page, "[data-compare]"));
        Assert.Equal(("林*兰", Mask.Number(SomeLicenses.Lin.Code)), (Words(page, "[data-field=code-name]"), Words(page, "[data-field=code-number]")));
        Assert.DoesNotContain(StubCodes.Token, page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(SomeLicenses.Lin.Code.Text, page.Find("[data-shown-code]").TextContent, StringComparison.Ordinal);

        await page.Find("[value=Same]").ChangeAsync("Same");
        await page.Find("[data-action=identify]").ClickAsync();

        var recorded = await Desk.ReadVisitAsync(visit.Id);
        var party = recorded.Parties[0];
        Assert.Equal(
            (VisitStep.Purpose, IdentityMethod.ShownCode, FaceAnswer.Same, "林*兰"),
            (recorded.Step, party.Method, party.Face, party.MaskedName));
        Assert.Equal(Desk.Time.GetUtcNow().UtcDateTime, party.IdentifiedAtUtc);
        var entry = (await Desk.ReadLogAsync()).Last(entry => entry.Action == nameof(AuditAction.IdentityRecorded));
        Assert.Equal("Role=Applicant\nMethod=ShownCode\nFace=Same", entry.Details);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task What_stood_in_the_way_is_said_with_what_to_do_and_the_other_ways_stay(
        ShownCodeAnswer answer, ShownCodeTrouble trouble)
    {
        Desk.CodeSource.Answer = answer;
        var page = await RenderCodeAsync();

        await ScanAsync(page);

        Says(page, trouble);
        Assert.NotEmpty(page.FindAll("[data-action=type-identity]"));
        Assert.Empty(page.FindAll("[data-field=face]"));
        Assert.Equal("", page.Find("[data-field=code]").GetAttribute("value"));
        Assert.Equal("true", page.Find("[data-action=identify]").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task What_is_no_code_is_told_and_not_sent_to_anybody()
    {
        var page = await RenderCodeAsync();

        await ScanAsync(page, SomeLicenses.Lin.Code.Text);

        Says(page, ShownCodeTrouble.NotACode);
        Assert.Empty(Desk.CodeSource.Asked);
    }

    [Fact]
    public async Task A_hall_whose_codes_nobody_resolves_says_so_and_offers_the_other_ways()
    {
        Desk.CodeSource.IsSetUp = false;

        var page = await RenderCodeAsync();

        Says(page, ShownCodeTrouble.NotSetUp);
        Assert.Empty(page.FindAll("[data-field=code]"));
        await page.Find("[data-action=type-identity]").ClickAsync();
        Assert.NotEmpty(page.FindAll("[data-field=number]"));
    }

    [Fact]
    public async Task The_code_of_another_party_is_refused_before_anybody_compares()
    {
        var visit = await Desk.ReceiveAsync();
        await Desk.Parties.AddAsync(visit.Id, SomeClerk.Value, PartyRole.Spouse, isPresent: true, Cancellation);
        await Desk.Parties.IdentifyAsync(
            visit.Id, SomeClerk.Value, visit.Parties[0].Id, SomeVisits.Identity, SomeVisits.Lin, Cancellation);
        var page = RenderVisit(visit);
        await page.Find("[data-action=show-code]").ClickAsync();

        await ScanAsync(page);

        Says(page, ShownCodeTrouble.AnotherParty);
    }

    [Fact]
    public async Task A_code_of_somebody_else_than_was_recorded_is_refused()
    {
        var visit = await Desk.ReceiveAsync();
        await Desk.Parties.IdentifyAsync(
            visit.Id, SomeClerk.Value, visit.Parties[0].Id, SomeVisits.Identity with { Face = FaceAnswer.Unsure },
            SomeVisits.Gu, Cancellation);
        var page = RenderVisit(visit);
        await page.Find("[data-action=compare-again]").ClickAsync();
        await page.Find("[data-action=show-code]").ClickAsync();

        await ScanAsync(page);

        Says(page, ShownCodeTrouble.AnotherPerson);
    }

    [Fact]
    public async Task A_second_scan_forgets_what_the_first_one_named()
    {
        var page = await RenderCodeAsync();
        await ScanAsync(page);
        await page.Find("[value=Same]").ChangeAsync("Same");
        Desk.CodeSource.Answer = new ShownCodeAnswer.Refused(ShownCodeRefusal.Used);

        await ScanAsync(page);

        Says(page, ShownCodeTrouble.Used);
        Assert.Equal(Text<IdentityText>("Missing_Code"), MainButton(page));
    }

    [Fact]
    public async Task Name_and_number_of_a_code_are_shown_whole_once_that_is_recorded()
    {
        var page = await RenderCodeAsync();
        await ScanAsync(page);

        await page.Find("[data-action=reveal-identity]").ClickAsync();

        Assert.Equal(nameof(AuditAction.IdentityRevealed), (await Desk.ReadLogAsync())[^1].Action);
        Assert.Equal(SomeLicenses.Lin.Name, Words(page, "[data-field=code-name]"));
    }

    [Fact]
    public async Task A_code_that_could_not_be_recorded_is_let_go_of_and_asked_for_again()
    {
        var page = await RenderCodeAsync();
        await Desk.BreakAuditAsync();
        await ScanAsync(page);
        Assert.NotEmpty(page.FindAll("[data-stop=log]"));

        await Desk.MendAuditAsync();
        await page.Find("[data-action=try-again]").ClickAsync();

        Assert.Empty(Desk.CodeSource.Asked);
        Assert.NotEmpty(page.FindAll("[data-action=show-code]"));
    }

    [Fact]
    public async Task One_who_is_not_here_shows_no_code()
    {
        var visit = await Desk.ReceiveAsync(Visitor.Agent);
        await Desk.Parties.IdentifyAsync(
            visit.Id, SomeClerk.Value, visit.Parties[0].Id, SomeVisits.Identity, SomeVisits.Gu, Cancellation);

        Assert.Empty(RenderVisit(visit).FindAll("[data-action=show-code]"));
    }

    private async Task<IRenderedComponent<VisitPage>> RenderCodeAsync()
    {
        var page = RenderVisit(await Desk.ReceiveAsync());
        await page.Find("[data-action=show-code]").ClickAsync();
        return page;
    }

    private void Says(IRenderedComponent<VisitPage> page, ShownCodeTrouble trouble)
    {
        Assert.Equal(trouble.ToString(), page.Find("[data-shown-code]").GetAttribute("data-shown-code"));
        var said = page.Find("[data-shown-code] [data-banner]").TextContent;
        Assert.Contains(Text<IdentityText>($"Shown_{trouble}_Title", 8), said, StringComparison.Ordinal);
        Assert.Contains(Text<IdentityText>($"Shown_{trouble}_Body"), said, StringComparison.Ordinal);
    }

    private static async Task ScanAsync(IRenderedComponent<VisitPage> page, string scanned = StubCodes.Token)
    {
        await page.Find("[data-field=code]").InputAsync(scanned);
        await page.Find("[data-action=resolve-code]").ClickAsync();
    }

    private static string MainButton(IRenderedComponent<VisitPage> page) => Words(page, "[data-action=identify] span");
}
