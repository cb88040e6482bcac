using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Copies;

// Copies made ahead, for somebody who asked in writing.
public sealed partial class CopyDesk
{
    // Where nobody is here a copy is made only to wait, and only where the hall lets copies wait.
    private async Task<(WrittenRequest? Written, bool IsRefused)> FindRequestAsync(
        Visit visit, CancellationToken cancellationToken)
    {
        if (!visit.IsInWriting)
        {
            return (null, false);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var written = options.Value.AdvanceDays is 0
            ? null
            : await db.Set<WrittenRequest>().AsNoTracking()
                .SingleOrDefaultAsync(request => request.VisitId == visit.Id, cancellationToken);
        return (written, written is null || written.Until < clock.Today);
    }

    // In the transaction that takes the number: no copy waits without its file, and no file without its copy.
    private AdvanceCopy Keep(CounterDeskDb db, RegisteredCopy copy, WrittenRequest written, byte[] pdf)
    {
        var kept = AdvanceCopy.Of(copy, written, keys.Encrypt(KeyUse.AdvanceCopy, pdf));
        db.Add(kept);
        return kept;
    }

    // What is on paper, or void, needs no file.
    private static async Task WipeKeptAsync(CounterDeskDb db, RegisteredCopy copy, CancellationToken cancellationToken)
    {
        if (copy.IsAhead)
        {
            (await db.Set<AdvanceCopy>().SingleAsync(kept => kept.Number == copy.Number, cancellationToken)).Wipe();
        }
    }

    private static ImmutableArray<AuditDetail> DetailsOf(AdvanceCopy? kept) => kept is null
        ? []
        :
        [
            new(AheadDetail, "Yes"), new("Fetcher", kept.MaskedFetcher),
            new("EndsOn", kept.EndsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ];

    /// <summary>Stands in the entry of a copy that is to wait: its state follows from other entries.</summary>
    internal const string AheadDetail = "Ahead";
}
