using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Keys;

/// <summary>
/// What the security administrator does with the hall's keys. Each is announced to the audit log, done to the ring's
/// file, and recorded; what could not be recorded is undone.
/// </summary>
/// <remarks>
/// Methods that act throw <see cref="AuditUnavailableException"/> when the audit log cannot be written,
/// <see cref="KeyRingException"/> when the ring's file is missing or damaged, and
/// <see cref="RoleRefusedException"/> for anybody but a security administrator; then nothing was done.
/// </remarks>
public sealed class KeyDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, HallKeyRing ring, DataFolder folder,
    IEnumerable<KeyedStore> stores, Rekeying rekeying, IOptions<HallOptions> hall, DeskClock clock)
{
    private string Hall => hall.Value.Code;

    public async Task<KeyListing> ListAsync(CancellationToken cancellationToken)
    {
        var content = ring.Content;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var signing = new List<ListedSigningKey>();
        foreach (var (at, key) in content.Copies.Index())
        {
            signing.Add(new(
                key.Id, StateOf(content, at), key.ValidFromUtc,
                at + 1 < content.Copies.Count ? content.Copies[at + 1].ValidFromUtc : null,
                await CountLiveAsync(db, key.Id, cancellationToken))
            {
                WithdrawnAtUtc = key.WithdrawnAtUtc,
                WithdrawnFor = key.WithdrawnFor,
                WithdrawalNote = key.WithdrawalNote,
            });
        }

        var kept = await CountKeptAsync(db, cancellationToken);
        var ids = content.Encryption.Select(key => key.Id).ToHashSet();
        return new(
            [.. signing.AsEnumerable().Reverse()],
            [
                .. content.Encryption.Reverse().Select(key => new ListedEncryptionKey(
                    key.Id, key.MadeAtUtc, key == content.Encryption[^1],
                    [.. kept[key.Id].Select(rows => new KeptRows(rows.Store, rows.Count))])),
            ],
            kept.Where(rows => !ids.Contains(rows.Key)).Sum(rows => rows.Sum(some => some.Count)),
            await FindExportAsync(db, content, cancellationToken),
            ring.IsUpToDate);
    }

    /// <summary>A new key signs from now on. The one before still verifies what it signed.</summary>
    public async Task RotateAsync(Clerk administrator, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(administrator, DeskRoles.SecurityAdministrator, cancellationToken);
        var note = Note(AuditAction.SigningKeyAdded, administrator);
        await ChangeAsync(
            note,
            content => content.WithNewSigningKey(clock.Now.UtcDateTime),
            (before, after) => note with
            {
                Details = [new("Key", after.Copies[^1].Id), new("Former", before.Copies[^1].Id)],
            },
            cancellationToken);
    }

    /// <summary>
    /// From now on nothing counts that this key signed; where it was the one that signs, another one does. Nobody can
    /// take this back.
    /// </summary>
    /// <param name="confirmed">What a second person has confirmed: <see cref="KeyWithdrawing"/> asks her.</param>
    /// <param name="second">Who confirmed it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// How many copies that were in use no longer count. Null when the key is no longer what it was when that was
    /// confirmed, withdrawn above all; then nothing was done.
    /// </returns>
    internal async Task<int?> WithdrawAsync(PendingWithdrawal confirmed, Clerk second, CancellationToken cancellationToken)
    {
        var (id, withdrawal, live) = (confirmed.Request.KeyId, confirmed.Request.Withdrawal, 0);
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            live = await CountLiveAsync(db, id, cancellationToken);
        }

        var note = Note(AuditAction.SigningKeyWithdrawn, confirmed.AskedBy);
        note = note with
        {
            Details =
            [
                new("Key", id), new("Reason", withdrawal.Reason.ToString()),
                .. withdrawal.Note is { } why ? (AuditDetail[])[new("Note", why)] : [],
                new("LiveCopies", live.ToString(CultureInfo.InvariantCulture)), new("ConfirmedBy", second.Id),
            ],
        };
        return await ChangeAsync(
            note,
            content => IsStill(content, id, confirmed.State)
                ? content.Withdraw(id, withdrawal, clock.Now.UtcDateTime)
                : null,
            (before, after) => after.Copies.Count == before.Copies.Count ? note : note with
            {
                Details = note.Details.Add(new("Next", after.Copies[^1].Id)),
            },
            cancellationToken) ? live : null;
    }

    /// <summary>
    /// A new key encrypts from now on. The ones before still read, until the job has brought all under the new one.
    /// </summary>
    public async Task RenewEncryptionAsync(Clerk administrator, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(administrator, DeskRoles.SecurityAdministrator, cancellationToken);
        var note = Note(AuditAction.EncryptionKeyAdded, administrator);
        await ChangeAsync(
            note,
            content => content.WithNewEncryptionKey(clock.Now.UtcDateTime),
            (before, after) => note with
            {
                Details = [new("Key", after.Encryption[^1].Id), new("Former", before.Encryption[^1].Id)],
            },
            cancellationToken);
        rekeying.Ask();
    }

    private async Task<bool> ChangeAsync(
        AuditNote announced, Func<KeyRingContent, KeyRingContent?> change,
        Func<KeyRingContent, KeyRingContent, AuditNote> describe, CancellationToken cancellationToken)
    {
        using var turn = await KeyRingFile.TakeTurnAsync(folder.Keys, cancellationToken);
        var before = ring.IsUpToDate
            ? ring.Content
            : throw new KeyRingException("The key ring's file is missing or damaged. Put its backup there first.");
        return change(before) is { } after && await audit.AnnouncedAsync(announced, async announcement =>
        {
            KeyRingFile.Replace(folder.Keys, after);
            try
            {
                await audit.RecordAsync(announcement, describe(before, after), cancellationToken);
                return true;
            }
            catch
            {
                KeyRingFile.Replace(folder.Keys, before);
                throw;
            }
        }, cancellationToken);
    }

    private Task<int> CountLiveAsync(CounterDeskDb db, string id, CancellationToken cancellationToken)
    {
        var today = clock.Today;
        return db.Set<RegisteredCopy>().CountAsync(
            copy => copy.Hall == Hall && copy.KeyId == id && copy.State == CopyState.Printed
                && copy.ExpiresOn >= today,
            cancellationToken);
    }

    private async Task<ILookup<string, (string Store, int Count)>> CountKeptAsync(
        CounterDeskDb db, CancellationToken cancellationToken)
    {
        var kept = new List<(string Id, string Store, int Count)>();
        foreach (var store in stores)
        {
            var counts = await store.CountAsync(db, cancellationToken);
            kept.AddRange(counts.Select(count => (count.Key, store.Name, count.Value)));
        }

        return kept.ToLookup(rows => rows.Id, rows => (rows.Store, rows.Count));
    }

    private async Task<KeyExport> FindExportAsync(
        CounterDeskDb db, KeyRingContent content, CancellationToken cancellationToken) =>
        await db.Set<KeyRingMark>().AsNoTracking()
            .SingleOrDefaultAsync(mark => mark.Hall == Hall, cancellationToken) is { ExportedAtUtc: { } at } mark
            ? new(at >= content.ChangedAtUtc ? KeyExportState.Done : KeyExportState.Outdated, at, mark.ExportedBy)
            : new(KeyExportState.NotYet, null, null);

    private static bool IsStill(KeyRingContent content, string id, SigningKeyState state) =>
        content.Copies.Index().Any(key => key.Item.Id == id && StateOf(content, key.Index) == state);

    private static SigningKeyState StateOf(KeyRingContent content, int at) =>
        content.Copies[at].WithdrawnAtUtc is not null ? SigningKeyState.Withdrawn
        : at + 1 == content.Copies.Count ? SigningKeyState.Current
        : SigningKeyState.Retired;

    private static AuditNote Note(AuditAction action, Clerk administrator) =>
        new() { Action = action, Actor = administrator.Id, Role = DeskRoles.SecurityAdministrator };
}
