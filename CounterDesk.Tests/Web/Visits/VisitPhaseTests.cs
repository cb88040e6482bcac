using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Visits;

/// <summary>What a visit spent its time on, for the day's report.</summary>
public sealed class VisitPhaseTests : IAsyncLifetime
{
    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);
    private TestDesk _desk = null!;
    private CopyDesk _copies = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _copies = SomeCopyDesk.Of(_desk);
    }

    public async ValueTask DisposeAsync()
    {
        _copies.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task Waiting_for_a_source_and_for_the_printer_is_not_counted_as_serving()
    {
        var visit = await _desk.OpenVisitAsync();
        var license = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
        _desk.Source.Has(license);
        _desk.Source.WhenAsked = () => PassAsync(seconds: 20);
        _desk.Time.Advance(_minute);
        await _desk.LookUp.SearchAsync(visit.Id, SomeClerk.Value, SomeLicenses.Lin.Code.Text, Cancellation);
        _desk.Time.Advance(_minute);
        await _desk.LookUp.OpenAsync(visit.Id, SomeClerk.Value, license.Identifier, Cancellation);
        _desk.Time.Advance(_minute);
        var ready = Assert.IsType<PreparedCopy.Ready>(
            await _copies.PrepareAsync(SomeCopyDesk.Request(visit.Id), Cancellation));
        await _copies.RecordSendingAsync(ready.Copy.Number, SomeClerk.Value, Cancellation);
        _desk.Time.Advance(_minute);
        await _copies.RecordOutcomeAsync(ready.Copy.Number, PrintOutcome.CameOutWell, SomeClerk.Value, Cancellation);

        Assert.Equal(
            [
                (VisitPhase.Fetching, 60), (VisitPhase.Serving, 80), (VisitPhase.Fetching, 140),
                (VisitPhase.Serving, 160), (VisitPhase.Printing, 220), (VisitPhase.Serving, 280),
            ],
            (await ReadPhasesAsync(visit)).TakeLast(6));
    }

    [Fact]
    public async Task A_paper_that_is_answered_for_after_the_visit_ended_changes_nothing_of_it()
    {
        var visit = await _desk.OpenVisitAsync();
        var ready = Assert.IsType<PreparedCopy.Ready>(
            await _copies.PrepareAsync(SomeCopyDesk.Request(visit.Id), Cancellation));
        await _copies.RecordSendingAsync(ready.Copy.Number, SomeClerk.Value, Cancellation);
        await _desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);
        var phases = await ReadPhasesAsync(visit);

        await _copies.RecordOutcomeAsync(ready.Copy.Number, PrintOutcome.Spoiled, SomeClerk.Value, Cancellation);

        Assert.Equal(phases, await ReadPhasesAsync(visit));
    }

    private Task PassAsync(int seconds)
    {
        _desk.Time.Advance(TimeSpan.FromSeconds(seconds));
        return Task.CompletedTask;
    }

    // Seconds since the visit began.
    private async Task<List<(VisitPhase Phase, int At)>> ReadPhasesAsync(Visit visit)
    {
        await using var db = _desk.Database.CreateDbContext();
        var entries = await db.Set<VisitPhaseEntry>().AsNoTracking().Where(entry => entry.VisitId == visit.Id)
            .OrderBy(entry => entry.FromUtc).ToListAsync(Cancellation);
        return [.. entries.Select(entry => (entry.Phase, (int)(entry.FromUtc - visit.OpenedAtUtc).TotalSeconds))];
    }
}
