using System.Collections.Immutable;
using CounterDesk.Domain.SealedPdf;

namespace CounterDesk.Domain.Seals;

/// <summary>
/// Verifies a PDF file: each signature of its form by itself, and whether anything came after the last.
/// </summary>
internal sealed class PdfFileCheck
{
    private readonly CheckSheet _sheet = new();
    private readonly PdfBudget _budget = new();
    private readonly ReadOnlyMemory<byte> _file;
    private readonly Judgment _judgment;

    private PdfFileCheck(ReadOnlyMemory<byte> file, Judgment judgment) => (_file, _judgment) = (file, judgment);

    public static FileReport Run(ReadOnlyMemory<byte> file, Judgment judgment)
    {
        var check = new PdfFileCheck(file, judgment);
        ImmutableArray<SignatureReport> signatures = [];
        try
        {
            signatures = check.VerifyAll();
        }
        catch (PdfFormatException exception)
        {
            check._sheet.Find(exception.Fault switch
            {
                PdfFault.Malformed => FileReason.MalformedPackage,
                PdfFault.TooLarge => FileReason.Bomb,
                PdfFault.Encrypted => FileReason.Encrypted,
            });
        }

        return MergedReport.Of(check._sheet, signatures);
    }

    private ImmutableArray<SignatureReport> VerifyAll()
    {
        var document = PdfDocument.Read(_file, _budget);
        var signatures = PdfSignatureFields.ReadAll(document);
        if (signatures.Any(signature => signature.ByteRange is null))
        {
            // Whatever its value, it is a signature of nothing.
            _sheet.Find(FileReason.SignatureWithoutByteRange);
        }

        var seals = signatures
            .Where(signature => signature.ByteRange is not null)
            .Select(signature => new PdfSeal(_file, signature))
            .OrderBy(seal => seal.End)
            .ToImmutableArray();
        if (seals.Sum(seal => (long)seal.End) > PdfLimits.MaxProtectedBytes)
        {
            throw PdfFormatException.TooLarge("The signatures protect too much to be hashed.");
        }

        _sheet.Pass(SealCheck.PackageSafe);
        return seals.IsEmpty ? [] : VerifyAll(document, seals);
    }

    private ImmutableArray<SignatureReport> VerifyAll(PdfDocument document, ImmutableArray<PdfSeal> seals)
    {
        _sheet.Pass(SealCheck.SignatureListRead);
        if (seals.Any(seal => !seal.Signature.IsListed))
        {
            _sheet.Warn(FileWarning.SignatureNotListed, SealCheck.SignatureListRead);
        }

        var last = seals.LastOrDefault(seal => !seal.IsTimeStamp);
        var changes = seals.Where(seal => !seal.IsTimeStamp && seal.RangeFault is null && seal.End < _file.Length)
            .ToDictionary(seal => seal, seal => FindChangesSince(document, seal, isLast: seal == last));
        var reports = seals
            .Select(seal =>
                PdfSignatureCheck.Run(seal, changes.GetValueOrDefault(seal, PdfChanges.None), isLast: seal == last, _judgment))
            .ToImmutableArray();
        if (last is null)
        {
            // Authorities stamp the time of anything: nobody has put a name to it.
            _sheet.Find(FileReason.SignaturesEmpty);
        }
        else if (changes.TryGetValue(last, out var sinceLast)
            && !(sinceLast.Places.IsEmpty && IsStampedToTheEnd(seals, reports)))
        {
            _sheet.Find(FileReason.ModifiedAfterLastSignature);
        }

        return reports;
    }

    // ETSI EN 319 142-1 5.5: proofs follow the signature they are for, and a time stamp over the whole file follows
    // them. Nothing else can reach to the end where the last signature does not.
    private bool IsStampedToTheEnd(ImmutableArray<PdfSeal> seals, ImmutableArray<SignatureReport> reports) =>
        seals.Zip(reports).Any(pair => pair.First.End == _file.Length && pair.Second.Verdict is FileVerdict.Valid);

    // What was signed is the file as it was then. If it was no file of its own, all of it may have been another.
    private PdfChanges FindChangesSince(PdfDocument document, PdfSeal seal, bool isLast)
    {
        try
        {
            var signed = PdfDocument.Read(_file[..seal.End], _budget);
            var permission = PdfPermission.Read(signed, seal.Signature.Dictionary);
            var changes = PdfDifferences.Find(signed, document, permission);
            return changes with { AreAllowed = changes.AreAllowed && (isLast || permission.AllowsSigning) };
        }
        catch (PdfFormatException)
        {
            var permission = PdfPermission.Read(document, seal.Signature.Dictionary);
            return new PdfChanges(["/"], AreAllowed: !permission.IsRestricted);
        }
    }
}
