using System.Security.Cryptography;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Keys;

/// <summary>
/// Seals the key ring with a passphrase, so that it can be kept outside the hall. The passphrase is neither kept nor
/// told to anybody; each export that leaves is in the audit log.
/// </summary>
public sealed class KeyExporting(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, HallKeyRing ring, IOptions<HallOptions> hall,
    DeskClock clock) : IDisposable
{
    /// <summary>For how long a sealed ring waits to be fetched.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private const int TokenLength = 16;

    private readonly MemoryCache _waiting = new(new MemoryCacheOptions());

    public void Dispose() => _waiting.Dispose();

    /// <summary>Seals the ring as it is now. It takes about half a second.</summary>
    /// <exception cref="ArgumentException">The passphrase has a fault: ask FindFault first.</exception>
    public SealedKeys Seal(string passphrase)
    {
        if (Passphrase.FindFault(passphrase) is { } fault)
        {
            throw new ArgumentException($"The passphrase is {fault}.", nameof(passphrase));
        }

        var now = clock.Now.UtcDateTime;
        return new(
            $"counterdesk-keys-{hall.Value.Code}-{DeskClock.At(now):yyyyMMdd-HHmm}.json",
            SealedKeyRing.Seal(ring.Content, hall.Value.Code, passphrase, now), now);
    }

    /// <summary>Keeps it ready for one download, and returns what its address ends with.</summary>
    public string Offer(SealedKeys keys, Clerk administrator)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenLength));
        _waiting.Set(token, new Waiting(keys, administrator.Id), Kept);
        return token;
    }

    /// <summary>Gives it away, once, to whoever had it sealed. Null when it is gone or somebody else's.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing leaves.</exception>
    public async Task<SealedKeys?> TakeAsync(string token, Clerk administrator, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(administrator, DeskRoles.SecurityAdministrator, cancellationToken);
        if (_waiting.Get<Waiting>(token) is not { Keys: var keys } waiting || waiting.For != administrator.Id)
        {
            return null;
        }

        await RecordAsync(null, Note(administrator), keys, administrator.Name, cancellationToken);
        _waiting.Remove(token);
        return keys;
    }

    /// <summary>Writes it to a file that is not there yet, for whoever runs the program.</summary>
    /// <exception cref="IOException">The file cannot be written, or is there already.</exception>
    /// <exception cref="AuditUnavailableException">The log cannot be written; the file is gone again.</exception>
    public Task WriteAsync(SealedKeys keys, string path, CancellationToken cancellationToken) =>
        audit.AnnouncedAsync(Note(null), async announcement =>
        {
            await using (var file = new FileStream(path, PrivateFile.Options(FileMode.CreateNew)))
            {
                await file.WriteAsync(keys.Bytes, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            try
            {
                return await RecordAsync(announcement, Note(null), keys, null, cancellationToken);
            }
            catch
            {
                File.Delete(path);
                throw;
            }
        }, cancellationToken);

    private async Task<AuditReceipt> RecordAsync(
        AuditReceipt? announcement, AuditNote note, SealedKeys keys, string? by, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var mark = await db.Set<KeyRingMark>().SingleAsync(mark => mark.Hall == hall.Value.Code, cancellationToken);
        mark.Export(by, keys.SealedAtUtc);
        return await audit.RecordAsync(db, announcement, note, cancellationToken);
    }

    private static AuditNote Note(Clerk? administrator) => new()
    {
        Action = AuditAction.KeysExported,
        Actor = administrator?.Id,
        Role = administrator is null ? null : DeskRoles.SecurityAdministrator,
    };

    private sealed record Waiting(SealedKeys Keys, string For);
}

/// <summary>A sealed key ring, as a file of that name.</summary>
public sealed record SealedKeys(string FileName, byte[] Bytes, DateTime SealedAtUtc);
