using CounterDesk.Domain.Synchronization;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.LicenseLibrary.Mirror;

/// <summary>Lists what was refused, and strikes what comes well under the number that it was refused by.</summary>
internal static class RefusalList
{
    /// <summary>Tracks in <paramref name="db"/> what a page changes in the list.</summary>
    /// <param name="db">Where it is.</param>
    /// <param name="page">What came.</param>
    /// <param name="kept">What could not be taken because of what is kept.</param>
    /// <param name="nowUtc">Now.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many are listed that were not before, and how many no longer.</returns>
    public static async Task<(int Refused, int Mended)> ChangeAsync(
        CounterDeskDb db, FeedPage page, List<LicenseChange.Refused> kept, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var refused = page.Changes.OfType<LicenseChange.Refused>().Concat(kept)
            .DistinctBy(change => (change.Number, change.Why, change.Field)).ToList();

        // As a rule nothing is and nothing was.
        if (refused is [] && !await db.Set<RefusedChange>().AnyAsync(cancellationToken))
        {
            return (0, 0);
        }

        var still = refused.Select(change => change.Number).ToHashSet();
        var listed = new HashSet<(long, string, string?)>();
        var mended = 0;
        foreach (var numbers in page.Changes.Select(change => change.Number).Distinct().Chunk(MirrorIntake.MostAsked))
        {
            var rows = await db.Set<RefusedChange>().Where(change => numbers.Contains(change.Number)).ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                listed.Add((row.Number, row.Why, row.Field));
                if (!still.Contains(row.Number))
                {
                    db.Remove(row);
                    mended++;
                }
            }
        }

        var fresh = refused.Where(change => !listed.Contains((change.Number, change.Why.ToString(), change.Field))).ToList();
        db.AddRange(fresh.Select(change => new RefusedChange
        {
            Number = change.Number, Why = change.Why.ToString(), Field = change.Field, RawCode = change.RawCode, AtUtc = nowUtc,
        }));
        return (fresh.Count, mended);
    }
}
