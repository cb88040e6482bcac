using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Keys;

/// <summary>
/// Puts an export in the place of a key ring that is missing or damaged. What was withdrawn since the export stays
/// withdrawn; an export without keys that are needed is refused, unless nothing better is left.
/// </summary>
internal sealed class KeyRestoring(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, DataFolder folder, IEnumerable<KeyedStore> stores,
    IOptions<HallOptions> hall)
{
    private string Hall => hall.Value.Code;

    /// <param name="file">What was exported.</param>
    /// <param name="passphrase">What it was sealed with.</param>
    /// <param name="takesOlder">Take it although keys are missing that the hall has used since.</param>
    /// <param name="cancellationToken">Ends it before anything is written.</param>
    /// <exception cref="AuditUnavailableException">The log cannot be written; then nothing was done.</exception>
    /// <exception cref="CannotStartException">A later version of the program wrote the export.</exception>
    public async Task<RestoredKeys> RestoreAsync(
        ReadOnlyMemory<byte> file, string passphrase, bool takesOlder, CancellationToken cancellationToken)
    {
        if (SealedKeyRing.Read(file.Span) is not { } sealedRing)
        {
            return new RestoredKeys.Refused(RestoreFault.Damaged);
        }

        using var turn = await KeyRingFile.TakeTurnAsync(folder.Keys, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await FindFaultAsync(db, sealedRing, cancellationToken) is { } fault)
        {
            return new RestoredKeys.Refused(fault);
        }

        if (sealedRing.Open(passphrase) is not { } content)
        {
            return new RestoredKeys.Refused(RestoreFault.WrongPassphrase);
        }

        var missing = await FindMissingAsync(db, content, cancellationToken);
        if (!missing.IsEmpty && !takesOlder)
        {
            return new RestoredKeys.Lacks(missing);
        }

        content = await WithdrawAgainAsync(db, content, cancellationToken);
        var note = new AuditNote
        {
            Action = AuditAction.KeysRestored,
            Details = [new("ExportedAt", sealedRing.ExportedAtUtc.ToString("O")), .. missing.Select(key => new AuditDetail("Missing", key))],
        };
        await audit.AnnouncedAsync(note, async announcement =>
        {
            if (File.Exists(KeyRingFile.PathIn(folder.Keys)))
            {
                KeyRingFile.Replace(folder.Keys, content);
            }
            else
            {
                KeyRingFile.Write(folder.Keys, content);
            }

            return await audit.RecordAsync(announcement, note, CancellationToken.None);
        }, cancellationToken);
        return new RestoredKeys.Done(sealedRing.ExportedAtUtc, missing);
    }

    private async Task<RestoreFault?> FindFaultAsync(
        CounterDeskDb db, SealedKeyRing sealedRing, CancellationToken cancellationToken)
    {
        if (sealedRing.Hall != Hall)
        {
            return RestoreFault.OtherHall;
        }

        var mark = await db.Set<KeyRingMark>().AsNoTracking()
            .SingleOrDefaultAsync(mark => mark.Hall == Hall, cancellationToken);
        return mark is not null && mark.Id != sealedRing.Ring ? RestoreFault.OtherDatabase
            : IsSound() ? RestoreFault.NotNeeded
            : null;
    }

    private bool IsSound()
    {
        try
        {
            return KeyRingFile.Read(folder.Keys) is not null;
        }
        catch (CannotStartException)
        {
            return false;
        }
    }

    // Keys that signed copies of this hall or encrypted what it keeps.
    private async Task<ImmutableArray<string>> FindMissingAsync(
        CounterDeskDb db, KeyRingContent content, CancellationToken cancellationToken)
    {
        var needed = new HashSet<string>(await db.Set<RegisteredCopy>().Where(copy => copy.Hall == Hall)
            .Select(copy => copy.KeyId).Distinct().ToListAsync(cancellationToken));
        foreach (var store in stores)
        {
            needed.UnionWith((await store.CountAsync(db, cancellationToken)).Keys);
        }

        needed.ExceptWith(content.Copies.Select(key => key.Id));
        needed.ExceptWith(content.Encryption.Select(key => key.Id));
        needed.Remove("");
        return [.. needed.Order(StringComparer.Ordinal)];
    }

    private async Task<KeyRingContent> WithdrawAgainAsync(
        CounterDeskDb db, KeyRingContent content, CancellationToken cancellationToken)
    {
        var entries = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Hall == Hall && entry.Action == nameof(AuditAction.SigningKeyWithdrawn)
                && entry.Outcome == nameof(AuditOutcome.Done))
            .Select(entry => new { entry.Details, entry.AtUtc })
            .ToListAsync(cancellationToken);
        foreach (var entry in entries)
        {
            var details = (entry.Details ?? "").Split('\n').Select(line => line.Split('=', 2))
                .Where(parts => parts.Length is 2).ToLookup(parts => parts[0], parts => parts[1]);
            if (Enum.TryParse<KeyWithdrawalReason>(details["Reason"].FirstOrDefault(), out var reason)
                && details["Key"].FirstOrDefault() is { } id)
            {
                var why = KeyWithdrawal.Create(reason, details["Note"].FirstOrDefault() ?? reason.ToString());
                content = content.Withdraw(id, why, entry.AtUtc) ?? content;
            }
        }

        return content;
    }
}

/// <summary>What came of restoring.</summary>
internal abstract record RestoredKeys
{
    private RestoredKeys()
    {
    }

    /// <param name="ExportedAtUtc">How old the ring is that is in place now.</param>
    /// <param name="Missing">Ids of keys that the hall has used since, and that are lost.</param>
    public sealed record Done(DateTime ExportedAtUtc, ImmutableArray<string> Missing) : RestoredKeys;

    /// <summary>The export is older than keys the hall has used. Nothing was done.</summary>
    public sealed record Lacks(ImmutableArray<string> Missing) : RestoredKeys;

    /// <summary>Nothing was done.</summary>
    public sealed record Refused(RestoreFault Fault) : RestoredKeys;
}

internal enum RestoreFault
{
    /// <summary>No export, or one that was cut or changed.</summary>
    Damaged,

    OtherHall,

    /// <summary>Of a hall with the same code, but not of the ring that this database needs.</summary>
    OtherDatabase,

    /// <summary>A sound ring is in place.</summary>
    NotNeeded,

    WrongPassphrase,
}
