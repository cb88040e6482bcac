using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.Visits;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CounterDesk.Tests.Web.Copies;

/// <summary>
/// No number is used for two copies or lost, however many desks ask at once and wherever the program is stopped.
/// </summary>
public sealed class CopyNumbersTests : IAsyncLifetime
{
    private FileDatabase _database = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _database = FileDatabase.Create();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Two_programs_with_many_desks_never_give_a_number_twice_or_leave_one_out()
    {
        const int Copies = 12;
        using var one = new Program(_database);
        using var other = new Program(_database);
        var visit = await one.OpenVisitAsync();

        var numbers = await Task.WhenAll(Enumerable.Range(0, Copies)
            .Select(at => Task.Run(() => (at % 2 == 0 ? one : other).PrepareAsync(visit), Cancellation)));

        Assert.Equal(Enumerable.Range(1, Copies), numbers.Select(number => number.Sequence).Order());
        Assert.Equal(Copies, (await ReadRegisterAsync()).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_program_that_ends_between_two_steps_leaves_a_copy_that_is_whole_or_was_never_begun(
        int savesBeforeTheEnd)
    {
        using var before = new Program(_database);
        var visit = await before.OpenVisitAsync();
        await before.PrepareAsync(visit);
        using (var ending = new Program(new MortalDatabase(_database, savesBeforeTheEnd)))
        {
            await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                var number = await ending.PrepareAsync(visit);
                await ending.Copies.RecordOutcomeAsync(number, PrintOutcome.CameOutWell, SomeClerk.Value, Cancellation);
            });
        }

        using var after = new Program(_database);
        var number = await after.PrepareAsync(visit);

        // The announcement is one save, the copy with its entry another, the answer a third.
        var survived = savesBeforeTheEnd == 2 ? 1 : 0;
        var register = await ReadRegisterAsync();
        Assert.Equal(Enumerable.Range(1, 2 + survived), register.Select(copy => copy.Sequence));
        Assert.Equal(2 + survived, number.Sequence);
        Assert.All(register, copy => Assert.Equal(CopyState.Reserved, copy.State));
        Assert.Equal(
            register.Select(copy => copy.Number),
            (await after.Copies.UnansweredAsync(SomeClerk.Value.Counter, Cancellation)).Select(open => open.Number));
        Assert.Equal(
            CopyState.Void,
            (await after.Copies.RecordOutcomeAsync(
                register[^1].Number, PrintOutcome.Spoiled, SomeClerk.Value, Cancellation)).State);
    }

    private async Task<List<RegisteredCopy>> ReadRegisterAsync()
    {
        await using var db = _database.CreateDbContext();
        return await db.Set<RegisteredCopy>().AsNoTracking().OrderBy(copy => copy.Sequence).ToListAsync(Cancellation);
    }

    /// <summary>One process of the hall: its own audit log and its own desk, on the shared database.</summary>
    private sealed class Program : IDisposable
    {
        // Each copy is of a license of its own, so that none is another's second printing.
        private static int _licenses = 2_000_000;

        private readonly AuditLog _audit;
        private readonly VisitDesk _visits;
        private readonly PartyDesk _parties;
        private readonly ConsentDesk _consent;

        public Program(IDbContextFactory<CounterDeskDb> databases)
        {
            _audit = SomeAudit.Log(databases);
            var (contents, changes, clock) =
                (new VisitContents(), new VisitChanges(), new DeskClock(TimeProvider.System));
            var record = new VisitRecord(databases, _audit, contents, changes, clock);
            _visits = new(databases, _audit, contents, changes, clock);
            _parties = new(databases, record, contents, SomeKeys.Ring, clock);
            _consent = new(record, contents, SomeLicenses.Catalog);
            Copies = SomeCopyDesk.Of(databases, _audit, TimeProvider.System);
        }

        public CopyDesk Copies { get; }

        public void Dispose()
        {
            Copies.Dispose();
            _audit.Dispose();
        }

        public async Task<Guid> OpenVisitAsync() => (await _visits.OpenAgreedAsync(_parties, _consent)).Id;

        public async Task<CopyNumber> PrepareAsync(Guid visit) =>
            Assert.IsType<PreparedCopy.Ready>(
                await Copies.PrepareAsync(SomeCopyDesk.Request(visit, license: NextLicense()), Cancellation)).Copy.Number;

        private static CounterDesk.Domain.Licenses.License NextLicense() => SomeLicenses.Of(
            SomeLicenses.MarriageCertificate, serial: $"2026010{Interlocked.Increment(ref _licenses):0000000}");
    }

    /// <summary>Saves so many times and then never again, as if the program had ended there.</summary>
    private sealed class MortalDatabase(FileDatabase database, int saves)
        : SaveChangesInterceptor, IDbContextFactory<CounterDeskDb>
    {
        private int _left = saves;

        public CounterDeskDb CreateDbContext() => database.CreateDbContext(this);

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result,
            CancellationToken cancellationToken = default) =>
            _left-- > 0 ? new(result) : throw new SqliteException("The program has ended.", 1);
    }
}
