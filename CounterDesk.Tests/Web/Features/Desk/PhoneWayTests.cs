using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk.Consent;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Web.Features.Desk;

/// <summary>Consent on the holder's own phone, from the button to the record.</summary>
public sealed class PhoneWayTests : VisitTestContext
{
    private const string Code = "YUNLING:1234567890";

    // The phone is looked at while the page reads.
    protected override bool AsksPlatforms => true;

    private readonly StubPlatform _platform = new("yunling") { AsksOnPhones = true, Options = { CodeStarts = { "YUNLING:" } } };

    /// <summary>What the phone says, what is fetched, and what it comes to.</summary>
    public static TheoryData<PhoneState, string, PhoneFinding> Ends => new()
    {
        { PhoneState.NotGiven, "", PhoneFinding.NotGiven },
        { PhoneState.Agreed, "Another", PhoneFinding.AnotherPerson },
        { PhoneState.Agreed, "None", PhoneFinding.NobodyKnown },
        { PhoneState.Agreed, "Unread", PhoneFinding.NobodyKnown },
        { PhoneState.Agreed, "Unreachable", PhoneFinding.Silent },
        { PhoneState.Agreed, "Refused", PhoneFinding.Declined },
    };

    /// <summary>What comes of putting the question.</summary>
    public static TheoryData<string, PhoneFinding> Beginnings => new()
    {
        { "None", PhoneFinding.CodeRefused },
        { "CodeUsed", PhoneFinding.CodeRefused },
        { "CodeExpired", PhoneFinding.CodeRefused },
        { "NoRight", PhoneFinding.Declined },
        { "NotAsked", PhoneFinding.Declined },
        { "Unreachable", PhoneFinding.Silent },
        { "NotUnderstood", PhoneFinding.Garbled },
    };

    [Fact]
    public async Task A_yes_on_the_phone_ends_in_the_same_record_as_one_on_the_screen()
    {
        _platform.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        var (visit, page) = await WaitingAsync();
        Look(page);
        page.WaitForAssertion(() => Assert.Equal(1, _platform.Looks));
        Assert.Null((await Desk.ReadVisitAsync(visit.Id)).Parties[0].BasisProof);

        _platform.Reply = Replied(PhoneState.Agreed);
        Look(page);

        page.WaitForAssertion(() => Assert.Equal(
            nameof(VisitStep.Results), page.Find("[aria-current=step]").GetAttribute("data-step")));
        var party = (await Desk.ReadVisitAsync(visit.Id)).Parties[0];
        Assert.Equal(Basis.Create(BasisKind.HolderAuthorization, BasisProof.OnPhone, null), party.Basis);
        var log = await Desk.ReadLogAsync();
        var given = Assert.Single(log, entry => entry.Action == nameof(AuditAction.ConsentGiven));
        Assert.Equal(("Way=OnPhone", "HolderAuthorization, OnPhone"), (given.Details, given.Basis));
        Assert.Equal(
            ["Announced", "Done", "Announced", "Done"],
            log.Where(entry => entry.Action == nameof(AuditAction.PhoneAsked)).Select(entry => entry.Outcome));
        Assert.DoesNotContain(log, entry => entry.Details?.Contains(Code, StringComparison.Ordinal) is true);
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task Nothing_but_the_holders_own_yes_is_consent_and_nothing_is_a_refusal(
        PhoneState state, string fetched, PhoneFinding finding)
    {
        _platform.Found = fetched switch
        {
            "Another" => new PlatformAnswer<FoundLicenses>.NotUnderstood(AnswerFault.AnotherLicense, "holderCode"),
            "Unread" => new PlatformAnswer<FoundLicenses>.Answered(new([], 1)),
            "Unreachable" => new PlatformAnswer<FoundLicenses>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch),
            "Refused" => new PlatformAnswer<FoundLicenses>.Refused(PlatformRefusal.NoRight, "100"),
            _ => new PlatformAnswer<FoundLicenses>.None(),
        };
        var (visit, page) = await WaitingAsync();

        _platform.Reply = Replied(state);
        Look(page);

        await AssertEndAsync(visit, page, finding);
    }

    [Fact]
    public async Task A_phone_that_nobody_looks_at_is_waited_for_three_minutes_and_then_let_go()
    {
        var (visit, page) = await WaitingAsync();

        Desk.Time.Advance(PhoneConsentDesk.LongestWait - TimeSpan.FromSeconds(4));
        page.WaitForAssertion(() => Assert.NotEqual(0, _platform.Looks));
        Assert.Equal("waiting", page.Find("[data-phone]").GetAttribute("data-phone"));
        Desk.Time.Advance(TimeSpan.FromSeconds(6));

        await AssertEndAsync(visit, page, PhoneFinding.NeverAnswered);
        var looks = _platform.Looks;
        Desk.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(looks, _platform.Looks);
    }

    [Theory]
    [MemberData(nameof(Beginnings))]
    public async Task What_stops_the_question_is_said_and_the_other_ways_stay(string begun, PhoneFinding finding)
    {
        _platform.Begun = begun switch
        {
            "None" => new PlatformAnswer<PhoneConsent>.None(),
            "NotAsked" => new PlatformAnswer<PhoneConsent>.NotAsked(NotAskedReason.NotOffered),
            "Unreachable" => new PlatformAnswer<PhoneConsent>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch),
            "NotUnderstood" => new PlatformAnswer<PhoneConsent>.NotUnderstood(AnswerFault.NotJson, null),
            _ => new PlatformAnswer<PhoneConsent>.Refused(Enum.Parse<PlatformRefusal>(begun), "32"),
        };
        var (visit, page) = await WaitingAsync();

        await AssertEndAsync(visit, page, finding);
        await page.Find("[data-action=leave-phone]").ClickAsync();
        Assert.NotEmpty(page.FindAll("[data-action=spoken]"));
    }

    [Theory]
    [InlineData("HAIYAN:1234567890")]
    [InlineData("short")]
    public async Task A_code_of_no_platform_is_sent_to_nobody(string scanned)
    {
        var (visit, page) = await WaitingAsync(scanned);

        Assert.Equal(nameof(PhoneFinding.NotACode), page.Find("[data-phone]").GetAttribute("data-phone"));
        Assert.Empty(_platform.Codes);
        Assert.DoesNotContain(await Desk.ReadLogAsync(), entry => entry.Action == nameof(AuditAction.PhoneAsked));
        Assert.Null((await Desk.ReadVisitAsync(visit.Id)).Parties[0].Answer);
    }

    [Fact]
    public async Task A_yes_that_comes_after_another_answer_changes_nothing()
    {
        _platform.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        var visit = await AskedAsync();
        var (asked, _) = await Desk.Phones.BeginAsync(visit.Id, SomeClerk.Value, Code, Cancellation);
        Assert.True(await Desk.Screen.AnswerAsync("3", visit.Question!.Id, ConsentAnswer.Refused, Cancellation));

        Assert.Null(await Desk.Phones.TakeAsync(visit.Id, SomeClerk.Value, asked!, Cancellation));

        Assert.Equal(ConsentAnswer.Refused, (await Desk.ReadVisitAsync(visit.Id)).Parties[0].Answer);
    }

    [Fact]
    public async Task Where_no_platform_asks_on_phones_there_is_no_such_way()
    {
        _platform.AsksOnPhones = false;
        var visit = await AskedAsync();

        Assert.Empty(RenderVisit(visit).FindAll("[data-action=phone]"));
    }

    [Fact]
    public async Task An_agents_phone_is_asked_where_a_platform_asks_such_and_the_letter_stays_the_basis()
    {
        (_platform.AsksOnPhones, _platform.AsksAgents) = (false, true);
        _platform.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        var visit = await AgentsAsync();
        var page = RenderVisit(visit);

        await page.Find("[data-action=phone]").ClickAsync();
        Assert.Equal(Text<ConsentText>("Phone_Title_Agent"), page.Find("#phone-title").TextContent);
        await page.Find("[data-field=phone-code]").InputAsync(Code);
        await page.Find("[data-action=ask-phone]").ClickAsync();
        _platform.Reply = Replied(PhoneState.Agreed);
        Look(page);

        page.WaitForAssertion(() => Assert.Equal(
            nameof(VisitStep.Results), page.Find("[aria-current=step]").GetAttribute("data-step")));
        Assert.Equal([PhoneBearer.Agent], _platform.Bearers);
        var holder = (await Desk.ReadVisitAsync(visit.Id)).Holders.Single();
        Assert.Equal((PartyRole.Principal, BasisKind.Mandate, BasisProof.LetterShown), (holder.Role, holder.Basis!.Kind, holder.Basis.Proof));
        Assert.StartsWith("LetterOfAttorney", holder.Basis.Note, StringComparison.Ordinal);
        var log = await Desk.ReadLogAsync();
        Assert.Equal("Way=OnPhone", Assert.Single(log, entry => entry.Action == nameof(AuditAction.ConsentGiven)).Details);
        Assert.All(
            log.Where(entry => entry.Action == nameof(AuditAction.PhoneAsked)),
            entry => Assert.Contains("Bearer=Agent", entry.Details!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_mandate_of_somebody_else_on_the_agents_phone_is_said_so_and_nothing_is_agreed()
    {
        _platform.AsksAgents = true;
        _platform.Found = new PlatformAnswer<FoundLicenses>.NotUnderstood(AnswerFault.AnotherLicense, "holderCode");
        var visit = await AgentsAsync();
        var page = RenderVisit(visit);
        await page.Find("[data-action=phone]").ClickAsync();
        await page.Find("[data-field=phone-code]").InputAsync(Code);
        await page.Find("[data-action=ask-phone]").ClickAsync();
        _platform.Reply = Replied(PhoneState.Agreed);
        Look(page);

        page.WaitForAssertion(() => Assert.Contains(
            Text<ConsentText>("Phone_AnotherPerson_Title_Agent"), page.Find("[data-banner=Fail]").TextContent, StringComparison.Ordinal));
        Assert.Null((await Desk.ReadVisitAsync(visit.Id)).Holders.Single().Answer);
    }

    [Fact]
    public async Task A_platform_that_asks_holders_alone_asks_no_agent_and_one_that_asks_agents_alone_no_holder()
    {
        Assert.Empty(RenderVisit(await AgentsAsync()).FindAll("[data-action=phone]"));
        (_platform.AsksOnPhones, _platform.AsksAgents) = (false, true);

        Assert.Empty(RenderVisit(await AskedAsync()).FindAll("[data-action=phone]"));
    }

    [Theory]
    [MemberData(nameof(AllFindings))]
    public void Each_end_has_its_words(PhoneFinding finding)
    {
        Assert.NotEqual($"Phone_{finding}_Title", Text<ConsentText>($"Phone_{finding}_Title"));
        Assert.NotEqual($"Phone_{finding}_Body", Text<ConsentText>($"Phone_{finding}_Body"));
    }

    public static TheoryData<PhoneFinding> AllFindings => [.. Enum.GetValues<PhoneFinding>()];

    private static PlatformAnswer<PhoneReply>.Answered Replied(PhoneState state) => new(new PhoneReply(state, "x"));

    private void Look(IRenderedComponent<CounterDesk.Web.Features.Desk.VisitPage> page) =>
        page.InvokeAsync(() => Desk.Time.Advance(PhoneConsentDesk.Between));

    private async Task AssertEndAsync(
        Visit visit, IRenderedComponent<CounterDesk.Web.Features.Desk.VisitPage> page, PhoneFinding finding)
    {
        page.WaitForAssertion(() => Assert.Equal(finding.ToString(), page.Find("[data-phone]").GetAttribute("data-phone")));
        var party = (await Desk.ReadVisitAsync(visit.Id)).Parties[0];
        Assert.Equal((null, null), (party.Answer, party.BasisProof));
        var log = await Desk.ReadLogAsync();
        Assert.DoesNotContain(log, entry => entry.Action == nameof(AuditAction.ConsentGiven));
        Assert.Contains(
            $"Trouble={finding}", log.Last(entry => entry.Action == nameof(AuditAction.PhoneAsked)).Details!, StringComparison.Ordinal);
    }

    private async Task<(Visit Visit, IRenderedComponent<CounterDesk.Web.Features.Desk.VisitPage> Page)> WaitingAsync(string scanned = Code)
    {
        var visit = await AskedAsync();
        var page = RenderVisit(visit);
        await page.Find("[data-action=phone]").ClickAsync();
        await page.Find("[data-field=phone-code]").InputAsync(scanned);
        await page.Find("[data-action=ask-phone]").ClickAsync();
        return (visit, page);
    }

    // Shen comes for Lin with a letter.
    private async Task<Visit> AgentsAsync()
    {
        Offer();
        await Desk.BringAsync(SomeServiceItems.OldAgeAllowance);
        var visit = await Desk.ReceiveAsync(Visitor.Agent);
        foreach (var (party, known) in visit.Parties.Zip([SomeVisits.Shen, SomeVisits.Lin]))
        {
            Assert.True(await Desk.Parties.IdentifyAsync(
                visit.Id, SomeClerk.Value, party.Id, party.IsPresent ? SomeVisits.Identity : SomeVisits.NotHere, known, Cancellation));
        }

        await Desk.Consent.RecordPurposeAsync(
            visit.Id, SomeClerk.Value, SomeVisits.Purpose with { Kinds = [SomeLicenses.ResidentIdCard] }, Cancellation);
        Assert.True(await Desk.Mandates.RecordAsync(visit.Id, SomeClerk.Value, SomeMandates.Letter with
        {
            AgentName = SomeVisits.Shen.Name, PrincipalName = SomeVisits.Lin.Name, Matter = SomeServiceItems.OldAgeAllowance.Name,
        }, Cancellation));
        await Desk.Consent.AskNextAsync(await Desk.ReadVisitAsync(visit.Id), SomeClerk.Value, Cancellation);
        return await Desk.ReadVisitAsync(visit.Id);
    }

    private void Offer()
    {
        if (!Desk.Platforms.Contains(_platform))
        {
            Desk.Platforms.Add(_platform);
        }
    }

    private async Task<Visit> AskedAsync()
    {
        Offer();
        var visit = await Desk.ReceiveAsync();
        await Desk.Parties.IdentifyAsync(
            visit.Id, SomeClerk.Value, visit.Parties[0].Id, SomeVisits.Identity, SomeVisits.Lin, Cancellation);
        await Desk.Consent.RecordPurposeAsync(
            visit.Id, SomeClerk.Value, SomeVisits.Purpose with { Kinds = [SomeLicenses.ResidentIdCard] }, Cancellation);
        await Desk.Consent.AskNextAsync(await Desk.ReadVisitAsync(visit.Id), SomeClerk.Value, Cancellation);
        return await Desk.ReadVisitAsync(visit.Id);
    }
}
