using CounterDesk.Domain.Audit;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.BreakGlass;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.Copies;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Tests.Web.BreakGlass;

/// <summary>A supervisor opens a rule, a clerk goes past it, it ends; an entry for each, and for each refusal.</summary>
public sealed class BreakGlassDeskTests : IAsyncLifetime
{
    private static readonly DateTime _asked = new(2026, 3, 18, 2, 27, 0, DateTimeKind.Utc);

    private TestDesk _desk = null!;
    private OpenBreakGlass _open = null!;
    private BreakGlassDesk _breakGlass = null!;
    private CopyDesk _copies = null!;
    private Visit _visit = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _open = SomeBreakGlass.OpenOf(_desk);
        _breakGlass = SomeBreakGlass.DeskOf(_desk, _open);
        _copies = SomeCopyDesk.Of(_desk, new ReprintOptions { Most = 0, Days = 7, Asks = ReprintPermission.ClerkWithReason });
        _visit = await _desk.OpenVisitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _copies.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task Opening_is_an_entry_of_the_supervisor_and_shows_at_once()
    {
        var told = new List<Guid>();
        _open.Changed += told.Add;

        await _breakGlass.OpenAsync(_visit);

        var opening = Assert.Single(_open.All);
        Assert.Equal([_visit.Id], told);
        Assert.Equal(opening.Id, Assert.Single((await _desk.Visits.SummarizeAsync(_visit.Id, Cancellation)).Opened).Id);
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.BreakGlassOpened), SomeBreakGlass.Supervisor.Id, DeskRoles.Supervisor, "3", _visit.Id),
            (entry.Action, entry.Actor, entry.Role, entry.Counter, entry.Visit));
        Assert.Equal(
            $"BreakGlass={opening.Id}\nRule=NotInForce\nClerk={SomeClerk.Value.Id}\nUntil=2026-03-18T02:58:00Z\n"
            + $"AskedAt=2026-03-18T02:28:00Z\nReason={SomeBreakGlass.Reason}",
            entry.Details);
        Assert.Null(entry.Subject);
    }

    [Fact]
    public async Task What_the_item_does_not_take_is_copied_marked_and_only_while_it_is_open_and_the_clerk_says_so()
    {
        var request = NotInForce(_visit);
        Assert.IsType<PreparedCopy.NotAllowed>(await _copies.PrepareAsync(Past(request), Cancellation));
        await _breakGlass.OpenAsync(_visit);
        Assert.IsType<PreparedCopy.NotAllowed>(await _copies.PrepareAsync(request, Cancellation));

        var ready = Assert.IsType<PreparedCopy.Ready>(await _copies.PrepareAsync(Past(request), Cancellation));

        Assert.Equal(CopyForm.MarkedCopy, ready.Copy.Form);
        var registered = Assert.Single((await _desk.Visits.SummarizeAsync(_visit.Id, Cancellation)).Copies);
        Assert.Equal([BreakGlassRule.NotInForce], registered.WentPast);
        var log = await _desk.ReadLogAsync();
        Assert.Equal(nameof(AuditAction.CopyReserved), log[^1].Action);
        Assert.Equal(
            (nameof(AuditAction.BreakGlassUsed), SomeClerk.Value.Id, _visit.Id, log[^1].KindCode),
            (log[^2].Action, log[^2].Actor, log[^2].Visit, log[^2].KindCode));
        Assert.Equal(
            $"BreakGlass={_open.All[0].Id}\nRule=NotInForce\nOpenedBy={SomeBreakGlass.Supervisor.Id}\n"
            + $"Number={ready.Copy.Number.Value}",
            log[^2].Details);
    }

    [Fact]
    public async Task What_was_printed_too_often_is_printed_once_more_with_all_that_the_rule_asks_besides()
    {
        var first = await SomeCopyDesk.PrintAsync(_desk);
        var request = Past(SomeCopyDesk.Request(_visit.Id), BreakGlassRule.PrintedTooOften);
        Assert.IsType<PreparedCopy.PrintedTooOften>(await _copies.PrepareAsync(request, Cancellation));
        await _breakGlass.OpenAsync(_visit, BreakGlassRule.PrintedTooOften);

        Assert.IsType<PreparedCopy.PrintedBefore>(await _copies.PrepareAsync(request, Cancellation));
        Assert.DoesNotContain(await _desk.ReadLogAsync(), entry => entry.Action == nameof(AuditAction.BreakGlassUsed));
        var again = request with { Again = new(first, Reprint.Create(ReprintReason.MoreWanted, "")) };
        Assert.IsType<PreparedCopy.Ready>(await _copies.PrepareAsync(again, Cancellation));

        var registered = Assert.Single((await _desk.Visits.SummarizeAsync(_visit.Id, Cancellation)).Copies);
        Assert.Equal([BreakGlassRule.PrintedTooOften], registered.WentPast);
        Assert.Equal(first, registered.Replaces);
    }

    [Fact]
    public async Task What_needs_no_opening_uses_none()
    {
        await _breakGlass.OpenAsync(_visit);
        await _breakGlass.OpenAsync(_visit, BreakGlassRule.PrintedTooOften);

        Assert.IsType<PreparedCopy.Ready>(await _copies.PrepareAsync(
            Past(SomeCopyDesk.Request(_visit.Id)) with { AcceptsNotInForce = false }, Cancellation));

        Assert.Empty(Assert.Single((await _desk.Visits.SummarizeAsync(_visit.Id, Cancellation)).Copies).WentPast);
        Assert.DoesNotContain(await _desk.ReadLogAsync(), entry => entry.Action == nameof(AuditAction.BreakGlassUsed));
    }

    [Fact]
    public async Task Nothing_opens_a_license_that_is_not_genuine_or_makes_more_than_a_sheet_of_what_could_not_be_told()
    {
        foreach (var rule in Enum.GetValues<BreakGlassRule>())
        {
            await _breakGlass.OpenAsync(_visit, rule);
        }

        var all = SomeCopyDesk.Request(_visit.Id) with { GoesPast = [.. Enum.GetValues<BreakGlassRule>()] };
        var refuted = SomeReports.With(SomeReports.File(FileVerdict.Invalid));
        Assert.IsType<PreparedCopy.NotAllowed>(await _copies.PrepareAsync(
            all with { License = SomeCopyDesk.Request(_visit.Id, refuted).License }, Cancellation));
        var untold = SomeReports.With(SomeReports.File(FileReason.SignerChainUnknownIssuer));
        var sheet = Assert.IsType<PreparedCopy.Ready>(await _copies.PrepareAsync(
            all with { License = SomeCopyDesk.Request(_visit.Id, untold).License }, Cancellation));

        Assert.Equal(CopyForm.InformationSheet, sheet.Copy.Form);
        Assert.DoesNotContain(await _desk.ReadLogAsync(), entry => entry.Action == nameof(AuditAction.BreakGlassUsed));
    }

    [Fact]
    public async Task After_its_minutes_the_rule_holds_again_before_anybody_has_recorded_it_and_then_that_is_an_entry()
    {
        await _breakGlass.OpenAsync(_visit);
        _desk.Time.Advance(TimeSpan.FromMinutes(30));
        Assert.IsType<PreparedCopy.NotAllowed>(await _copies.PrepareAsync(Past(NotInForce(_visit)), Cancellation));

        await _breakGlass.EndWhatIsOverAsync(Cancellation);

        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.BreakGlassEnded), null), (entry.Action, entry.Actor));
        Assert.EndsWith("\nEnd=Time", entry.Details, StringComparison.Ordinal);
        Assert.Empty(_open.All);
        var entries = (await _desk.ReadLogAsync()).Count;
        await _breakGlass.EndWhatIsOverAsync(Cancellation);
        Assert.Equal(entries, (await _desk.ReadLogAsync()).Count);
    }

    [Fact]
    public async Task It_ends_with_the_visit()
    {
        await _breakGlass.OpenAsync(_visit);
        await _desk.Visits.CloseAsync(_visit.Id, SomeClerk.Value, Cancellation);

        await _breakGlass.EndWhatIsOverAsync(Cancellation);

        Assert.EndsWith("\nEnd=VisitClosed", (await _desk.ReadLogAsync())[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_supervisor_ends_it_once()
    {
        await _breakGlass.OpenAsync(_visit);
        var id = _open.All[0].Id;

        Assert.True(await _breakGlass.EndAsync(id, SomeConfirmations.Supervisor, Cancellation));
        Assert.False(await _breakGlass.EndAsync(id, SomeConfirmations.Supervisor, Cancellation));

        var ended = Assert.Single(
            await _desk.ReadLogAsync(), entry => entry.Action == nameof(AuditAction.BreakGlassEnded));
        Assert.Equal((SomeConfirmations.Supervisor.Id, DeskRoles.Supervisor), (ended.Actor, ended.Role));
        Assert.EndsWith("\nEnd=BySupervisor", ended.Details, StringComparison.Ordinal);
        Assert.IsType<PreparedCopy.NotAllowed>(await _copies.PrepareAsync(Past(NotInForce(_visit)), Cancellation));
        await Assert.ThrowsAsync<RoleRefusedException>(() => _breakGlass.EndAsync(id, SomeClerk.Value, Cancellation));
    }

    [Fact]
    public async Task Whoever_may_not_open_it_is_told_why_and_stands_in_the_log()
    {
        var closed = await _desk.OpenVisitAsync();
        await _desk.Visits.CloseAsync(closed.Id, SomeClerk.Value, Cancellation);
        var both = SomeClerk.Value with { Roles = [DeskRoles.Clerk, DeskRoles.Supervisor] };
        var request = SomeBreakGlass.Request(_visit);

        await RefusesAsync(request, SomeClerk.Value, nameof(BreakGlassFault.NotSupervisor));
        await RefusesAsync(request, SomeBreakGlass.Auditor, nameof(BreakGlassFault.NotSupervisor));
        await RefusesAsync(request, both, nameof(BreakGlassFault.OwnVisit));
        await RefusesAsync(request with { Reason = "急用" }, SomeBreakGlass.Supervisor, nameof(BreakGlassFault.Reason));
        await RefusesAsync(request with { Minutes = 121 }, SomeBreakGlass.Supervisor, nameof(BreakGlassFault.Minutes));
        await RefusesAsync(
            SomeBreakGlass.Request(closed), SomeBreakGlass.Supervisor, nameof(BreakGlassFault.VisitClosed));
        await RefusesAsync(
            request with { Visit = Guid.NewGuid() }, SomeBreakGlass.Supervisor, nameof(BreakGlassFault.VisitClosed));
        await _breakGlass.OpenAsync(_visit);
        await RefusesAsync(request, SomeConfirmations.Supervisor, nameof(BreakGlassFault.AlreadyOpen));
    }

    [Fact]
    public async Task Her_own_visit_is_hers_under_another_account_with_her_staff_number_too()
    {
        await using (var db = _desk.Database.CreateDbContext())
        {
            var member = new StaffMember(SomeClerk.Value.Id);
            member.SignIn(SomeClerk.Value, [], null, _asked);
            db.Add(member);
            await db.SaveChangesAsync(Cancellation);
        }

        await RefusesAsync(
            SomeBreakGlass.Request(_visit), SomeBreakGlass.Supervisor with { Number = SomeClerk.Value.Number },
            nameof(BreakGlassFault.OwnVisit));
    }

    [Fact]
    public async Task Only_she_who_began_opens_it_in_time_once_and_as_a_supervisor_still()
    {
        var supervisor = SomeBreakGlass.Supervisor;
        Assert.Equal(BreakGlassStart.AnotherPerson, (await OpenAsync(SomeConfirmations.Supervisor)).Refusal);
        Assert.Equal(
            nameof(BreakGlassFault.NotSupervisor), (await OpenAsync(supervisor with { Roles = [DeskRoles.Clerk] })).Refusal);
        Assert.Empty(_open.All);

        var late = await BeginAsync();
        _desk.Time.Advance(StepUpIntents.GoodFor);
        Assert.Equal(
            new BreakGlassOutcome(null, BreakGlassStart.Over),
            await _breakGlass.OpenAsync(late, supervisor, supervisor, _asked, Cancellation));

        var once = await BeginAsync();
        Assert.Equal(_visit.Id, _breakGlass.FindVisit(once, supervisor));
        Assert.Null(_breakGlass.FindVisit(once, SomeConfirmations.Supervisor));
        Assert.Null((await _breakGlass.OpenAsync(once, supervisor, supervisor, _asked, Cancellation)).Refusal);
        Assert.Equal(
            BreakGlassStart.Over, (await _breakGlass.OpenAsync(once, supervisor, supervisor, _asked, Cancellation)).Refusal);

        async Task<BreakGlassOutcome> OpenAsync(Clerk proven) =>
            await _breakGlass.OpenAsync(await BeginAsync(), supervisor, proven, _asked, Cancellation);

        async Task<Guid> BeginAsync() =>
            (await _breakGlass.BeginAsync(SomeBreakGlass.Request(_visit), supervisor, Cancellation)).Intent!.Value;
    }

    [Theory]
    [InlineData(SecondPersonFault.Cancelled, null)]
    [InlineData(SecondPersonFault.Unreachable, nameof(AuditOutcome.CouldNotBeTold))]
    [InlineData(SecondPersonFault.NotAskedAgain, nameof(AuditOutcome.Refused))]
    public async Task That_nobody_proved_who_she_is_is_recorded_unless_she_turned_back(SecondPersonFault fault, string? outcome)
    {
        var start = await _breakGlass.BeginAsync(SomeBreakGlass.Request(_visit), SomeBreakGlass.Supervisor, Cancellation);
        var before = (await _desk.ReadLogAsync()).Count;

        Assert.Equal(
            _visit.Id,
            await _breakGlass.GiveUpAsync(start.Intent!.Value, SomeBreakGlass.Supervisor, fault, Cancellation));

        var added = (await _desk.ReadLogAsync()).Skip(before).ToList();
        Assert.Equal(outcome, added.SingleOrDefault()?.Outcome);
        Assert.Null(await _breakGlass.GiveUpAsync(start.Intent!.Value, SomeBreakGlass.Supervisor, fault, Cancellation));
    }

    [Fact]
    public async Task Without_the_log_nothing_is_opened_used_or_ended()
    {
        await _breakGlass.OpenAsync(_visit);
        var other = await _breakGlass.BeginAsync(
            SomeBreakGlass.Request(_visit, BreakGlassRule.PrintedTooOften), SomeBreakGlass.Supervisor, Cancellation);
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => _breakGlass.OpenAsync(
            other.Intent!.Value, SomeBreakGlass.Supervisor, SomeBreakGlass.Supervisor, _asked, Cancellation));
        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _copies.PrepareAsync(Past(NotInForce(_visit)), Cancellation));
        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _breakGlass.EndAsync(_open.All[0].Id, SomeBreakGlass.Supervisor, Cancellation));

        await _desk.MendAuditAsync();
        Assert.Single(_open.All);
        var read = SomeBreakGlass.OpenOf(_desk);
        await read.ReadAsync(Cancellation);
        Assert.Equal(_open.All[0].Id, Assert.Single(read.All).Id);
    }

    [Fact]
    public async Task Another_process_notices_what_is_opened_and_ended()
    {
        var elsewhere = SomeBreakGlass.OpenOf(_desk);
        var told = new List<Guid>();
        elsewhere.Changed += told.Add;
        await _breakGlass.OpenAsync(_visit);
        await elsewhere.ReadAsync(Cancellation);
        Assert.Single(elsewhere.All);

        await _breakGlass.EndAsync(_open.All[0].Id, SomeBreakGlass.Supervisor, Cancellation);
        await elsewhere.ReadAsync(Cancellation);

        Assert.Empty(elsewhere.All);
        Assert.Equal([_visit.Id, _visit.Id], told);
    }

    private static CopyRequest NotInForce(Visit visit) => SomeCopyDesk.Request(
        visit.Id, SomeReports.With(SomeReports.File(), CheckResult.Failed(LicenseCheck.StatusAtSource, CheckReason.Expired)))
        with { AcceptsNotInForce = false };

    private static CopyRequest Past(CopyRequest request, BreakGlassRule rule = BreakGlassRule.NotInForce) =>
        request with { GoesPast = [rule] };

    private async Task RefusesAsync(BreakGlassRequest request, Clerk by, string fault)
    {
        Assert.Equal(new BreakGlassStart(null, fault), await _breakGlass.BeginAsync(request, by, Cancellation));
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.BreakGlassOpened), nameof(AuditOutcome.Refused), by.Id),
            (entry.Action, entry.Outcome, entry.Actor));
        Assert.Equal($"Rule={request.Rule}\nWhy={fault}", entry.Details);
    }
}
