using System.Globalization;
using System.IO.Compression;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Auditing.Export;

/// <summary>
/// Proves one entry to whoever has nothing but a file: the entry, the way to its day's signed root, a page that says how to
/// verify it without this program, and a script that does.
/// </summary>
public sealed class EntryProofs(
    AuditLog log, IKeyRing keys, IDbContextFactory<CounterDeskDb> databases, IOptions<HallOptions> hall)
{
    private static readonly string[] _guides =
        ["entry-proof.zh-CN.html", "entry-proof.en-US.html", "verify_entry.py", "verify.py"];

    private string Hall => hall.Value.Code;

    /// <summary>The signed root of the day in which an entry stands; null while that day is not closed.</summary>
    public async Task<AuditAnchor?> FindDayAsync(long sequence, Clerk auditor, CancellationToken cancellationToken)
    {
        await log.RequireAsync(auditor, DeskRoles.Auditor, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await FindDayAsync(db, sequence, cancellationToken);
    }

    /// <summary>Makes the proof. That it leaves the program is announced and recorded.</summary>
    /// <exception cref="AuditUnavailableException">The log could not be written; nothing leaves.</exception>
    public async Task<EntryProofAnswer> MakeAsync(long sequence, Clerk auditor, CancellationToken cancellationToken)
    {
        await log.RequireAsync(auditor, DeskRoles.Auditor, cancellationToken);
        var note = new AuditNote
        {
            Action = AuditAction.LogExported, Actor = auditor.Id, Role = DeskRoles.Auditor,
            Details = [new("Entry", sequence.ToString(CultureInfo.InvariantCulture))],
        };
        return await log.AnnouncedAsync(note, async announcement =>
        {
            var answer = await ProveAsync(sequence, cancellationToken);
            await log.RecordAsync(announcement, Tell(note, answer), cancellationToken);
            return answer;
        }, cancellationToken);
    }

    private static AuditNote Tell(AuditNote note, EntryProofAnswer answer) => answer switch
    {
        EntryProofAnswer.Made(_, var digest) => note with
        {
            Details = note.Details.Add(new("Digest", Convert.ToHexStringLower(digest))),
        },
        EntryProofAnswer.NotProven(var fault) => note with
        {
            Outcome = AuditOutcome.Refused, Details = note.Details.Add(new("Reason", fault.ToString())),
        },
        EntryProofAnswer.NotClosed => note with { Outcome = AuditOutcome.CouldNotBeTold },
        _ => note with { Outcome = AuditOutcome.NothingFound },
    };

    private async Task<EntryProofAnswer> ProveAsync(long sequence, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await OfHall(db).SingleOrDefaultAsync(entry => entry.Sequence == sequence, cancellationToken) is not { } found)
        {
            return new EntryProofAnswer.Unknown();
        }

        if (await FindDayAsync(db, sequence, cancellationToken) is not { } day)
        {
            return new EntryProofAnswer.NotClosed();
        }

        var hashes = await OfHall(db)
            .Where(entry => entry.Sequence >= day.First && entry.Sequence <= day.Last)
            .OrderBy(entry => entry.Sequence).Select(entry => entry.Hash).ToListAsync(cancellationToken);
        if (MerklePath.Of(hashes, sequence - day.First) is not { } path)
        {
            return new EntryProofAnswer.NotProven(EntryProofFault.PathWrong);
        }

        var proof = new EntryProof(found, path, day);
        if (proof.FindFault(keys.AuditKey) is { } fault)
        {
            return new EntryProofAnswer.NotProven(fault);
        }

        var file = ExportJson.Write(proof, keys.AuditKey);
        return new EntryProofAnswer.Made(await ZipAsync(file, cancellationToken), Sm3.Hash(file));
    }

    // The closing entry is the first of the next day, and says which entries it closes.
    private async Task<AuditAnchor?> FindDayAsync(CounterDeskDb db, long sequence, CancellationToken cancellationToken) =>
        await OfHall(db)
            .Where(entry => entry.Action == nameof(AuditAction.DayClosed) && entry.Sequence > sequence)
            .OrderBy(entry => entry.Sequence).FirstOrDefaultAsync(cancellationToken) is { } closing
        && AuditAnchor.Of(closing) is { } day && day.First <= sequence
            ? day
            : null;

    private IQueryable<AuditEntry> OfHall(CounterDeskDb db) =>
        db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Hall == Hall);

    private static async Task<byte[]> ZipAsync(byte[] proof, CancellationToken cancellationToken)
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using (var file = await zip.CreateEntry("proof.json").OpenAsync(cancellationToken))
            {
                await file.WriteAsync(proof, cancellationToken);
            }

            foreach (var guide in _guides)
            {
                await using var file = await zip.CreateEntry(guide).OpenAsync(cancellationToken);
                await ExportGuides.WriteAsync(guide, file, cancellationToken);
            }
        }

        return archive.ToArray();
    }
}

/// <summary>What came of proving one entry.</summary>
public abstract record EntryProofAnswer
{
    private EntryProofAnswer()
    {
    }

    /// <summary>A ZIP archive with the proof, and the SM3 of the proof's file in it.</summary>
    public sealed record Made(byte[] Archive, byte[] Digest) : EntryProofAnswer;

    /// <summary>The day in which it stands has no root yet.</summary>
    public sealed record NotClosed : EntryProofAnswer;

    /// <summary>There is no such entry, or it was deleted after its time.</summary>
    public sealed record Unknown : EntryProofAnswer;

    /// <summary>The log is not what was signed: nothing is given out as proof.</summary>
    public sealed record NotProven(EntryProofFault Fault) : EntryProofAnswer;
}
