using System.Diagnostics;
using System.Text.Json;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.Trust;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Copies;

/// <summary>
/// Makes a copy again, from the register and from the license as its source has it now, and says whether it is the one
/// that was handed over. Announced and recorded; nothing of the license leaves it but the names of parts that differ.
/// </summary>
internal sealed class CopyProving(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IKeyRing keys, HallLibrary library,
    LicenseKindCatalog kinds, PageFonts fonts, TrustFolder trust, IOptions<HallOptions> hall)
{
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing was fetched.</exception>
    public async Task<ProvenCopy> ProveAsync(CopyNumber number, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var copy = await db.Set<RegisteredCopy>().AsNoTracking().SingleOrDefaultAsync(
            copy => copy.Number == number && copy.Hall == hall.Value.Code, cancellationToken);
        var note = copy is null
            ? new AuditNote { Action = AuditAction.CopyProven, Details = [new("Number", number.Value)] }
            : CopyNote.Of(copy, AuditAction.CopyProven) with { Counter = null };
        return await audit.AnnouncedAsync(note, async announcement =>
        {
            var proven = copy is null
                ? new ProvenCopy.Unknown()
                : await ProveAsync(db, copy, cancellationToken);
            await audit.RecordAsync(announcement, Told(note, proven), CancellationToken.None);
            return proven;
        }, cancellationToken);
    }

    private async Task<ProvenCopy> ProveAsync(
        CounterDeskDb db, RegisteredCopy copy, CancellationToken cancellationToken)
    {
        if (copy.Making is null)
        {
            return new ProvenCopy.CouldNotBeTold(ProofObstacle.MadeBefore);
        }

        CopyMaking making;
        try
        {
            making = CopyMaking.Read(copy.Making);
        }
        catch (JsonException)
        {
            return new ProvenCopy.CouldNotBeTold(ProofObstacle.RecordUnreadable);
        }

        switch (await library.ReadAsync(copy.LicenseHash, cancellationToken))
        {
            case LicenseReading.None:
                return new ProvenCopy.CouldNotBeTold(ProofObstacle.SourceHasItNoLonger);
            case LicenseReading.Unavailable:
                return new ProvenCopy.CouldNotBeTold(ProofObstacle.SourceDidNotAnswer);
            case LicenseReading.Read(var license, var file):
                var digests = await FindLoggedAsync(db, copy, cancellationToken);
                return new ProvenCopy.Told(CopyProof.Of(copy, making, Rebuild(copy, making, license, file, digests)));
            default:
                throw new UnreachableException();
        }
    }

    private RebuiltCopy Rebuild(
        RegisteredCopy copy, CopyMaking making, License license, LicenseFile? file, (byte[], byte[])? logged)
    {
        var order = OrderOf(copy, making, license, file);
        var code = ((CopyCodeReading.Read)SignedCopyCode.Read(copy.CodeAddress)).Code.Code;
        var words = PaperWords.OfCopy(copy.HasEnglish);
        var value = FindCheckValue(copy);
        var again = new CertifiedCopy(order, code, copy.CodeAddress, value ?? CheckValue.Parse("000000"));
        return new()
        {
            ModelDigest = again.Digest(),
            Parts = CopyParts.Of(order, copy.Number, keys),
            SourceDigest = file is null ? null : Sm3.Hash(file.Bytes.Span),
            Writer = WriterVersion.Of(fonts),
            PageDigest = value is null ? null : Sm3.Hash(Write(again, copy.Edition, words)),
            LoggedDigests = logged,
        };
    }

    private byte[] Write(CertifiedCopy copy, CopyEdition edition, DocumentWords words)
    {
        // Which shapes come from a supplementary font stands on the page, so the gate goes first, as it did then.
        var set = fonts.Set;
        var gate = CopyGate.Inspect(copy.Order, edition, words, set);
        var whole = copy with { Order = copy.Order with { Substituted = gate.Substituted } };
        return PdfWriter.Write(CopyLayout.Compose(whole, edition, words, QrCode.Of(whole.CodeAddress)), set);
    }

    private CopyOrder OrderOf(RegisteredCopy copy, CopyMaking making, License license, LicenseFile? file)
    {
        var madeAt = DeskClock.At(copy.MadeAtUtc);
        var report = file is null
            ? null
            : LicenseFileVerifier.Verify(file.Bytes, trust.Current, madeAt, copy.PurposeText);
        var order = new CopyOrder
        {
            License = license with { Origin = license.Origin with { SynchronizedAtUtc = making.SynchronizedAtUtc } },
            Kind = kinds.Find(license.KindCode) ?? CopyOrders.Unlisted(license),
            Report = making.ReportOf(report, madeAt),
            Purpose = Purpose.Create(copy.PurposeText, copy.Recipient),
            Maker = new(making.HallName, copy.Counter, making.ClerkNumber, making.PublicAddress, making.IsDemo),
            MadeAt = madeAt,
            ValidityDays = making.ValidityDays,
            Effect = making.Effect,
            SecondEffect = making.SecondEffect,
            AskedFor = making.WasAskedFor
                ? license.Holders.FirstOrDefault(holder =>
                    CopyHashes.HashHolder(keys, holder.Code).AsSpan().SequenceEqual(copy.HolderHash))?.Code
                : null,
            OmittedFields = [.. making.Omitted],
            AddedFields = [.. making.Added],
            MaskedFields = [.. making.Masked],
            Replaces = copy.Replaces,
            Coded = making.Coded,
            SidesLeftOut = making.SidesLeftOut,
            GradeShownFrom = making.GradeShownFrom,
            HasSignatureRow = making.HasSignatureRow,
        };
        return copy.Form is CopyForm.InformationSheet
            ? order
            : order with
            {
                Face =
                [
                    .. CopyOrders.FacesOf(file, order, making.IsGrey)
                        .Where(face => !making.SidesLeftOut.Contains(face.Number)),
                ],
            };
    }

    // The register has only its keyed hash. Whoever holds the ring can try the million there are, which takes a second; it
    // is put on the page that is compared, and nowhere else.
    private CheckValue? FindCheckValue(RegisteredCopy copy) => CheckValue.All.FirstOrDefault(
        value => keys.HashCheckValue(copy.Number, value).AsSpan().SequenceEqual(copy.CheckValueHash));

    private static async Task<(byte[] Model, byte[] Page)?> FindLoggedAsync(
        CounterDeskDb db, RegisteredCopy copy, CancellationToken cancellationToken)
    {
        string[] making = [nameof(AuditAction.CopyReserved), nameof(AuditAction.InformationSheetMade)];
        var entries = await db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.Visit == copy.Visit && making.Contains(entry.Action)
                && entry.Outcome == nameof(AuditOutcome.Done))
            .Select(entry => entry.Details)
            .ToListAsync(cancellationToken);
        var details = entries.Select(entry => (entry ?? "").Split('\n'))
            .FirstOrDefault(lines => lines.Contains($"Number={copy.Number.Value}")) ?? [];
        return Find(details, "Model") is { } model && Find(details, "Page") is { } page ? (model, page) : null;
    }

    private static byte[]? Find(string[] details, string name) =>
        details.FirstOrDefault(line => line.StartsWith($"{name}=", StringComparison.Ordinal)) is { } line
            ? Convert.FromHexString(line[(name.Length + 1)..])
            : null;

    private static AuditNote Told(AuditNote note, ProvenCopy proven) => proven switch
    {
        ProvenCopy.Unknown => note with { Outcome = AuditOutcome.NothingFound },
        ProvenCopy.CouldNotBeTold(var why) => note with
        {
            Outcome = AuditOutcome.CouldNotBeTold, Details = note.Details.Add(new("Reason", why.ToString())),
        },
        ProvenCopy.Told(var proof) => note with
        {
            Details =
            [
                .. note.Details, new("Differs", string.Join(' ', proof.Differences)),
                new("Bytes", proof.Bytes.ToString()),
            ],
        },
        _ => throw new UnreachableException(),
    };
}

/// <summary>What came of making a copy again.</summary>
internal abstract record ProvenCopy
{
    private ProvenCopy()
    {
    }

    public sealed record Told(CopyProof Proof) : ProvenCopy;

    /// <summary>It could not be made again. Says nothing about the copy.</summary>
    public sealed record CouldNotBeTold(ProofObstacle Why) : ProvenCopy;

    /// <summary>The register of this hall has no copy of this number.</summary>
    public sealed record Unknown : ProvenCopy;
}

/// <summary>What keeps a copy from being made again.</summary>
internal enum ProofObstacle
{
    /// <summary>The register did not keep yet what a copy is made with.</summary>
    MadeBefore,

    RecordUnreadable,
    SourceHasItNoLonger,
    SourceDidNotAnswer,
}
