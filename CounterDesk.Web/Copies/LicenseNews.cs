using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Copies;

/// <summary>
/// Takes what the desk learns of licenses, wherever that is, to the copies made of them: those still in use are marked
/// when their license has lost its force or been issued anew.
/// </summary>
public sealed class LicenseNews(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IKeyRing keys, DeskClock clock)
{
    // Each lost attempt means that somebody answered for or withdrew one of the copies just now.
    private const int MostAttempts = 10;

    // In the log: nothing is known against the license any more.
    private const string Cleared = "Cleared";

    /// <summary>Marks the copies, each with its entry, in one transaction. Returns how many.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing was marked.</exception>
    public async Task<int> HearAsync(IReadOnlyCollection<HeardLicense> heard, CancellationToken cancellationToken)
    {
        for (var attempt = 1; heard.Count > 0; attempt++)
        {
            try
            {
                return await MarkAsync(heard, cancellationToken);
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostAttempts)
            {
                // Look again.
            }
        }

        return 0;
    }

    private async Task<int> MarkAsync(IReadOnlyCollection<HeardLicense> heard, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var hashed = heard.Select(license => new Hashed(
            license, CopyHashes.HashLicense(keys, license.Identifier), keys.HashSeries(license.Identifier))).ToList();

        // Copies older than the series have the license's own hash in its place.
        var wanted = hashed.SelectMany(license => new[] { license.Series, license.Version }).ToArray();
        var today = clock.Today;
        var copies = await db.Set<RegisteredCopy>()
            .Where(copy => wanted.Contains(copy.SeriesHash) && copy.ExpiresOn >= today
                && (copy.State == CopyState.Reserved || copy.State == CopyState.Waiting || copy.State == CopyState.Printed))
            .ToListAsync(cancellationToken);
        var notes = copies.Where(copy => StandingOf(copy, hashed) is { } standing && copy.Hear(standing))
            .Select(NoteOf).ToList();
        if (notes.Count > 0)
        {
            await audit.RecordAsync(db, null, notes, cancellationToken);
        }

        return notes.Count;
    }

    // A newer version says more of the old one than the old one's own status.
    private static LicenseStanding? StandingOf(RegisteredCopy copy, List<Hashed> heard) =>
        heard.Where(license => IsSame(license.Series, copy.SeriesHash)
                && license.Heard.Identifier.Version > copy.LicenseVersion)
            .MaxBy(license => license.Heard.Identifier.Version) is { } newer
            ? new(LicenseStatus.Superseded, newer.Heard.AsOfUtc)
            : heard.FirstOrDefault(license => IsSame(license.Version, copy.LicenseHash)) is { Heard: var same }
                ? new(same.Status, same.AsOfUtc)
                : null;

    private static bool IsSame(byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other);

    private static AuditNote NoteOf(RegisteredCopy copy)
    {
        var note = CopyNote.Of(copy, AuditAction.CopyLicenseChanged);
        return note with { Details = note.Details.Add(new("Status", copy.ChangedTo?.ToString() ?? Cleared)) };
    }

    private sealed record Hashed(HeardLicense Heard, byte[] Version, byte[] Series);
}

/// <summary>What a source says of one version of a license, and as of when.</summary>
public sealed record HeardLicense(LicenseIdentifier Identifier, LicenseStatus Status, DateTime AsOfUtc)
{
    public static HeardLicense Of(License license) =>
        new(license.Identifier, license.Status, license.Origin.SynchronizedAtUtc);

    public static HeardLicense Of(LicenseHit hit) => new(hit.Identifier, hit.Status, hit.Origin.SynchronizedAtUtc);
}
