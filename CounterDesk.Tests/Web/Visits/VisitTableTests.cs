using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Visits;

public sealed class VisitTableTests : IAsyncLifetime
{
    private static readonly DateTime _morning = new(2026, 3, 18, 2, 28, 0, DateTimeKind.Utc);
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task A_visit_comes_back_as_it_was_saved()
    {
        var visit = Visit.Receive(
            "3", "clerk-7", Visitor.Agent, VisitNeeds.LargePrint | VisitNeeds.ReadAloud, _morning);
        var (agent, principal) = (visit.Parties[0], visit.Parties[1]);
        visit.Identify(agent.Id, SomeVisits.Identity, new("何*平", "999901********0015", new byte[32], 41, true), _morning);
        visit.Identify(
            principal.Id, SomeVisits.NotHere, new("林*兰", "999901********0021", [.. Enumerable.Repeat((byte)7, 32)], 85, false),
            _morning);
        visit.RecordPurpose(SomeVisits.Purpose with { ValidityDays = 30, BusinessNumber = "YS-1" }, _morning.AddMinutes(1));
        visit.RecordMandate("2026-03-01/2026-06-30", new DateOnly(2026, 6, 30), SomeVisits.Purpose.Kinds, _morning);
        var question = visit.Ask(principal.Id, SomeVisits.Purpose.Kinds, _morning.AddMinutes(1));
        visit.Answer(question.Id, ConsentAnswer.Agreed, BasisProof.OnScreen, _morning.AddMinutes(2));
        visit.AskFor(new byte[Visit.HashLength], "林*兰", _morning.AddMinutes(2));
        await SaveAsync(visit);

        await using var db = _database.CreateDbContext();
        var read = await db.Set<Visit>().Include(one => one.Phases)
            .SingleAsync(Xunit.TestContext.Current.CancellationToken);

        Assert.Equivalent(visit, read, strict: true);
        Assert.Equal(DateTimeKind.Utc, read.OpenedAtUtc.Kind);
        Assert.Equal(DateTimeKind.Utc, read.Parties[1].BasisAtUtc!.Value.Kind);
    }

    [Fact]
    public async Task Two_windows_that_change_one_visit_do_not_overwrite_each_other()
    {
        await SaveAsync(new Visit("3", "clerk-7", _morning));
        await using var first = _database.CreateDbContext();
        await using var second = _database.CreateDbContext();
        var seenByFirst = await first.Set<Visit>().SingleAsync(Xunit.TestContext.Current.CancellationToken);
        var seenBySecond = await second.Set<Visit>().SingleAsync(Xunit.TestContext.Current.CancellationToken);

        seenByFirst.Close(VisitEnd.Closed, _morning.AddMinutes(3));
        await first.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        seenBySecond.GoTo(VisitStep.Closing, _morning.AddMinutes(3));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
            () => second.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken));
    }

    private async Task SaveAsync(Visit visit)
    {
        await using var db = _database.CreateDbContext();
        db.Add(visit);
        await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
    }
}
