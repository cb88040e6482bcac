using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Copies;

/// <summary>
/// Hands out copies made ahead. Whoever fetches one is identified at a visit as everybody is, and found by the keyed
/// hash of her number.
/// </summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed class FetchDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IKeyRing keys, VisitContents contents,
    VisitChanges changes, DeskClock clock)
{
    /// <summary>What waits for those who are here, the one that ends first before the others.</summary>
    public async Task<ImmutableArray<WaitingCopy>> ListAsync(Visit visit, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = new List<WaitingCopy>();
        foreach (var hash in PresentAt(visit))
        {
            found.AddRange(await db.Waiting().Where(pair => pair.Kept.FetcherHash == hash)
                .ToListAsync(cancellationToken));
        }

        return [.. found.OrderBy(waiting => waiting.Kept.EndsOn).ThenBy(waiting => waiting.Copy.Sequence)];
    }

    /// <summary>One copy made ahead, however it stands; null when there is none of this number.</summary>
    public async Task<WaitingCopy?> FindAsync(CopyNumber number, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db.Ahead().AsNoTracking(), number, cancellationToken);
    }

    /// <summary>
    /// Shows a copy at the visit of whoever fetches it. The opening of its file is recorded before it is shown; where
    /// it is on paper, only what the register has is shown. That somebody wanted one who does not get it is recorded.
    /// </summary>
    /// <returns>Why not, or null when it is shown.</returns>
    public async Task<FetchFault?> OpenAsync(
        Guid id, Clerk clerk, CopyNumber number, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        var found = await FindAsync(db.Ahead(), number, cancellationToken);
        if (FindFault(found, visit) is { } fault)
        {
            return await RefuseAsync(visit, number, fault, null, cancellationToken);
        }

        if (found!.Kept.Content is not { } content)
        {
            contents.Of(id).Show(new FetchOnScreen(number, null));
            return null;
        }

        var note = NoteAbout(found.Copy, AuditAction.CopyFetched, visit, clerk);
        return await audit.AnnouncedAsync<FetchFault?>(note, async announcement =>
        {
            if (Read(found.Copy, content) is not { } pdf)
            {
                return await RefuseAsync(visit, number, FetchFault.Unreadable, announcement, cancellationToken);
            }

            contents.Of(id).Prove(await audit.RecordAsync(announcement, note, cancellationToken), note.Action);
            contents.Of(id).Show(new FetchOnScreen(number, pdf));
            return null;
        }, cancellationToken);
    }

    /// <summary>The copy is in her hands and she has said so; from now on it counts.</summary>
    /// <returns>Why not, or null when it is handed out.</returns>
    /// <exception cref="InvalidOperationException">There is no paper of it yet.</exception>
    public async Task<FetchFault?> HandOutAsync(
        Guid id, Clerk clerk, CopyNumber number, ReceiptWay receipt, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        var found = await FindAsync(db.Ahead(), number, cancellationToken);
        if (FindFault(found, visit) is { } fault)
        {
            return await RefuseAsync(visit, number, fault, null, cancellationToken);
        }

        found!.Copy.HandOut(id, clock.Now.UtcDateTime);
        visit.Touch(clock.Now.UtcDateTime);
        var note = NoteAbout(found.Copy, AuditAction.CopyHandedOut, visit, clerk);
        note = note with
        {
            Details = [.. note.Details, new("Fetcher", found.Kept.MaskedFetcher), new("Receipt", receipt.ToString())],
        };
        contents.Of(id).Prove(await audit.RecordAsync(db, null, note, cancellationToken), note.Action);
        changes.Tell(visit);
        return null;
    }

    private FetchFault? FindFault(WaitingCopy? found, Visit visit) => found is null
        ? FetchFault.Unknown
        : found.Kept.FindFault(
            found.Copy, PresentAt(visit), keys.WithdrawnIds().Contains(found.Copy.KeyId), clock.Today);

    private async Task<FetchFault> RefuseAsync(
        Visit visit, CopyNumber number, FetchFault fault, AuditReceipt? announcement,
        CancellationToken cancellationToken)
    {
        var note = VisitNote.Of(visit, AuditAction.CopyFetchRefused) with
        {
            Outcome = fault is FetchFault.Unreadable ? AuditOutcome.Failed : AuditOutcome.Refused,
            Details = [new("Number", number.Value), new("Reason", fault.ToString())],
        };
        contents.Of(visit.Id).Prove(await audit.RecordAsync(announcement, note, cancellationToken), note.Action);
        return fault;
    }

    // Null also when it is not the file that was registered: then nobody knows what it would print.
    private byte[]? Read(RegisteredCopy copy, EncryptedContent content)
    {
        try
        {
            var pdf = keys.Decrypt(KeyUse.AdvanceCopy, content);
            if (Sm3.Hash(pdf).AsSpan().SequenceEqual(copy.PageDigest))
            {
                return pdf;
            }

            Array.Clear(pdf);
            return null;
        }
        catch (KeyRingException)
        {
            return null;
        }
    }

    // Of somebody who is only named here nobody has seen a face.
    private static IEnumerable<byte[]> PresentAt(Visit visit) =>
        from party in visit.Parties
        where party is { IsPresent: true, IsIdentified: true, NumberHash: not null }
        select party.NumberHash;

    private static Task<WaitingCopy?> FindAsync(
        IQueryable<WaitingCopy> copies, CopyNumber number, CancellationToken cancellationToken) =>
        copies.SingleOrDefaultAsync(pair => pair.Copy.Number == number, cancellationToken);

    // It belongs to the visit at which it was made; where it was fetched is said beside it.
    private static AuditNote NoteAbout(RegisteredCopy copy, AuditAction action, Visit visit, Clerk clerk)
    {
        var note = CopyNote.Of(copy, action) with
        {
            Actor = clerk.Id, Role = DeskRoles.Clerk, Counter = clerk.Counter,
        };
        return note with { Details = note.Details.Add(new("FetchedAt", VisitNumber.Of(visit.Id).Value)) };
    }
}
