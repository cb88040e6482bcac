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
        var visit = new Visit("3", "clerk-7", _morning);
        visit.RecordPurpose(
            Purpose.Create("高龄津贴申领", "云山市清河区民政局"),
            Basis.Create(BasisKind.Mandate, BasisProof.LetterShown, "2026-03-01 委托书"),
            _morning.AddMinutes(1));
        visit.AskFor(new byte[Visit.HashLength], "林*兰", _morning.AddMinutes(2));
        await SaveAsync(visit);

        await using var db = _database.CreateDbContext();
        var read = await db.Set<Visit>().SingleAsync(Xunit.TestContext.Current.CancellationToken);

        Assert.Equivalent(visit, read, strict: true);
        Assert.Equal(DateTimeKind.Utc, read.OpenedAtUtc.Kind);
        Assert.Equal(DateTimeKind.Utc, read.BasisRecordedAtUtc!.Value.Kind);
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
