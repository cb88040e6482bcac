using CounterDesk.Domain.Audit;

namespace CounterDesk.Web.Auditing;

public static class AnnouncedWork
{
    /// <summary>
    /// Announces, then does <paramref name="work"/>, which records the outcome itself. When it fails or is cancelled
    /// before, the announcement is answered with "failed", so that none is left open.
    /// </summary>
    public static async Task<T> AnnouncedAsync<T>(
        this AuditLog audit, AuditNote note, Func<AuditReceipt, Task<T>> work, CancellationToken cancellationToken)
    {
        var announcement = await audit.AnnounceAsync(note, cancellationToken);
        try
        {
            return await work(announcement);
        }
        catch (Exception exception) when (exception is not AuditUnavailableException)
        {
            await audit.RecordAsync(announcement, note with { Outcome = AuditOutcome.Failed }, CancellationToken.None);
            throw;
        }
    }
}
