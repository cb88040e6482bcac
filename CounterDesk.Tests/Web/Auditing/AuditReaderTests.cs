using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Auditing.Search;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Auditing;

/// <summary>An auditor finds what she follows, and her own reading stands in the log.</summary>
public sealed class AuditReaderTests : IAsyncLifetime
{
    private static readonly DateOnly _firstDay = new(2026, 11, 23);
    private static readonly Guid _visit = new("0193562a-0000-7000-8000-00005f3a91c2");

    private AnchoredLog _log = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AuditReader Reader => new(_log.Database, _log.Log, _log.Ring, AnchoredLog.Hall, _log.Time);

    public async ValueTask InitializeAsync()
    {
        _log = await AnchoredLog.CreateAsync();

        // 1 to 4, on the first day; 5 closes it.
        await WriteAsync(new() { Action = AuditAction.SignIn, Actor = "id-0317", Details = [new("Number", "0317")] });
        await WriteAsync(new() { Action = AuditAction.VisitOpened, Actor = "id-0317", Counter = "3", Visit = _visit });
        await WriteAsync(new()
        {
            Action = AuditAction.Search, Actor = "id-0317", Visit = _visit,
            SubjectHash = _log.Ring.HashHolder(SomeLicenses.Gu.Code), Subject = "999901********0021",
        });
        await WriteAsync(new()
        {
            Action = AuditAction.LicenseOpened, Actor = "id-0317", Visit = _visit, KindCode = SomeLicenses.ResidentIdCard,
            LicenseHash = _log.Ring.HashLicense(SomeLicenses.Of(SomeLicenses.ResidentIdCard).Identifier),
        });
        _log.Sleep();

        // 6 and 7.
        await WriteAsync(new()
        {
            Action = AuditAction.Search, Outcome = AuditOutcome.Refused, Actor = "id-0322",
            SubjectHash = _log.Ring.HashHolder(SomeLicenses.Gu.Code),
        });
        await WriteAsync(new() { Action = AuditAction.Import });
    }

    public ValueTask DisposeAsync() => _log.DisposeAsync();

    public static TheoryData<string, AuditQuestion, long[]> Questions => new()
    {
        { "all", new(), [7, 6, 5, 4, 3, 2, 1] },
        { "first day", new() { From = _firstDay, To = _firstDay }, [4, 3, 2, 1] },
        { "second day", new() { From = _firstDay.AddDays(1), To = _firstDay.AddDays(1) }, [7, 6, 5] },
        { "from the second", new() { From = _firstDay.AddDays(1) }, [7, 6, 5] },
        { "to the first", new() { To = _firstDay }, [4, 3, 2, 1] },
        { "before all", new() { To = _firstDay.AddDays(-1) }, [] },
        { "after all", new() { From = _firstDay.AddDays(2) }, [] },
        // All of the first day were written at 9:02.
        { "an hour", Hours(9, 0, 9, 59), [4, 3, 2, 1] },
        { "the minute", Hours(9, 2, 9, 2), [4, 3, 2, 1] },
        { "the minute before", Hours(9, 0, 9, 1), [] },
        { "the minute after", Hours(9, 3, 10, 0), [] },
        { "from an hour on", new() { From = _firstDay, FromTime = new(9, 3) }, [7, 6, 5] },
        { "up to an hour of the second day", new() { To = _firstDay.AddDays(1), ToTime = new(9, 1) }, [4, 3, 2, 1] },
        { "an hour of a clerk", Hours(9, 0, 9, 59) with { Actor = "id-0317", Action = AuditAction.Search }, [3] },
        { "an hour without its day", new() { FromTime = new(23, 0), ToTime = new(23, 59) }, [7, 6, 5, 4, 3, 2, 1] },
        { "a clerk", new() { Actor = "id-0317" }, [4, 3, 2, 1] },
        { "an action", new() { Action = AuditAction.Search }, [6, 3] },
        { "an outcome", new() { Outcome = AuditOutcome.Refused }, [6] },
        { "a kind", new() { KindCode = SomeLicenses.ResidentIdCard }, [4] },
        { "several", new() { Action = AuditAction.Search, Actor = "id-0317", To = _firstDay }, [3] },
        { "a person", new() { Term = new AuditTerm.Number(SomeLicenses.Gu.Code.Text) }, [6, 3] },
        { "nobody", new() { Term = new AuditTerm.Number("E12345678") }, [] },
        { "a license", new() { Term = new AuditTerm.Number(SomeLicenses.Of(SomeLicenses.ResidentIdCard).Identifier.Value) }, [4] },
        { "a visit", new() { Term = new AuditTerm.Visit(_visit) }, [4, 3, 2] },
        { "a visit's paper", new() { Term = AuditTerm.Read("5F3A91C2") }, [4, 3, 2] },
        { "no such visit", new() { Term = AuditTerm.Read("5F3A91C3") }, [] },
        { "an entry", new() { Term = new AuditTerm.Entry(3) }, [3, 2, 1] },
        { "a later page", new() { Before = 4 }, [3, 2, 1] },
    };

    private static AuditQuestion Hours(int hour, int minute, int toHour, int toMinute) => new()
    {
        From = _firstDay, FromTime = new(hour, minute), To = _firstDay, ToTime = new(toHour, toMinute),
    };

    // An hour is a way to look, not a way to hide.
    [Fact]
    public async Task What_was_written_by_a_clock_that_was_set_back_is_found_at_the_hour_it_says()
    {
        await using var log = await AnchoredLog.CreateAsync();
        await log.Log.RecordAsync(null, SomeAudit.Note(), Cancel);
        log.Time.Advance(TimeSpan.FromHours(3));
        await log.Log.RecordAsync(null, SomeAudit.Note(), Cancel);
        log.Time.AutoAdvanceAmount = TimeSpan.Zero;
        var back = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(SomeAudit.At.AddHours(1));
        using (var other = new AuditLog(log.Database, back, AnchoredLog.Hall, Microsoft.Extensions.Logging.Abstractions.NullLogger<AuditLog>.Instance))
        {
            await other.RecordAsync(null, SomeAudit.Note(), Cancel);
        }

        var page = await new AuditReader(log.Database, log.Log, log.Ring, AnchoredLog.Hall, log.Time)
            .FindAsync(Hours(9, 30, 10, 30), SomeProofs.Auditor, Cancel);

        Assert.Equal([3], page.Entries.Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task The_minutes_she_asks_for_are_recorded()
    {
        await Reader.FindAsync(Hours(9, 0, 9, 59), SomeProofs.Auditor, Cancel);

        Assert.StartsWith("From=2026-11-23T09:00\nTo=2026-11-23T09:59\n", (await _log.ReadAsync())[^1].Details, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task What_is_asked_for_is_found_and_nothing_else(string name, AuditQuestion question, long[] sequences)
    {
        var page = await Reader.FindAsync(question, SomeProofs.Auditor, Cancel);

        Assert.True(sequences.SequenceEqual(page.Entries.Select(entry => entry.Sequence)), name);
        Assert.Equal((null, false), (page.Before, page.IsCutShort));
    }

    [Fact]
    public async Task What_she_asks_is_announced_and_what_she_found_recorded()
    {
        var page = await Reader.FindAsync(
            new() { Term = new AuditTerm.Number(SomeLicenses.Gu.Code.Text), From = _firstDay, Action = AuditAction.Search },
            SomeProofs.Auditor, Cancel);

        var entries = (await _log.ReadAsync())[^2..];
        Assert.Equal(
            [("LogRead", "Announced"), ("LogRead", "Done")], entries.Select(entry => (entry.Action, entry.Outcome)));
        Assert.Equal(
            (SomeProofs.Auditor.Id, "auditor", "From=2026-11-23\nAction=Search\nHits=2", page.Receipt.Sequence),
            (entries[1].Actor, entries[1].Role, entries[1].Details, entries[1].Sequence));
        Assert.Equal(_log.Ring.HashHolder(SomeLicenses.Gu.Code), entries[1].SubjectHash);
        Assert.Equal(Mask.Number(SomeLicenses.Gu.Code.Text), entries[1].Subject);
        Assert.DoesNotContain(SomeLicenses.Gu.Code.Text, $"{entries[1].Details} {entries[1].Subject}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_nothing_was_found_is_recorded_as_such()
    {
        await Reader.FindAsync(new() { Term = new AuditTerm.Number("E12345678") }, SomeProofs.Auditor, Cancel);

        Assert.Equal("NothingFound", (await _log.ReadAsync())[^1].Outcome);
    }

    [Fact]
    public async Task Without_the_log_nothing_is_read()
    {
        await using (var db = _log.Database.CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync("ALTER TABLE AuditHeads RENAME TO Lost", Cancel);
        }

        await Assert.ThrowsAsync<AuditUnavailableException>(() => Reader.FindAsync(new(), SomeProofs.Auditor, Cancel));
        await Assert.ThrowsAsync<AuditUnavailableException>(() => Reader.ReadPlaceAsync(3, SomeProofs.Auditor, Cancel));
    }

    [Fact]
    public async Task Nobody_but_an_auditor_reads()
    {
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Reader.FindAsync(new(), SomeClerk.Supervisor, Cancel));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Reader.ReadPlaceAsync(3, SomeClerk.Value, Cancel));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Reader.FindActorsAsync(SomeClerk.Value, Cancel));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap()
    {
        await _log.WriteAsync(AuditReader.PageRows * 2);
        List<long> seen = [];
        AuditQuestion? question = new() { Action = AuditAction.Search };
        while (question is not null)
        {
            var page = await Reader.FindAsync(question, SomeProofs.Auditor, Cancel);
            Assert.InRange(page.Entries.Length, 1, AuditReader.PageRows);
            seen.AddRange(page.Entries.Select(entry => entry.Sequence));
            question = page.Before is { } before ? question with { Before = before } : null;
        }

        var all = (await _log.ReadAsync()).Where(entry => entry.Action == "Search").Select(entry => entry.Sequence);
        Assert.Equal(all.OrderDescending(), seen);
    }

    // A day is what the log has closed as one, and not what its clock said.
    [Fact]
    public async Task An_entry_with_a_wrong_time_is_found_on_the_day_on_which_it_was_written()
    {
        _log.Time.AdjustTime(_log.Time.GetUtcNow().AddDays(-1));
        await WriteAsync(new() { Action = AuditAction.Import, Purpose = "late" });

        var page = await Reader.FindAsync(
            new() { From = _firstDay.AddDays(1), To = _firstDay.AddDays(1), Action = AuditAction.Import },
            SomeProofs.Auditor, Cancel);

        Assert.Equal("late", page.Entries[0].Purpose);
    }

    [Fact]
    public async Task Who_wrote_is_told_with_the_staff_number_of_the_last_sign_in() => Assert.Equal(
        [new AuditActor("id-0317", "0317"), new AuditActor("id-0322", "")],
        await Reader.FindActorsAsync(SomeProofs.Auditor, Cancel));

    [Fact]
    public async Task An_entry_stands_in_its_place_with_what_its_row_gives()
    {
        var places = await Reader.ReadPlaceAsync(3, SomeProofs.Auditor, Cancel);
        Assert.Equal([(2L, true), (3, true), (4, true)], places.Select(place => (place.Entry.Sequence, place.Fits)));
        Assert.Equal("Entry=3", (await _log.ReadAsync())[^1].Details);

        await _log.TamperAsync("UPDATE AuditEntries SET Actor = 'id-0999' WHERE Sequence = 3");
        var changed = await Reader.ReadPlaceAsync(3, SomeProofs.Auditor, Cancel);
        Assert.Equal([(2L, true), (3, false), (4, true)], changed.Select(place => (place.Entry.Sequence, place.Fits)));
        Assert.NotEqual(changed[1].Entry.Hash, changed[1].Computed);

        await _log.TamperAsync("DELETE FROM AuditEntries WHERE Sequence = 3");
        var gone = await Reader.ReadPlaceAsync(3, SomeProofs.Auditor, Cancel);
        Assert.Equal([(2L, true), (4, false)], gone.Select(place => (place.Entry.Sequence, place.Fits)));
    }

    [Theory]
    [InlineData("48241", "Entry")]
    [InlineData("#12345678", "Entry")]
    [InlineData("12345678", "VisitOnPaper")]
    [InlineData("5F3A91C2", "VisitOnPaper")]
    [InlineData("5f3a91c2-2", "VisitOnPaper")]
    [InlineData("0193562a-0000-7000-8000-00005f3a91c2", "Visit")]
    [InlineData("E12345678", "Number")]
    [InlineData("999901199001010021", "Number")]
    [InlineData("", null)]
    [InlineData("#", null)]
    [InlineData("0", null)]
    [InlineData("张三", null)]
    [InlineData("<b>\u0000</b>", null)]
    public void What_is_typed_is_told_apart(string typed, string? kind) =>
        Assert.Equal(kind, AuditTerm.Read(typed)?.GetType().Name);

    [Fact]
    public void A_number_that_slips_into_a_log_is_masked() => Assert.DoesNotContain(
        SomeLicenses.Gu.Code.Text, new AuditQuestion { Term = new AuditTerm.Number(SomeLicenses.Gu.Code.Text) }.ToString(),
        StringComparison.Ordinal);

    private Task<AuditReceipt> WriteAsync(AuditNote note) => _log.Log.RecordAsync(null, note, Cancel);
}
