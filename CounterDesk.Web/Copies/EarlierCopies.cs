using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Copies;

/// <summary>
/// Looks, before a number is taken, what was printed already of the same license for the same matter and recipient, by
/// whatever counter of the installation.
/// </summary>
public sealed class EarlierCopies(
    IDbContextFactory<CounterDeskDb> databases, ConfirmationDesk confirmations, IKeyRing keys,
    IOptions<CopyOptions> options, DeskClock clock)
{
    /// <summary>What a second person is asked about when <paramref name="last"/> is to be printed once more.</summary>
    public static ConfirmationMatter MatterOf(Visit visit, CopyNumber last) =>
        new(visit.Id, visit.Parties[0].Id, ConfirmationSubject.Reprint, last);

    /// <param name="request">What is asked for.</param>
    /// <param name="visit">At which visit.</param>
    /// <param name="order">What would be printed.</param>
    /// <param name="isOpened">A supervisor has opened how often.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task<PrintingDecision> DecideAsync(
        CopyRequest request, Visit visit, CopyOrder order, bool isOpened, CancellationToken cancellationToken)
    {
        var rule = request.License.Kind?.Reprints ?? options.Value.Reprints.Rule;
        var earlier = await FindAsync(order, cancellationToken);
        var decision = Decide(isConfirmed: false);
        return decision is PrintingDecision.PrintedBefore before && request.Again?.Seen == before.Last
            && await confirmations.FindHoldingAsync(MatterOf(visit, before.Last), cancellationToken) is not null
                ? Decide(isConfirmed: true)
                : decision;

        PrintingDecision Decide(bool isConfirmed) =>
            Printings.Decide(rule, earlier, visit.Id, clock.Today, request.Again, isConfirmed, isOpened);
    }

    private async Task<List<EarlierCopy>> FindAsync(CopyOrder order, CancellationToken cancellationToken)
    {
        var license = CopyHashes.HashLicense(keys, order.License.Identifier);
        var holder = CopyHashes.HashHolder(keys, order.Holder.Code);
        var (matter, recipient) = (order.Purpose.Text, order.Purpose.Recipient);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<RegisteredCopy>().AsNoTracking()
            .Where(copy => copy.LicenseHash == license && copy.HolderHash == holder)
            .Where(copy => copy.PurposeText == matter && copy.Recipient == recipient)
            .Select(copy => new EarlierCopy(copy.Number, copy.State, copy.Visit, copy.MadeAtUtc, copy.Replaces)
            {
                IsAskedAhead = copy.State == CopyState.Waiting && copy.SentAtUtc != null && copy.AnsweredAtUtc == null,
            })
            .ToListAsync(cancellationToken);
    }
}
