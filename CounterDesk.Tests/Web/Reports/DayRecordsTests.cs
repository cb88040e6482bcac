using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.Reports;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.Reports;

/// <summary>That the rules see the day as the log and the register have it, and nothing of other days.</summary>
public sealed class DayRecordsTests : IAsyncLifetime
{
    private static readonly byte[] _person = [.. Enumerable.Repeat((byte)7, 32)];
    private static readonly byte[] _stranger = [.. Enumerable.Repeat((byte)8, 32)];
    private static readonly OpenSpan[] _open = [new(new(9, 0), new(17, 0))];

    private AnchoredLog _log = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateOnly Today => new DeskClock(_log.Time).Today;

    public async ValueTask InitializeAsync() => _log = await AnchoredLog.CreateAsync();

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    [Fact]
    public async Task The_days_entries_are_there_in_the_halls_own_time_without_what_was_only_announced()
    {
        var announced = await _log.Log.AnnounceAsync(Look("c1", _person), Cancellation);
        var done = await _log.Log.RecordAsync(announced, Look("c1", _person), Cancellation);

        var day = await ReadAsync(Today);

        var entry = Assert.Single(day.Entries);
        Assert.Equal((done.Sequence, AuditAction.LicenseOpened, "c1"), (entry.Number, entry.Action, entry.Clerk));
        Assert.Equal(DeskClock.At(done.AtUtc).DateTime, entry.At);
        Assert.Equal(Convert.ToHexStringLower(_person), entry.Person);
        Assert.Equal((Today, _open), (day.Day, day.Open));
        Assert.Equal([Today.AddDays(-1)], day.UnsignedDays);
    }

    [Fact]
    public async Task A_visit_at_the_desk_is_one_with_its_trace_and_its_outcome()
    {
        await using var desk = await TestDesk.CreateAsync();
        await SomeCopyDesk.PrintAsync(desk);

        var day = await ReadAsync(new DeskClock(desk.Time).Today, desk.Database);

        var visit = Assert.Single(day.Visits);
        Assert.Equal(SomeClerk.Value.Id, visit.Clerk);
        Assert.True(visit is { HasOutcome: true, IsBare: false });
        Assert.Contains(visit.Entries, entry => entry.Action is AuditAction.IdentityRecorded && entry.Detail("Method") is not null);
        Assert.Contains(visit.Entries, entry => entry.Action is AuditAction.ConsentGiven && entry.Detail("Way") is not null);
        Assert.Contains(visit.Entries, entry => entry is { Action: AuditAction.CopyReserved, Recipient: not null, Kind: not null });
        Assert.Contains(visit.Entries, entry => entry is { Action: AuditAction.CopyPrinted, Kind: not null }
            && entry.Detail("Number") is not null);
    }

    [Fact]
    public async Task A_spoiled_copy_that_a_receiver_asked_about_on_the_day_is_told_once()
    {
        var spoiled = await SomeRegister.AddAsync(_log.Database, RegisterState.Void, 1);
        var printed = await SomeRegister.AddAsync(_log.Database, RegisterState.Printed, 2);
        await using (var db = _log.Database.CreateDbContext())
        {
            var now = _log.Time.GetUtcNow().UtcDateTime;
            db.AddRange(
                new CopyCheckEntry(spoiled.Number, CheckAnswer.Void, now.AddHours(1)),
                new CopyCheckEntry(spoiled.Number, CheckAnswer.Void, now),
                new CopyCheckEntry(spoiled.Number, CheckAnswer.NotHandedOver, now.AddHours(-1)),
                new CopyCheckEntry(spoiled.Number, CheckAnswer.Void, now.AddDays(-1)),
                new CopyCheckEntry(printed.Number, CheckAnswer.InForce, now));
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(
            [new SpoiledCheck(spoiled.Number.Value, new DeskClock(_log.Time).Now.DateTime)],
            (await ReadAsync(Today)).SpoiledChecks);
    }

    [Fact]
    public async Task Who_looked_on_earlier_days_is_known_of_the_people_of_the_day_and_of_nobody_else()
    {
        await _log.Log.RecordAsync(null, Look("old", _person), Cancellation);
        await NextDayAsync(20);
        await _log.Log.RecordAsync(null, Look("c1", _person), Cancellation);
        await _log.Log.RecordAsync(null, Look("c1", _person), Cancellation);
        await _log.Log.RecordAsync(null, Look("c2", _stranger), Cancellation);
        await _log.Log.RecordAsync(null, Look("c3", _person) with { Outcome = AuditOutcome.NothingFound }, Cancellation);
        var before = Today;
        await NextDayAsync(20);
        await _log.Log.RecordAsync(null, Look("c4", _person), Cancellation);

        var look = Assert.Single((await ReadAsync(Today)).EarlierLooks);

        Assert.Equal(("c1", before), (look.Clerk, look.Day));
        Assert.Equal(Convert.ToHexStringLower(_person), look.Person);
        Assert.Empty((await ReadAsync(Today, daysBack: 0)).EarlierLooks);
        Assert.Equal(2, (await ReadAsync(Today, daysBack: 60)).EarlierLooks.Count);
    }

    [Fact]
    public async Task A_day_without_entries_is_empty()
    {
        await _log.Log.RecordAsync(null, Look("c1", _person), Cancellation);
        await NextDayAsync(2);
        await _log.Log.RecordAsync(null, Look("c1", _person), Cancellation);

        Assert.Empty((await ReadAsync(Today.AddDays(-1))).Entries);
        Assert.Single((await ReadAsync(Today.AddDays(-2))).Entries);
        Assert.Equal(
            [AuditAction.LicenseOpened], (await ReadAsync(Today)).Entries.Select(entry => entry.Action));
    }

    [Fact]
    public async Task Those_who_have_signed_in_are_the_clerks()
    {
        await using (var db = _log.Database.CreateDbContext())
        {
            var known = db.Add(new StaffMember("c1")).Entity;
            known.SignIn(SomeClerk.Value, [], _person, _log.Time.GetUtcNow().UtcDateTime);
            db.Add(new StaffMember("c2")).Entity.SignIn(TestDesk.Colleague, [], null, _log.Time.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(Cancellation);
        }

        Assert.Equal(
            [
                new DayClerk("c1", SomeClerk.Value.Name, Convert.ToHexStringLower(_person)),
                new DayClerk("c2", TestDesk.Colleague.Name, null),
            ],
            (await ReadAsync(Today)).Clerks.OrderBy(clerk => clerk.Id, StringComparer.Ordinal));
    }

    private Task<DayRecord> ReadAsync(
        DateOnly day, IDbContextFactory<CounterDeskDb>? databases = null, int daysBack = 30) =>
        new DayRecords(
                databases ?? _log.Database, AnchoredLog.Hall,
                Options.Create(new ExceptionThresholds { DaysBack = daysBack }))
            .ReadAsync(day, _open, new([day.AddDays(-1)], []), Cancellation);

    private static AuditNote Look(string clerk, byte[] person) => new()
    {
        Action = AuditAction.LicenseOpened, Actor = clerk, Role = DeskRoles.Clerk, Counter = "3", SubjectHash = person,
    };

    private async Task NextDayAsync(int days)
    {
        _log.Sleep(days);
        await _log.Log.CloseDayAsync(Cancellation);
    }
}
