using CounterDesk.Domain.Audit;
using CounterDesk.Domain.IdCards;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Web.Visits;

public sealed class PlatformDeskTests : IAsyncLifetime
{
    private static readonly License _card = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
    private static readonly License _register = SomeLicenses.Of(SomeLicenses.HouseholdRegister);
    private readonly StubPlatform _platform = new("yunling");
    private readonly StubPlatform _other = new("haiyan");
    private TestDesk _desk = null!;
    private Visit _visit = null!;

    /// <summary>What a platform answers, the state that the desk shows, and what the log says.</summary>
    public static TheoryData<string, SourceState, AuditOutcome, string> Outcomes => new()
    {
        { "None", SourceState.None, AuditOutcome.NothingFound, "None" },
        { "Silent", SourceState.Unreachable, AuditOutcome.CouldNotBeTold, "Unreachable Silent" },
        { "Refused", SourceState.Refused, AuditOutcome.CouldNotBeTold, "Refused NoRight 100" },
        { "NotUnderstood", SourceState.NotUnderstood, AuditOutcome.CouldNotBeTold, "NotUnderstood WrongType data" },
        { "Unread", SourceState.NotUnderstood, AuditOutcome.CouldNotBeTold, "Answered" },
    };

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private SearchAnswer.Answered Search => _desk.Contents.Of(_visit.Id).Search!;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync(isFile: true);
        _visit = await _desk.OpenVisitAsync();
        _desk.Platforms.Add(_platform);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task What_the_library_has_is_shown_while_a_platform_is_still_being_asked()
    {
        var answered = new TaskCompletionSource();
        _platform.Until = answered.Task;
        _platform.Has(_register);
        _desk.Source.Has(_card);

        await SearchAsync();

        Assert.Equal([_card.Identifier], Found());
        Assert.Equal(SourceState.Asking, Assert.Single(Search.Others).State);
        answered.SetResult();
        await _desk.AllToldAsync(_visit.Id);
        Assert.Equal([_card.Identifier, _register.Identifier], Found());
        Assert.Equal(SourceState.Found, Assert.Single(Search.Others).State);
    }

    [Fact]
    public async Task A_platform_that_hangs_keeps_no_other_from_being_shown()
    {
        _platform.Until = new TaskCompletionSource().Task;
        _other.Has(_register);
        _desk.Platforms.Add(_other);

        await SearchAsync();
        while (Search.Others.All(source => source.State is SourceState.Asking))
        {
            await Task.Delay(10, Cancellation);
        }

        Assert.Equal([_register.Identifier], Found());
        Assert.Equal(["haiyan Found", "yunling Asking"], Search.Others.Select(source => $"{source.Key} {source.State}"));
    }

    [Fact]
    public async Task Each_call_is_announced_before_and_recorded_after_without_anything_of_a_license()
    {
        _platform.Has(_card);
        var asked = new TaskCompletionSource();
        _platform.Until = asked.Task;

        await SearchAsync();
        while (_platform.Calls.Count is 0)
        {
            await Task.Delay(10, Cancellation);
        }

        var before = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.PlatformAsked), nameof(AuditOutcome.Announced), "Source=yunling"),
            (before.Action, before.Outcome, before.Details));
        asked.SetResult();
        await _desk.AllToldAsync(_visit.Id);
        var after = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (before.Sequence, nameof(AuditOutcome.Done), "Source=yunling\nAnswer=Answered\nHits=1"),
            (after.Announcement, after.Outcome, after.Details));
        Assert.Equal(Mask.Number(_card.Holders[0].Code), after.Subject);
    }

    [Fact]
    public async Task Every_call_says_who_asks_where_and_what_for()
    {
        await SearchAsync();
        await _desk.AllToldAsync(_visit.Id);

        var call = Assert.Single(_platform.Calls);
        Assert.True(call.IsComplete);
        Assert.Equal(
            (SomeClerk.Value.Number, SomeClerk.Value.Counter, "高龄津贴申领", SomeCalls.OfficeCode, _visit.Id.ToString("N")),
            (call.OperatorNumber, call.Terminal, call.Purpose, call.OfficeCode, call.BusinessNumber));
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task A_platform_without_an_answer_never_reads_as_none(string answer, SourceState state, AuditOutcome outcome, string logged)
    {
        _platform.Found = answer switch
        {
            "Silent" => new PlatformAnswer<FoundLicenses>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch),
            "Refused" => new PlatformAnswer<FoundLicenses>.Refused(PlatformRefusal.NoRight, "100"),
            "NotUnderstood" => new PlatformAnswer<FoundLicenses>.NotUnderstood(AnswerFault.WrongType, "data"),
            "Unread" => new PlatformAnswer<FoundLicenses>.Answered(new([], 2)),
            _ => new PlatformAnswer<FoundLicenses>.None(),
        };

        await SearchAsync();
        await _desk.AllToldAsync(_visit.Id);

        Assert.Equal(state, Assert.Single(Search.Others).State);
        Assert.Equal(state is SourceState.None, Search.Lookup is LicenseLookup.None);
        var last = (await _desk.ReadLogAsync())[^1];
        Assert.Equal((outcome.ToString(), logged), (last.Outcome, AuditDetail.Read(last.Details)["Answer"]));
    }

    [Fact]
    public async Task A_platform_of_another_region_is_not_asked_and_nothing_is_missing_for_it()
    {
        _platform.Options.HolderRegions.Add("12");

        await SearchAsync();

        Assert.Empty(_platform.Calls);
        var source = Assert.Single(Search.Others);
        Assert.Equal((SourceState.NotAsked, nameof(NotAskedReason.OtherRegion)), (source.State, source.Why));
        Assert.IsType<LicenseLookup.None>(Search.Lookup);
    }

    [Fact]
    public async Task A_card_that_a_reader_read_goes_with_each_call_of_the_visit_and_no_further()
    {
        await SearchAsync();
        await _desk.AllToldAsync(_visit.Id);
        Assert.Empty(_platform.Calls[^1].Cards);
        var announced = await _desk.Parties.AnnounceCardAsync(_visit.Id, SomeClerk.Value, _visit.Parties[0].Id, Cancellation);
        await _desk.Parties.RecordCardAsync(
            _visit.Id, SomeClerk.Value, _visit.Parties[0].Id, announced,
            CardReading.Of(SomeCards.Fields(), isSigned: false, isStandIn: false), Cancellation);

        await SearchAsync();
        await _desk.AllToldAsync(_visit.Id);

        var card = _platform.Calls[^1].CardOf(HolderCode.Of(SomeCards.Number));
        Assert.Equal(
            (SomeCards.Name, new DateOnly(2006, 4, 1), null), (card!.Name, card.ValidFrom, card.ValidUntil));
        Assert.DoesNotContain(
            await _desk.ReadLogAsync(), entry => $"{entry.Details}{entry.Subject}".Contains(SomeCards.Number.Value, StringComparison.Ordinal));
        _desk.Contents.Wipe(_visit.Id);
        await SearchAsync();
        await _desk.AllToldAsync(_visit.Id);
        Assert.Empty(_platform.Calls[^1].Cards);
    }

    [Fact]
    public async Task A_platform_that_wants_a_card_which_nobody_read_says_so()
    {
        _platform.Found = new PlatformAnswer<FoundLicenses>.NotAsked(NotAskedReason.CardNotRead);

        await SearchAsync();
        await _desk.AllToldAsync(_visit.Id);

        var source = Assert.Single(Search.Others);
        Assert.Equal((SourceState.NotAsked, nameof(NotAskedReason.CardNotRead)), (source.State, source.Why));
        Assert.Equal(nameof(AuditOutcome.Refused), (await _desk.ReadLogAsync())[^1].Outcome);
    }

    [Fact]
    public async Task Of_what_a_platform_has_only_what_the_holder_agreed_to_is_listed()
    {
        _platform.Has(_card, _register with { Holders = [SomeLicenses.Sun] });

        await SearchAsync();
        await _desk.AllToldAsync(_visit.Id);

        Assert.Equal([_card.Identifier], Found());
        Assert.Equal(1, Search.Outside);
    }

    [Fact]
    public async Task What_comes_after_the_visit_was_wiped_is_dropped_and_recorded()
    {
        var answered = new TaskCompletionSource();
        _platform.Until = answered.Task;
        _platform.Has(_card);
        await SearchAsync();
        var content = _desk.Contents.Of(_visit.Id);

        _desk.Contents.Wipe(_visit.Id);
        answered.SetResult();
        while ((await _desk.ReadLogAsync())[^1].Outcome is not nameof(AuditOutcome.Done))
        {
            await Task.Delay(10, Cancellation);
        }

        Assert.Null(content.Search);
        Assert.Null(_desk.Contents.Of(_visit.Id).Search);
    }

    [Fact]
    public async Task Without_the_log_a_platforms_answer_is_not_shown()
    {
        var answered = new TaskCompletionSource();
        _platform.Until = answered.Task;
        _platform.Has(_card);
        await SearchAsync();
        while (_platform.Calls.Count is 0)
        {
            await Task.Delay(10, Cancellation);
        }

        await _desk.BreakAuditAsync();
        answered.SetResult();
        await _desk.AllToldAsync(_visit.Id);

        Assert.Equal(SourceState.NotRecorded, Assert.Single(Search.Others).State);
        Assert.IsType<LicenseLookup.Unavailable>(Search.Lookup);
    }

    [Fact]
    public async Task A_license_of_a_platform_is_opened_there_and_verified()
    {
        _platform.Has(_card);
        await SearchAsync();
        await _desk.AllToldAsync(_visit.Id);

        var opened = await OpenAsync();

        Assert.Equal(("yunling", "Platform yunling"), (opened.License.Origin.Source, opened.License.Origin.Named!.English));
        Assert.Empty(_desk.Source.Identifiers);
        Assert.Contains(
            await _desk.ReadLogAsync(),
            entry => entry is { Action: nameof(AuditAction.LicenseOpened), Outcome: nameof(AuditOutcome.Done) }
                && entry.Details == "Source=yunling\nData=Answered\nFile=None");
    }

    [Fact]
    public async Task A_file_that_the_platform_does_not_send_in_time_leaves_the_license_closed()
    {
        _platform.Has(_card);
        _platform.File = new PlatformAnswer<LicenseFile>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch);
        await SearchAsync();
        await _desk.AllToldAsync(_visit.Id);

        Assert.IsType<OpeningAnswer.Unavailable>(
            await _desk.LookUp.OpenAsync(_visit.Id, SomeClerk.Value, _card.Identifier, Cancellation));
    }

    [Fact]
    public async Task A_worse_status_that_a_platform_knows_counts_although_the_library_has_the_license()
    {
        _desk.Source.Has(_card);
        _platform.Has(_card with { Status = LicenseStatus.Revoked });
        await SearchAsync();
        await _desk.AllToldAsync(_visit.Id);

        var opened = await OpenAsync();

        Assert.Equal("library", opened.License.Origin.Source);
        Assert.Equal(InForceAnswer.Revoked, opened.Report.InForce);
        Assert.Equal(
            [new SourceDifference("library", DifferenceKind.Status, LicenseStatus.Valid)],
            Search.HitOf(_card.Identifier)!.Differences);
    }

    [Theory]
    [InlineData(PlatformWord.Right, LicenseStatus.Valid)]
    [InlineData(PlatformWord.RightEnded, LicenseStatus.Cancelled)]
    [InlineData(PlatformWord.Unclear, LicenseStatus.Unknown)]
    public async Task Where_no_status_is_said_the_platform_is_asked_whether_the_license_is_in_force(
        PlatformWord word, LicenseStatus status)
    {
        _platform.Has(_card with { Status = LicenseStatus.Unknown, RawStatus = null });
        _platform.Word = new PlatformAnswer<PlatformWord>.Answered(word);
        await SearchAsync();
        await _desk.AllToldAsync(_visit.Id);

        Assert.Equal(status, (await OpenAsync()).License.Status);
    }

    [Fact]
    public async Task By_its_identifier_a_platform_is_asked_for_the_one_license()
    {
        _platform.Has(_card);
        _other.Options.IssuerRegions.Add("12");
        _desk.Platforms.Add(_other);

        await _desk.LookUp.SearchAsync(_visit.Id, SomeClerk.Value, _card.Identifier.Value, Cancellation);
        await _desk.AllToldAsync(_visit.Id);

        Assert.Equal([_card.Identifier], Found());
        Assert.Equal(["yunling Found", "haiyan NotAsked"], Search.Others.OrderByDescending(source => source.Key)
            .Select(source => $"{source.Key} {source.State}"));
    }

    [Fact]
    public async Task A_shown_code_leads_to_its_license_at_the_source_that_made_it()
    {
        ShowsCodeOf(_card);

        await _desk.LookUp.SearchAsync(_visit.Id, SomeClerk.Value, "YUNLING:7F3A", Cancellation);
        await _desk.AllToldAsync(_visit.Id);

        Assert.Equal([_card.Identifier], Found());
        Assert.Equal("yunling", (await OpenAsync()).License.Origin.Source);
        var entry = (await _desk.ReadLogAsync()).Last(entry => entry.Action == nameof(AuditAction.CodeResolved));
        Assert.Equal((nameof(AuditOutcome.Done), "Source=yunling\nAnswer=Answered"), (entry.Outcome, entry.Details));
        Assert.NotNull(entry.Purpose);
        Assert.NotNull(entry.Basis);
        Assert.DoesNotContain(
            await _desk.ReadLogAsync(), written => $"{written.Details}{written.Subject}".Contains("7F3A", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_code_of_somebody_who_was_not_asked_lists_nothing()
    {
        ShowsCodeOf(_card with { Holders = [SomeLicenses.Sun] });

        await _desk.LookUp.SearchAsync(_visit.Id, SomeClerk.Value, "YUNLING:7F3A", Cancellation);
        await _desk.AllToldAsync(_visit.Id);

        Assert.Empty(Found());
        Assert.Equal(1, Search.Outside);
    }

    [Fact]
    public async Task A_code_that_leads_nowhere_asks_no_other_source()
    {
        _platform.Options.CodeStarts.Add("YUNLING:");
        _platform.Resolved = new PlatformAnswer<LicenseIdentifier>.Refused(PlatformRefusal.CodeExpired, "31");

        var answer = await _desk.LookUp.SearchAsync(_visit.Id, SomeClerk.Value, "YUNLING:7F3A", Cancellation);

        Assert.Equal(new SearchAnswer.CodeNotRead(ShownCodeTrouble.Expired), answer);
        Assert.Empty(_desk.Source.Queries);
        Assert.Equal(nameof(AuditOutcome.Failed), (await _desk.ReadLogAsync())[^1].Outcome);
    }

    private void ShowsCodeOf(License license)
    {
        _platform.Options.CodeStarts.Add("YUNLING:");

        // By the issuer's region another would be asked; but the code is of this one.
        _platform.Options.IssuerRegions.Add("12");
        _platform.Has(license);
        _platform.Resolved = new PlatformAnswer<LicenseIdentifier>.Answered(license.Identifier);
    }

    private IEnumerable<LicenseIdentifier> Found() =>
        Search.Lookup is LicenseLookup.Found(var hits) ? hits.Select(hit => hit.Identifier) : [];

    private Task<SearchAnswer> SearchAsync() =>
        _desk.LookUp.SearchAsync(_visit.Id, SomeClerk.Value, _card.Holders[0].Code.Text, Cancellation);

    private async Task<OpenLicense> OpenAsync() => Assert.IsType<OpeningAnswer.Opened>(
        await _desk.LookUp.OpenAsync(_visit.Id, SomeClerk.Value, _card.Identifier, Cancellation)).License;
}
