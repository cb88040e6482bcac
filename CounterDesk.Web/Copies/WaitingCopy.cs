using CounterDesk.Domain.Copies;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Copies;

/// <summary>A copy made ahead: what the register has of it, and for whom it was put aside.</summary>
public sealed class WaitingCopy
{
    public required RegisteredCopy Copy { get; init; }

    public required AdvanceCopy Kept { get; init; }
}

internal static class WaitingCopies
{
    public static IQueryable<WaitingCopy> Ahead(this CounterDeskDb db) => db.Set<AdvanceCopy>().Join(
        db.Set<RegisteredCopy>(), kept => kept.Number, copy => copy.Number,
        (kept, copy) => new WaitingCopy { Copy = copy, Kept = kept });

    /// <summary>Those that nobody has fetched yet, to be looked at.</summary>
    public static IQueryable<WaitingCopy> Waiting(this CounterDeskDb db) =>
        db.Ahead().AsNoTracking().Where(pair => pair.Copy.State == CopyState.Waiting);
}
