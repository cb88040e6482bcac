using CounterDesk.Domain.Confirmations;
using CounterDesk.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Confirmations;

public sealed class ConfirmationTableTests
{
    [Fact]
    public async Task A_confirmation_comes_back_as_it_was_saved()
    {
        await using var database = await TestDatabase.CreateAsync();
        var confirmation = SomeConfirmations.Asked();
        confirmation.Decide(
            SomeConfirmations.Decision(by: SomeConfirmations.Superior) with { Note = "看过了" },
            SomeConfirmations.Visit, SomeConfirmations.ValidFor);
        await using (var db = database.CreateDbContext())
        {
            db.Add(confirmation);
            await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
        }

        await using var again = database.CreateDbContext();
        var read = await again.Set<Confirmation>().SingleAsync(Xunit.TestContext.Current.CancellationToken);

        Assert.Equivalent(confirmation, read, strict: true);
        Assert.Equal(DateTimeKind.Utc, read.ValidUntilUtc!.Value.Kind);
    }
}
