using System.Data.Common;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.Confirmations;

/// <summary>What waits is on every screen at once, also when it was asked or answered in another process.</summary>
public sealed class OpenConfirmationsTests : IAsyncLifetime
{
    private readonly Guid _party = Guid.CreateVersion7();
    private readonly List<Guid> _told = [];
    private TestDesk _desk = null!;
    private Visit _visit = null!;
    private OpenConfirmations _here = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _visit = await _desk.Visits.OpenAsync(SomeClerk.Value, Cancellation);
        _here = SomeConfirmations.OpenOf(_desk);
        _here.Changed += _told.Add;
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task What_this_process_does_is_told_before_it_returns()
    {
        var confirmations = SomeConfirmations.DeskOf(_desk, _here);

        var asked = await AskAsync(confirmations);
        Assert.Equal([_visit.Id], _told);

        await confirmations.DecideAsync(
            asked.Id, TestDesk.Colleague, ConfirmationWay.OwnBrowser, ConfirmationAnswer.Confirmed, null, Cancellation);
        Assert.Equal([_visit.Id, _visit.Id], _told);
    }

    [Fact]
    public async Task What_another_process_does_is_told_after_the_next_reading_and_once()
    {
        var elsewhere = SomeConfirmations.DeskOf(_desk, SomeConfirmations.OpenOf(_desk));
        var asked = await AskAsync(elsewhere);
        Assert.Empty(_here.For(TestDesk.Colleague));

        await _here.ReadAsync(Cancellation);
        await _here.ReadAsync(Cancellation);

        Assert.Equal([_visit.Id], _told);
        Assert.Equal(asked.Id, Assert.Single(_here.For(TestDesk.Colleague)).Id);

        await elsewhere.DecideAsync(
            asked.Id, TestDesk.Colleague, ConfirmationWay.OwnBrowser, ConfirmationAnswer.Confirmed, null, Cancellation);
        await _here.ReadAsync(Cancellation);

        Assert.Equal([_visit.Id, _visit.Id], _told);
        Assert.Empty(_here.For(TestDesk.Colleague));
    }

    [Fact]
    public async Task What_was_told_while_it_was_read_stays()
    {
        await using var database = FileDatabase.Create();
        var asked = SomeConfirmations.Asked();
        OpenConfirmations open = null!;
        open = new(
            new Meanwhile(database, () => open.Tell(asked)), Options.Create(SomeCopyDesk.Hall),
            new DeskClock(_desk.Time));

        await open.ReadAsync(Cancellation);

        Assert.Equal(asked.Id, Assert.Single(open.For(TestDesk.Colleague)).Id);
    }

    [Fact]
    public async Task Requests_stand_in_the_order_in_which_they_were_made()
    {
        var confirmations = SomeConfirmations.DeskOf(_desk, _here);
        var first = await AskAsync(confirmations);
        _desk.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await AskAsync(confirmations, ConfirmationSubject.CardExpired);

        Assert.Equal([first.Id, second.Id], _here.For(TestDesk.Colleague).Select(asked => asked.Id));
        await _here.ReadAsync(Cancellation);
        Assert.Equal([first.Id, second.Id], _here.For(TestDesk.Colleague).Select(asked => asked.Id));
    }

    [Fact]
    public async Task A_visit_that_ended_asks_nobody_any_more()
    {
        await AskAsync(SomeConfirmations.DeskOf(_desk, _here));
        await _desk.Visits.CloseAsync(_visit.Id, SomeClerk.Value, Cancellation);

        await _here.ReadAsync(Cancellation);

        Assert.Empty(_here.For(TestDesk.Colleague));
    }

    private Task<Confirmation> AskAsync(
        ConfirmationDesk confirmations, ConfirmationSubject subject = ConfirmationSubject.FaceUnsure) =>
        confirmations.AskAsync(
            new(_visit.Id, _party, subject), "林*兰", SomeConfirmations.Reason, SomeClerk.Value, Cancellation);

    /// <summary>Does something when a query has been answered and its answer not been taken yet.</summary>
    private sealed class Meanwhile(FileDatabase inner, Action does)
        : DbCommandInterceptor, IDbContextFactory<CounterDeskDb>
    {
        public CounterDeskDb CreateDbContext() => inner.CreateDbContext(this);

        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result,
            CancellationToken cancellationToken = default)
        {
            does();
            return ValueTask.FromResult(result);
        }
    }
}
