using System.Data.Common;
using CounterDesk.Domain.Copies;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CounterDesk.Tests.Web.Copies;

public sealed class DayAccountsTests : IAsyncLifetime
{
    // The desk's clock stands there.
    private static readonly DateOnly _today = new(2026, 3, 18);

    private TestDesk _desk = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _desk = await TestDesk.CreateAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_day_that_was_worked_through_is_even()
    {
        await SomeCopyDesk.PrintAsync(_desk);
        var number = await SomeCopyDesk.PrintAsync(_desk);
        await SomeCopyDesk.WithdrawalsOf(_desk)
            .WithdrawAsync(number, SomeCopies.Withdrawal, SomeClerk.Supervisor, Cancellation);
        var visit = await _desk.OpenVisitAsync();
        using var copies = SomeCopyDesk.Of(_desk);
        await copies.PrepareAsync(SomeCopyDesk.Request(visit.Id), Cancellation);

        var account = await SomeCopyDesk.AccountsOf(_desk.Database).OfAsync(_today, Cancellation);

        Assert.Empty(account.Differences);
        Assert.Equal(
            (3, 1, 1, 1),
            (account.Taken, account[CopyState.Printed], account[CopyState.Withdrawn], account[CopyState.Reserved]));
    }

    [Fact]
    public async Task What_somebody_did_to_the_tables_by_hand_shows_in_the_account_of_the_day()
    {
        await SomeCopyDesk.PrintAsync(_desk);
        await SomeCopyDesk.PrintAsync(_desk);
        await SomeCopyDesk.PrintAsync(_desk);
        await using (var db = _desk.Database.CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync(
                "UPDATE Copies SET State = 'Void' WHERE Sequence = 1; DELETE FROM Copies WHERE Sequence = 3",
                Cancellation);
        }

        await SomeRegister.AddAsync(_desk.Database, RegisterState.Printed, 5);

        var account = await SomeCopyDesk.AccountsOf(_desk.Database).OfAsync(_today, Cancellation);

        Assert.Equal(5, account.Taken);
        Assert.Equal(
            [
                (1, DayFault.OtherState), (3, DayFault.OnlyInLog), (4, DayFault.NumberMissing),
                (5, DayFault.OnlyInRegister), (5, DayFault.NoVisit),
            ],
            account.Differences.Select(difference => (difference.Number.Sequence, difference.Fault)));
    }

    [Fact]
    public async Task What_a_supervisor_withdraws_while_the_day_is_read_is_no_difference()
    {
        var number = await SomeCopyDesk.PrintAsync(_desk);
        var meanwhile = new Meanwhile(_desk.Database, () => SomeCopyDesk.WithdrawalsOf(_desk)
            .WithdrawAsync(number, SomeCopies.Withdrawal, SomeClerk.Supervisor, Cancellation));

        var account = await SomeCopyDesk.AccountsOf(meanwhile).OfAsync(_today, Cancellation);

        Assert.True(meanwhile.IsDone);
        Assert.Empty(account.Differences);
        Assert.Equal(1, account[CopyState.Withdrawn]);
    }

    /// <summary>Something happens just before the log is read for the first time.</summary>
    private sealed class Meanwhile(TestDatabase database, Func<Task> act) : DbCommandInterceptor, IDbContextFactory<CounterDeskDb>
    {
        public bool IsDone { get; private set; }

        public CounterDeskDb CreateDbContext()
        {
            using var db = database.CreateDbContext();
            return new SqliteCounterDeskDb(new DbContextOptionsBuilder<SqliteCounterDeskDb>()
                .UseSqlite(db.Database.GetDbConnection()).AddInterceptors(this).Options);
        }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken)
        {
            if (!IsDone && command.CommandText.Contains("AuditEntries", StringComparison.Ordinal))
            {
                IsDone = true;
                await act();
            }

            return result;
        }
    }
}
