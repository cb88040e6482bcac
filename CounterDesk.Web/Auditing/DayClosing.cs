using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Auditing;

/// <summary>
/// Closes the log's days. A day begins with its first entry and ends with the last one before the first of a later day
/// in China, so that days lie behind each other in the chain without a gap, whatever a clock does.
/// </summary>
/// <param name="ring">
/// Null while a lost key ring is being brought back: then nobody can sign, and the day ends with what is written meanwhile.
/// </param>
/// <param name="anchors">Where roots lie outside the database.</param>
/// <param name="logger">Told when one could not be put there.</param>
public sealed partial class DayClosing(Func<IKeyRing?> ring, AnchorFile anchors, ILogger<DayClosing> logger)
{
    // The entry that began the day which is open, as far as this process knows.
    private Beginning? _open;

    /// <summary>
    /// The anchor of the day that is over by <paramref name="nowUtc"/> and not closed yet; null when there is none.
    /// </summary>
    /// <exception cref="KeyRingException">The root cannot be signed.</exception>
    public async Task<AuditAnchor?> FindDueAsync(CounterDeskDb db, AuditHead head, DateTime nowUtc)
    {
        var today = DeskClock.DayOf(nowUtc);
        if (_open is null || _open.Day < today)
        {
            // Another process may have closed it.
            _open = await FindOpenAsync(db, head);
        }

        if (_open is not { } open || open.Day >= today || ring() is not { } keys)
        {
            return null;
        }

        var day = new MerkleTree();
        await foreach (var hash in db.Set<AuditEntry>()
            .Where(entry => entry.Hall == head.Hall && entry.Sequence >= open.Sequence && entry.Sequence <= head.Sequence)
            .OrderBy(entry => entry.Sequence).Select(entry => entry.Hash).AsAsyncEnumerable())
        {
            day.Add(hash);
        }

        return new AuditAnchor
        {
            Kind = AuditAnchorKind.Day,
            Hall = head.Hall,
            Day = open.Day,
            First = open.Sequence,
            Last = head.Sequence,
            Head = Convert.ToHexStringLower(head.Hash),
            Root = Convert.ToHexStringLower(day.Root()),
            AtUtc = nowUtc,
        }.SignedBy(keys);
    }

    /// <summary>
    /// Puts the anchor outside the database. What could not be put there is in the log, and is put there later.
    /// </summary>
    public void Publish(AuditAnchor anchor)
    {
        try
        {
            anchors.Append(anchor);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotPublished(anchors.Path, exception.Message);
        }
    }

    private static async Task<Beginning?> FindOpenAsync(CounterDeskDb db, AuditHead head)
    {
        var entries = db.Set<AuditEntry>().Where(entry => entry.Hall == head.Hall);
        var began = await entries.Where(entry => entry.Action == nameof(AuditAction.DayClosed))
                .OrderByDescending(entry => entry.Sequence)
                .Select(entry => new { entry.Sequence, entry.AtUtc }).FirstOrDefaultAsync()
            ?? await entries.OrderBy(entry => entry.Sequence)
                .Select(entry => new { entry.Sequence, entry.AtUtc }).FirstOrDefaultAsync();
        return began is null ? null : new Beginning(began.Sequence, DeskClock.DayOf(began.AtUtc));
    }

    [LoggerMessage(
        1, LogLevel.Error, "The root of a day could not be written to {Path}: {Failure}. It will be tried again.")]
    private partial void LogNotPublished(string path, string failure);

    private sealed record Beginning(long Sequence, DateOnly Day);
}
