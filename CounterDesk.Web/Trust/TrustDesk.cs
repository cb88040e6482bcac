using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Seals;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Trust;

/// <summary>
/// Brings certificates and revocation lists into the trust folder, and takes them out. Each is announced to the audit
/// log, done, and recorded; what could not be recorded is undone.
/// </summary>
/// <remarks>
/// Methods that act throw <see cref="AuditUnavailableException"/> when the audit log cannot be written; then nothing
/// was done. Where the program is killed in between, the log has the announcement, and the page shows the file as one
/// that somebody put into the folder.
/// </remarks>
public sealed class TrustDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, TrustFolder folder, IOptions<HallOptions> hall,
    TimeProvider time) : IDisposable
{
    /// <summary>The largest revocation lists of public authorities have a few megabytes.</summary>
    public const int MaxFileBytes = 8 << 20;

    private readonly SemaphoreSlim _turn = new(1, 1);

    private string Hall => hall.Value.Code;

    public void Dispose() => _turn.Dispose();

    public async Task<TrustListing> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var records = await db.Set<TrustRecord>().AsNoTracking()
            .Where(record => record.Hall == Hall)
            .ToDictionaryAsync(record => record.Fingerprint, cancellationToken);
        return new TrustReading(folder, records, time.GetUtcNow()).Read();
    }

    /// <summary>A certificate is kept apart until it is compared; a list its issuer has signed counts at once.</summary>
    /// <param name="fileName">As the file was called where it came from.</param>
    /// <param name="bytes">No more than <see cref="MaxFileBytes"/>.</param>
    /// <param name="clerk">The security administrator.</param>
    /// <param name="cancellationToken">Ends the wait for others.</param>
    public async Task<TrustIntake> OfferAsync(
        string fileName, ReadOnlyMemory<byte> bytes, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.SecurityAdministrator, cancellationToken);
        return await InTurnAsync(() => OfferAsync(bytes, clerk, new AuditDetail("File", fileName), cancellationToken), cancellationToken);
    }

    /// <summary>A list that was fetched. One that is refused is not worth an entry: nobody did anything.</summary>
    public Task<TrustIntake> TakeFetchedAsync(Uri address, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        InTurnAsync<TrustIntake>(
            async () => TrustOffer.Judge(bytes, folder.Current, time.GetUtcNow()) switch
            {
                TrustOffer.OfRevocationList list => await TakeAsync(
                    list, clerk: null, new AuditDetail("Address", address.AbsoluteUri), cancellationToken),
                TrustOffer.Refused refused => new TrustIntake.Refused(refused.Why),
                _ => new TrustIntake.Refused(TrustRefusal.NeitherCertificateNorList),
            },
            cancellationToken);

    /// <summary>The certificate counts when the group typed from the letter is the last one of its fingerprint.</summary>
    public async Task<TrustComparison> CompareAsync(
        string fingerprint, string lastGroup, string letter, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.SecurityAdministrator, cancellationToken);
        return await InTurnAsync(() => CompareInTurnAsync(fingerprint, lastGroup, letter, clerk, cancellationToken), cancellationToken);
    }

    /// <summary>Takes a file out of the folder and keeps it aside, with all certificates in it.</summary>
    /// <returns>False when it was no longer there.</returns>
    public async Task<bool> RemoveAsync(TrustEntry entry, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.SecurityAdministrator, cancellationToken);
        return await InTurnAsync(() => RemoveInTurnAsync(entry, clerk, cancellationToken), cancellationToken);
    }

    private async Task<TrustIntake> OfferAsync(
        ReadOnlyMemory<byte> bytes, Clerk clerk, AuditDetail origin, CancellationToken cancellationToken)
    {
        switch (TrustOffer.Judge(bytes, folder.Current, time.GetUtcNow()))
        {
            case TrustOffer.OfCertificate offered:
                return await KeepAsync(offered, clerk, origin, cancellationToken);
            case TrustOffer.OfRevocationList list:
                return await TakeAsync(list, clerk, origin, cancellationToken);
            case TrustOffer.Refused { Why: var why }:
                var note = Note(AuditAction.TrustOffered, clerk) with
                {
                    Outcome = AuditOutcome.Refused, Details = [origin, new("Reason", why.ToString())],
                };
                await audit.RecordAsync(null, note, cancellationToken);
                return new TrustIntake.Refused(why);
            default:
                throw new InvalidOperationException("An offer of a kind that nobody here knows.");
        }
    }

    private async Task<TrustIntake> KeepAsync(
        TrustOffer.OfCertificate offered, Clerk clerk, AuditDetail origin, CancellationToken cancellationToken)
    {
        var fingerprint = offered.Certificate.Fingerprint;
        var name = NameOf(fingerprint.Value);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await FindAsync(db, fingerprint.Value, cancellationToken);
        if (known is { ComparedAtUtc: null } && folder.Find(TrustPart.Pending, name) is not null)
        {
            return new TrustIntake.Pending(fingerprint.Value);
        }

        var note = Note(AuditAction.TrustOffered, clerk, offered.Certificate, origin);
        return await audit.AnnouncedAsync<TrustIntake>(
            note,
            announcement => UndoneOnFailureAsync<TrustIntake>(
                () => folder.Put(TrustPart.Pending, name, offered.Der.Span),
                () => folder.Delete(TrustPart.Pending, name),
                async () =>
                {
                    // One that was compared and taken out by hand since is compared anew.
                    var record = known ?? db.Add(new TrustRecord(Hall, fingerprint)).Entity;
                    record.Offer(origin.Value, offered.Der.Length, clerk, time.GetUtcNow().UtcDateTime);
                    await audit.RecordAsync(db, announcement, note, cancellationToken);
                    return new TrustIntake.Pending(fingerprint.Value);
                }),
            cancellationToken);
    }

    private Task<TrustIntake> TakeAsync(
        TrustOffer.OfRevocationList list, Clerk? clerk, AuditDetail origin, CancellationToken cancellationToken)
    {
        var name = $"{Fingerprint.Of(list.Der.Span).Value[..16]}.crl";
        var note = Note(AuditAction.RevocationListTaken, clerk, list.Issuer, origin);
        note = note with { Details = note.Details.Add(new("MadeAt", list.MadeAt.UtcDateTime.ToString("O"))) };
        var trust = folder.Current;
        return audit.AnnouncedAsync<TrustIntake>(
            note,
            announcement => UndoneOnFailureAsync<TrustIntake>(
                () => folder.Put(TrustPart.Crls, name, list.Der.Span),
                () => folder.Delete(TrustPart.Crls, name),
                async () =>
                {
                    await audit.RecordAsync(announcement, note, cancellationToken);
                    foreach (var older in folder.Files(TrustPart.Crls).Where(file => trust.IsReplaced(file.Bytes, list.Der)).ToList())
                    {
                        folder.SetAside(TrustPart.Crls, older.Name, time.GetUtcNow());
                    }

                    return new TrustIntake.ListTaken(list.Issuer.Facts.Name, list.MadeAt);
                }),
            cancellationToken);
    }

    private async Task<TrustComparison> CompareInTurnAsync(
        string fingerprint, string lastGroup, string letter, Clerk clerk, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // The bytes that are compared are the bytes that will count, whatever happens to the file meanwhile.
        if (await FindAsync(db, fingerprint, cancellationToken) is not { ComparedAtUtc: null } record
            || folder.Find(TrustPart.Pending, NameOf(fingerprint)) is not { } bytes
            || TrustOffer.Judge(bytes, TrustStore.Empty, time.GetUtcNow()) is not TrustOffer.OfCertificate offered
            || offered.Certificate.Fingerprint.Value != fingerprint)
        {
            return TrustComparison.Gone;
        }

        var note = Note(AuditAction.TrustCompared, clerk, offered.Certificate, new AuditDetail("Letter", letter));
        if (!offered.Certificate.Fingerprint.EndsWith(lastGroup))
        {
            record.CountWrongTry();
            await audit.RecordAsync(db, null, note with { Outcome = AuditOutcome.Refused }, cancellationToken);
            return TrustComparison.Differs;
        }

        var part = offered.Certificate.IsSelfSigned ? TrustPart.Anchors : TrustPart.Intermediates;
        var name = NameOf(fingerprint);
        await audit.AnnouncedAsync(
            note,
            announcement => UndoneOnFailureAsync(
                () => folder.Put(part, name, bytes),
                () => folder.Delete(part, name),
                () =>
                {
                    record.Compare(letter, clerk, time.GetUtcNow().UtcDateTime);
                    return audit.RecordAsync(db, announcement, note, cancellationToken);
                }),
            cancellationToken);
        folder.Delete(TrustPart.Pending, name);
        return TrustComparison.Agrees;
    }

    private async Task<bool> RemoveInTurnAsync(TrustEntry entry, Clerk clerk, CancellationToken cancellationToken)
    {
        if (folder.Find(entry.Part, entry.FileName) is null)
        {
            return false;
        }

        var note = Note(
            AuditAction.TrustRemoved, clerk, entry.Certificate, new AuditDetail("From", $"{entry.Part}/{entry.FileName}"));
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(db, entry.Certificate.Fingerprint.Value, cancellationToken) is { } record)
        {
            db.Remove(record);
        }

        await audit.AnnouncedAsync(
            note,
            announcement =>
            {
                Action putBack = () => { };
                return UndoneOnFailureAsync(
                    () => putBack = folder.SetAside(entry.Part, entry.FileName, time.GetUtcNow()),
                    () => putBack(),
                    () => audit.RecordAsync(db, announcement, note, cancellationToken));
            },
            cancellationToken);
        return true;
    }

    private static async Task<T> UndoneOnFailureAsync<T>(Action act, Action undo, Func<Task<T>> record)
    {
        act();
        try
        {
            return await record();
        }
        catch
        {
            undo();
            throw;
        }
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    private Task<TrustRecord?> FindAsync(CounterDeskDb db, string fingerprint, CancellationToken cancellationToken) =>
        db.Set<TrustRecord>().SingleOrDefaultAsync(
            record => record.Hall == Hall && record.Fingerprint == fingerprint, cancellationToken);

    // Never the name that somebody gave the file.
    private static string NameOf(string fingerprint) => $"{fingerprint[..16]}.cer";

    private static AuditNote Note(AuditAction action, Clerk? clerk) => new()
    {
        Action = action,
        Actor = clerk?.Id,
        Role = clerk is null ? null : DeskRoles.SecurityAdministrator,
    };

    private static AuditNote Note(AuditAction action, Clerk? clerk, TrustedCertificate certificate, AuditDetail detail) =>
        Note(action, clerk) with
        {
            Subject = certificate.Facts.Name,
            Details =
            [
                new("Fingerprint", certificate.Fingerprint.Value), new("Serial", certificate.Facts.SerialNumber), detail,
            ],
        };
}
