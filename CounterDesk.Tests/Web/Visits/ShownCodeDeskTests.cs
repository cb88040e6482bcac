using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.External.ShownCodes;

namespace CounterDesk.Tests.Web.Visits;

public sealed class ShownCodeDeskTests : IAsyncLifetime
{
    private TestDesk _desk = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public static TheoryData<ShownCodeAnswer, ShownCodeTrouble, AuditOutcome> Troubles => new()
    {
        { new ShownCodeAnswer.Unavailable(), ShownCodeTrouble.Silent, AuditOutcome.CouldNotBeTold },
        { StubCodes.Lin with { Number = "{}" }, ShownCodeTrouble.Garbled, AuditOutcome.CouldNotBeTold },
        { new ShownCodeAnswer.Refused(ShownCodeRefusal.Unknown), ShownCodeTrouble.Unknown, AuditOutcome.Failed },
        { new ShownCodeAnswer.Refused(ShownCodeRefusal.Expired), ShownCodeTrouble.Expired, AuditOutcome.Failed },
        { new ShownCodeAnswer.Refused(ShownCodeRefusal.Used), ShownCodeTrouble.Used, AuditOutcome.Failed },
        { new ShownCodeAnswer.Refused(ShownCodeRefusal.NotInForce), ShownCodeTrouble.NotInForce, AuditOutcome.Failed },
        {
            StubCodes.Lin with { KindCode = SomeLicenses.HouseholdRegister }, ShownCodeTrouble.AnotherKind,
            AuditOutcome.Refused
        },
    };

    public async ValueTask InitializeAsync() => _desk = await TestDesk.CreateAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Whose_a_code_is_stands_in_the_log_before_it_is_answered_and_the_code_does_not()
    {
        var visit = await _desk.ReceiveAsync();

        Assert.Equal(new ShownCodeReading.Read(SomeLicenses.Lin), await ResolveAsync(visit));

        Assert.Equal([StubCodes.Token], _desk.CodeSource.Asked);
        var entries = await ReadAsync();
        Assert.Equal(
            [nameof(AuditOutcome.Announced), nameof(AuditOutcome.Done)], entries.Select(entry => entry.Outcome));
        Assert.Equal((entries[0].Sequence, "Source=stub", "林*兰"), (entries[1].Announcement, entries[1].Details, entries[1].Subject));
        Assert.NotNull(entries[1].SubjectHash);
        Assert.All(
            await _desk.ReadLogAsync(),
            entry => Assert.DoesNotContain(StubCodes.Token, $"{entry.Details}{entry.Subject}", StringComparison.Ordinal));
        Assert.False((await _desk.ReadVisitAsync(visit.Id)).Parties[0].IsKnown);
    }

    [Theory]
    [MemberData(nameof(Troubles))]
    public async Task What_stood_in_the_way_is_told_and_recorded(
        ShownCodeAnswer answer, ShownCodeTrouble trouble, AuditOutcome outcome)
    {
        _desk.CodeSource.Answer = answer;

        Assert.Equal(new ShownCodeReading.NotRead(trouble), await ResolveAsync(await _desk.ReceiveAsync()));

        var entry = (await ReadAsync())[^1];
        Assert.Equal((outcome.ToString(), $"Source=stub\nTrouble={trouble}"), (entry.Outcome, entry.Details));
    }

    [Fact]
    public async Task A_code_of_a_platform_goes_there_and_nowhere_else_with_the_basis_in_the_log()
    {
        var card = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
        var (platform, other) = (new StubPlatform("yunling"), new StubPlatform("haiyan"));
        platform.Options.CodeStarts.Add("YUNLING:");
        other.Options.CodeStarts.Add("HAIYAN:");
        platform.Has(card);
        platform.Resolved = new PlatformAnswer<LicenseIdentifier>.Answered(card.Identifier);
        _desk.Platforms.AddRange([platform, other]);
        var visit = await _desk.ReceiveAsync();

        Assert.Equal(new ShownCodeReading.Read(card.Holders[0]), await ResolveAsync(visit, "YUNLING:7F3A"));

        Assert.Equal(["YUNLING:7F3A"], platform.Codes);
        Assert.Empty(other.Codes);
        Assert.Empty(_desk.CodeSource.Asked);
        Assert.True(Assert.Single(platform.Calls).IsComplete);
        var entries = await ReadAsync();
        Assert.Equal(
            ("Source=yunling\nAnswer=Answered\nData=Answered", "HolderAuthorization, ShownCode"),
            (entries[1].Details, entries[1].Basis));
        Assert.DoesNotContain("7F3A", string.Concat(entries.Select(entry => entry.Details)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_a_platform_did_not_resolve_is_told_with_the_platform_s_own_code()
    {
        var platform = new StubPlatform("yunling") { Resolved = new PlatformAnswer<LicenseIdentifier>.Refused(PlatformRefusal.CodeUsed, "32") };
        platform.Options.CodeStarts.Add("YUNLING:");
        _desk.Platforms.Add(platform);

        Assert.Equal(
            new ShownCodeReading.NotRead(ShownCodeTrouble.Used), await ResolveAsync(await _desk.ReceiveAsync(), "YUNLING:7F3A"));

        Assert.Equal("Source=yunling\nAnswer=Refused CodeUsed 32\nTrouble=Used", (await ReadAsync())[^1].Details);
    }

    [Fact]
    public async Task A_code_that_no_source_of_the_hall_makes_is_sent_to_nobody()
    {
        var platform = new StubPlatform("yunling");
        platform.Options.CodeStarts.Add("YUNLING:");
        _desk.Platforms.Add(platform);
        _desk.CodeSource.IsSetUp = false;

        Assert.Equal(
            new ShownCodeReading.NotRead(ShownCodeTrouble.NotACode), await ResolveAsync(await _desk.ReceiveAsync(), "OTHER:7F3A"));

        Assert.Empty(platform.Codes);
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task A_source_that_does_not_answer_is_waited_for_no_longer_than_the_hall_says()
    {
        _desk.CodeSource.IsSilent = true;
        var asking = ResolveAsync(await _desk.ReceiveAsync());
        await Task.WhenAny(asking, UntilAskedAsync());
        Assert.False(asking.IsCompleted);

        _desk.Time.Advance(new ShownCodeOptions().Timeout);

        Assert.Equal(new ShownCodeReading.NotRead(ShownCodeTrouble.Silent), await asking);
    }

    [Fact]
    public async Task A_hall_without_a_source_and_what_is_no_code_ask_nobody()
    {
        var visit = await _desk.ReceiveAsync();
        Assert.Equal(
            new ShownCodeReading.NotRead(ShownCodeTrouble.NotACode),
            await ResolveAsync(visit, SomeLicenses.Lin.Code.Text));
        _desk.CodeSource.IsSetUp = false;
        Assert.Equal(new ShownCodeReading.NotRead(ShownCodeTrouble.NotSetUp), await ResolveAsync(visit));

        Assert.Empty(_desk.CodeSource.Asked);
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task The_code_of_another_party_is_not_this_party_s()
    {
        var visit = await _desk.ReceiveAsync();
        visit = await _desk.Parties.AddAsync(visit.Id, SomeClerk.Value, PartyRole.Spouse, isPresent: true, Cancellation);
        await _desk.Parties.IdentifyAsync(
            visit.Id, SomeClerk.Value, visit.Parties[0].Id, SomeVisits.Identity, SomeVisits.Lin, Cancellation);

        var reading = await _desk.ShownCodes.ResolveAsync(
            visit.Id, SomeClerk.Value, visit.Parties[1].Id, StubCodes.Token, Cancellation);

        Assert.Equal(new ShownCodeReading.NotRead(ShownCodeTrouble.AnotherParty), reading);
        Assert.Equal((nameof(AuditOutcome.Refused), "林*兰"), ((await ReadAsync())[^1].Outcome, (await ReadAsync())[^1].Subject));
    }

    [Fact]
    public async Task A_code_that_names_somebody_else_than_was_recorded_changes_nothing()
    {
        var visit = await _desk.ReceiveAsync();
        await _desk.Parties.IdentifyAsync(
            visit.Id, SomeClerk.Value, visit.Parties[0].Id, SomeVisits.Identity with { Face = FaceAnswer.Unsure },
            SomeVisits.Gu, Cancellation);

        Assert.Equal(new ShownCodeReading.NotRead(ShownCodeTrouble.AnotherPerson), await ResolveAsync(visit));
    }

    [Fact]
    public async Task No_source_is_asked_while_that_cannot_be_recorded()
    {
        var visit = await _desk.ReceiveAsync();
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => ResolveAsync(visit));

        Assert.Empty(_desk.CodeSource.Asked);
    }

    [Fact]
    public async Task Another_clerk_s_visit_resolves_nothing()
    {
        var visit = await _desk.ReceiveAsync();

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _desk.ShownCodes.ResolveAsync(
            visit.Id, TestDesk.Colleague, visit.Parties[0].Id, StubCodes.Token, Cancellation));

        Assert.Empty(_desk.CodeSource.Asked);
    }

    private Task<ShownCodeReading> ResolveAsync(Visit visit, string scanned = StubCodes.Token) =>
        _desk.ShownCodes.ResolveAsync(visit.Id, SomeClerk.Value, visit.Parties[0].Id, scanned, Cancellation);

    private async Task<List<AuditEntry>> ReadAsync() =>
        [.. (await _desk.ReadLogAsync()).Where(entry => entry.Action == nameof(AuditAction.CodeResolved))];

    private async Task UntilAskedAsync()
    {
        while (_desk.CodeSource.Asked.Count is 0)
        {
            await Task.Delay(10, Cancellation);
        }
    }
}
