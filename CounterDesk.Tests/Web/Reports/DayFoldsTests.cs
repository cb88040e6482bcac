using System.Text;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Reports;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.Reports;

/// <summary>That the report of a day that was folded is the one that is read from the log and the tables.</summary>
public sealed class DayFoldsTests : IAsyncLifetime
{
    private static readonly DateOnly _day = ReportTestDesk.Day;

    private ReportTestDesk _hall = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestDesk Desk => _hall.Desk;

    public async ValueTask InitializeAsync() => _hall = await ReportTestDesk.CreateAsync(isFile: true);

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    [Fact]
    public async Task However_often_it_is_followed_the_report_is_the_same_as_read_from_the_log()
    {
        await WorkAsync();
        await _hall.Folds.FollowAsync(Cancel);
        await AssertSameAsync();
        Desk.Time.Advance(TimeSpan.FromMinutes(20));
        await WorkAsync();
        await AssertSameAsync();
        Desk.Time.Advance(TimeSpan.FromMinutes(20));
        await _hall.Folds.FollowAsync(Cancel);
        await WorkAsync();

        var report = await AssertSameAsync();

        Assert.True(report.Reconciliation!.IsEven);
        Assert.Equal((9, 6, 3), (report.Visits.Opened, report.Copies.Total, report.Copies[CopyState.Void]));
        Assert.Equal(9, report.Visits.Kept);
        Assert.Equal(3, report.Ratings.LowCount);
        Assert.Equal(3, report.Ratings.Low.Length);
        Assert.Equal(12, report.Verifications.Total);
        await AssertSameFindingsAsync();
    }

    [Fact]
    public async Task A_day_that_nobody_has_folded_yet_is_read_from_the_log_and_the_rest_comes_afterward()
    {
        await WorkAsync();

        Assert.Null((await ReadAsync()).Reconciliation);
        await _hall.Folds.FollowAsync(Cancel);
        Assert.NotNull((await ReadAsync()).Reconciliation);
    }

    [Fact]
    public async Task What_another_server_of_the_hall_writes_is_in_the_next_report()
    {
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        await _hall.Folds.FollowAsync(Cancel);
        using var other = LogOf("0007");

        await other.RecordAsync(null, Verified(), Cancel);

        Assert.Equal(2, (await AssertSameAsync()).Verifications.Total);
    }

    [Fact]
    public async Task What_another_hall_writes_into_the_same_database_is_not()
    {
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        using var other = LogOf("0008");
        await other.RecordAsync(null, Verified(), Cancel);
        await _hall.Folds.FollowAsync(Cancel);
        await other.RecordAsync(null, Verified(), Cancel);

        Assert.Equal(1, (await AssertSameAsync()).Verifications.Total);
    }

    [Fact]
    public async Task Started_anew_it_is_the_same()
    {
        await WorkAsync();
        await _hall.Folds.FollowAsync(Cancel);
        await WorkAsync();
        var before = await AssertSameAsync();
        using var anew = NewFolds();
        await anew.FollowAsync(Cancel);

        var after = await anew.ReadAsync(
            _day, before.LastEntry + 1, async (fold, update) => await _hall.Counts.CountAsync(fold, update, Cancel), Cancel);

        Assert.Equal(Text(before), Text(after! with { LastEntry = before.LastEntry }));
    }

    [Fact]
    public async Task The_entry_that_closes_a_day_begins_the_next()
    {
        await WorkAsync();
        await _hall.Folds.FollowAsync(Cancel);
        _hall.WaitUntil(9, 0, days: 1);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);

        // Nobody has followed yet: the page of the new day does not wait for it.
        Assert.Null((await ReadAsync(_day.AddDays(1))).Reconciliation);
        await _hall.Folds.FollowAsync(Cancel);

        var report = await AssertSameAsync(_day.AddDays(1));
        Assert.Equal((1, 0), (report.Verifications.Total, report.Copies.Total));
        Assert.Null((await ReadAsync()).Reconciliation);
        Assert.Equal(4, (await ReadAsync()).Verifications.Total);
    }

    [Fact]
    public async Task An_entry_that_is_not_as_it_was_written_is_not_folded_and_the_report_says_what_is_there()
    {
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        await _hall.Folds.FollowAsync(Cancel);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        await ChangeLogAsync("UPDATE AuditEntries SET Details = REPLACE(Details, 'Genuine=Yes', 'Genuine=No') WHERE Sequence = 2");

        foreach (var _ in (int[])[1, 2])
        {
            var report = await ReadAsync();

            Assert.Null(report.Reconciliation);
            Assert.Equal((1, 1), (report.Verifications.Passed, report.Verifications.Failed));
            await _hall.Folds.FollowAsync(Cancel);
        }
    }

    [Fact]
    public async Task After_a_backup_was_put_back_the_day_is_folded_anew()
    {
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        await _hall.Folds.FollowAsync(Cancel);
        await ChangeLogAsync(
            """
            UPDATE AuditHeads SET Sequence = 1, Hash = (SELECT Hash FROM AuditEntries WHERE Sequence = 1);
            DELETE FROM AuditEntries WHERE Sequence > 1
            """);
        await _hall.VerifyAsync(GenuineAnswer.No, InForceAnswer.Yes);

        Assert.Null((await ReadAsync()).Reconciliation);
        await _hall.Folds.FollowAsync(Cancel);
        var report = await AssertSameAsync();

        Assert.NotNull(report.Reconciliation);
        Assert.Equal((1, 1), (report.Verifications.Passed, report.Verifications.Failed));
    }

    [Fact]
    public async Task A_closed_visit_that_somebody_takes_away_is_missed_at_once()
    {
        await WorkAsync();
        Desk.Time.Advance(TimeSpan.FromMinutes(20));
        await _hall.Folds.FollowAsync(Cancel);
        await _hall.ChangeAsync("PRAGMA foreign_keys = OFF; DELETE FROM Ratings; DELETE FROM Visits WHERE Id = (SELECT Visit FROM AuditEntries WHERE Action = 'Rated')");

        var report = await ReadAsync();

        Assert.Equal((3, 2), (report.Visits.Opened, report.Visits.Kept));
        Assert.False(report.Reconciliation!.IsEven);
    }

    [Fact]
    public async Task A_copy_whose_visit_somebody_takes_away_is_named_at_once()
    {
        await WorkAsync();
        Desk.Time.Advance(TimeSpan.FromMinutes(20));
        await _hall.Folds.FollowAsync(Cancel);
        await _hall.ChangeAsync(
            "PRAGMA foreign_keys = OFF; DELETE FROM Visits WHERE Id = (SELECT Visit FROM Copies WHERE State = 'Void')");

        var report = await ReadAsync();

        Assert.Equal(DayFault.NoVisit, Assert.Single(report.Reconciliation!.Differences).Fault);
    }

    [Fact]
    public async Task A_number_whose_state_somebody_changed_is_named()
    {
        await WorkAsync();
        await _hall.Folds.FollowAsync(Cancel);
        await _hall.ChangeAsync("UPDATE Copies SET State = 'Void', VoidFor = 'Spoiled' WHERE State = 'Printed'");

        var report = await AssertSameAsync();

        Assert.Equal(DayFault.OtherState, Assert.Single(report.Reconciliation!.Differences).Fault);
    }

    [Fact]
    public async Task Of_somebody_who_begins_to_work_here_all_of_the_day_is_looked_at()
    {
        byte[] person = [.. Enumerable.Repeat((byte)9, 32)];
        await _hall.Log.RecordAsync(
            null, Verified() with
            {
                Action = AuditAction.PurposeRecorded, Actor = SomeClerk.Value.Id, Details = [], SubjectHash = person,
            }, Cancel);
        await _hall.Folds.FollowAsync(Cancel);
        await using (var db = Desk.Database.CreateDbContext())
        {
            db.Add(new StaffMember(SomeClerk.Value.Id)).Entity.SignIn(SomeClerk.Value, [], person, Desk.Time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Equal(["OwnNumber"], await AssertSameFindingsAsync());
        await _hall.Folds.FollowAsync(Cancel);
        Assert.Equal(["OwnNumber"], await AssertSameFindingsAsync());
    }

    [Fact]
    public async Task A_day_looked_at_ahead_is_found_in_as_any_other_once_it_is_folded()
    {
        Assert.False(await _hall.Exceptions.PrepareAsync(_day, Cancel));
        await _hall.LookAtNightAsync();
        await _hall.Folds.FollowAsync(Cancel);
        Assert.True(await _hall.Exceptions.PrepareAsync(_day, Cancel));
        await _hall.LookAtNightAsync();

        Assert.NotEmpty(await AssertSameFindingsAsync());
    }

    [Fact]
    public async Task What_is_kept_of_a_closed_day_is_shown_and_what_is_signed_is_read_from_the_log()
    {
        await _hall.LookAtNightAsync();
        await _hall.CloseWholeAsync();
        await _hall.Exceptions.KeepAsync(Cancel);
        await ChangeLogAsync("UPDATE AuditEntries SET Action = 'SignIn' WHERE Action = 'Search'");

        var file = await _hall.ReadFileAsync();
        var one = Assert.Single(file.Exceptions);
        await _hall.Decisions.DecideAsync(_day, one, Decision.InOrder, "在场", SomeClerk.Supervisor, Cancel);
        var start = await _hall.Signing.BeginAsync(
            _day, (await _hall.ReadFileAsync()).Matter!.Digest(), null, SomeClerk.Supervisor, Cancel);
        var outcome = await _hall.Signing.SignAsync(
            start.Intent!.Value, SomeClerk.Supervisor, SomeClerk.Supervisor, SomeSignOffs.At, Cancel);

        Assert.NotNull(outcome.Refusal);
        Assert.Null((await _hall.ReadFileAsync()).SignOff);
    }

    [Fact]
    public async Task What_is_kept_of_a_closed_day_ends_when_an_entry_is_gone_or_somebody_new_works_here()
    {
        await _hall.LookAtNightAsync();
        await _hall.CloseWholeAsync();
        Assert.Single((await _hall.ReadFileAsync()).Exceptions);

        await ChangeLogAsync("DELETE FROM AuditEntries WHERE Action = 'Search'");

        Assert.Empty((await _hall.ReadFileAsync()).Exceptions);
    }

    private async Task<DailyReport> ReadAsync(DateOnly? day = null) =>
        (await _hall.Reports.ReadAsync(day ?? _day, SomeClerk.Supervisor, Cancel)).Numbers!;

    // Counted a second time in the way that closing counts.
    private async Task<DailyReport> AssertSameAsync(DateOnly? day = null)
    {
        var read = await ReadAsync(day);
        var counted = await _hall.Counts.CompleteAsync(
            await _hall.Counts.CountAsync(day ?? _day, read.LastEntry + 1, Cancel), Cancel);

        Assert.NotNull(read.Reconciliation);
        Assert.Equal(Text(counted), Text(read));
        return read;
    }

    private async Task<string[]> AssertSameFindingsAsync()
    {
        var found = await _hall.Exceptions.FindAsync(_day, SomeClerk.Supervisor, Cancel);
        var read = await _hall.Exceptions.FindInLogAsync(_day, Cancel);
        Assert.Equal(Say(read), Say(found));
        return [.. found.Shown.Select(one => one.Found.Rule)];

        static string[] Say(FoundExceptions found) =>
        [
            .. found.Shown.Select(one =>
                $"{one.Found.Key} {one.Found.Weight:R} {string.Join(' ', one.Found.Entries)} {string.Join(' ', one.Concerned)}"),
        ];
    }

    private static string Text(DailyReport report) => Encoding.UTF8.GetString(report.Write());

    private Task ChangeLogAsync(string sql) => _hall.ChangeAsync(
        $"DROP TRIGGER IF EXISTS AuditEntries_are_never_changed; DROP TRIGGER IF EXISTS AuditEntries_are_never_deleted; {sql}");

    private DayFolds NewFolds() => new(
        Desk.Database, new DayRecords(Desk.Database, Options.Create(SomeCopyDesk.Hall), Options.Create(new ExceptionThresholds())),
        Options.Create(SomeCopyDesk.Hall), new DeskClock(Desk.Time));

    private AuditLog LogOf(string hall) =>
        new(Desk.Database, Desk.Time, Options.Create(new HallOptions { Code = hall }), NullLogger<AuditLog>.Instance);

    private static AuditNote Verified() => new()
    {
        Action = AuditAction.LicenseVerified, Actor = "c1", Role = "clerk", Counter = "3", KindCode = SomeLicenses.ResidentIdCard,
        Details = [new("Genuine", "Yes"), new("InForce", "Yes"), new("Source", "library"), new("Region", "999901")],
    };

    /// <summary>A visit with a copy, one with a spoiled copy, one that was rated and closed, and a rule that was opened.</summary>
    private async Task WorkAsync()
    {
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        await _hall.VerifyAsync(GenuineAnswer.No, InForceAnswer.Yes, "FaceDiffers");
        Desk.Time.Advance(TimeSpan.FromMinutes(3));
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Expired, "Expired", source: "province");
        await _hall.VerifyAsync(GenuineAnswer.CouldNotBeTold, InForceAnswer.Yes, "NoFile", region: "999902");
        await SomeCopyDesk.PrintAsync(Desk);
        using (var copies = SomeCopyDesk.Of(Desk))
        {
            var spoiled = await Desk.OpenVisitAsync();
            var ready = Assert.IsType<PreparedCopy.Ready>(await copies.PrepareAsync(SomeCopyDesk.Request(spoiled.Id), Cancel));
            Desk.Time.Advance(TimeSpan.FromMinutes(2));
            await copies.RecordOutcomeAsync(ready.Copy.Number, PrintOutcome.Spoiled, SomeClerk.Value, Cancel);
            await Desk.Visits.CloseAsync(spoiled.Id, SomeClerk.Value, Cancel);
        }

        await _hall.RateAsync(RatingGrade.Dissatisfied);
        await _hall.Log.RecordAsync(
            null, Verified() with
            {
                Action = AuditAction.BreakGlassOpened, Details = [new("BreakGlass", $"{Guid.CreateVersion7()}"), new("Rule", "NotInForce")],
            }, Cancel);
    }
}
