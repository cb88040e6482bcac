using CounterDesk.Tests.Support;
using CounterDesk.Web.Proofs;
using Microsoft.Extensions.Logging.Abstractions;

namespace CounterDesk.Tests.Web.Proofs;

public sealed class ProofEndTests
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_round_that_could_not_be_done_is_done_in_the_next_hour()
    {
        await using var desk = await TestDesk.CreateAsync();
        var store = SomeProofs.StoreOf(desk);
        var visit = await desk.OpenVisitAsync();
        await store.KeepAsync(
            visit.Id, SomeProofs.Party, ProofKind.SignedConsent, SomeProofs.Picture, SomeClerk.Value, Cancellation);
        desk.Time.Advance(TimeSpan.FromDays(400));
        await desk.BreakAuditAsync();
        using var end = new ProofEnd(store, desk.Time, NullLogger<ProofEnd>.Instance);
        await end.StartAsync(Cancellation);
        await desk.MendAuditAsync();
        Assert.Null(Assert.Single(await store.ListAsync(visit.Id, Cancellation)).WipedAtUtc);

        desk.Time.Advance(TimeSpan.FromHours(1));

        for (var waited = 0; waited < 100; waited++)
        {
            if ((await store.ListAsync(visit.Id, Cancellation))[0].WipedAtUtc is not null)
            {
                await end.StopAsync(Cancellation);
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), Cancellation);
        }

        Assert.Fail("The next hour did not wipe it.");
    }
}
