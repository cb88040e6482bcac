using CounterDesk.Domain.SealedPdf;
using CounterDesk.Domain.Seals.Der;
using CounterDesk.Domain.Seals.Values;

namespace CounterDesk.Domain.Seals;

/// <summary>Verifies one signature of a PDF file, as of the revision that it closed.</summary>
internal static class PdfSignatureCheck
{
    private static readonly SealCheck[] _notOfTimeStamps =
    [
        SealCheck.SignatureValue, SealCheck.SignerInSealList, SealCheck.SealMakerSignature, SealCheck.SealMakerChain,
        SealCheck.SealValidAtSigning, SealCheck.SignerChain, SealCheck.SignerValidAtSigning, SealCheck.ContentUnchanged,
        SealCheck.EverythingCovered,
    ];

    /// <param name="seal">The signature and its range.</param>
    /// <param name="changes">What later revisions show otherwise, and whether the signer allows it.</param>
    /// <param name="isLast">Nobody signed after it; what changed since is then the file's matter.</param>
    /// <param name="judgment">Whom to trust.</param>
    public static SignatureReport Run(PdfSeal seal, PdfChanges changes, bool isLast, Judgment judgment)
    {
        var sheet = new CheckSheet();
        sheet.Pass(SealCheck.PackageSafe);
        sheet.Pass(SealCheck.SignatureListRead);
        var facts = new SignatureFacts();
        var isRight = IsRight(sheet, seal);
        if (isRight)
        {
            sheet.Pass(SealCheck.EverythingCovered);
            facts = CheckValue(sheet, seal, judgment);
            if (!changes.AreAllowed)
            {
                sheet.Find(FileReason.ChangeNotAllowed);
            }

            if (!isLast && !changes.Places.IsEmpty)
            {
                sheet.Warn(FileWarning.ContentNotCovered, SealCheck.EverythingCovered);
            }
        }

        if (!seal.Signature.IsListed)
        {
            sheet.Warn(FileWarning.SignatureNotListed, SealCheck.SignatureListRead);
        }

        return SignatureReport.Of(seal.Signature.Name, sheet, facts) with
        {
            CoversWholeFile = isRight,
            UncoveredEntries = changes.Places,
        };
    }

    private static bool IsRight(CheckSheet sheet, PdfSeal seal)
    {
        var isEmpty = !seal.Signature.Contents.Span.ContainsAnyExcept((byte)0);
        if (isEmpty)
        {
            sheet.Find(FileReason.ContentsEmpty);
        }
        else if (seal.RangeFault is { } fault)
        {
            sheet.Find(fault);
        }

        return !isEmpty && seal.RangeFault is null;
    }

    private static SignatureFacts CheckValue(CheckSheet sheet, PdfSeal seal, Judgment judgment)
    {
        switch (seal.Signature.SubFilter)
        {
            case "adbe.pkcs7.detached" or "ETSI.CAdES.detached" or "ETSI.RFC3161":
                return TryRead(sheet, seal.Signature.Contents) is { } data
                    ? CheckSignedData(sheet, data, seal, judgment)
                    : new();

            // GM/T 0031 in PDF. Vendors name the filter as they like, and this after a national one.
            case var name when name.StartsWith("GM.", StringComparison.Ordinal):
                return TryRead(sheet, seal.Signature.Contents) switch
                {
                    null => new(),
                    { } value when SignedData.IsSignedData(value) => CheckSignedData(sheet, value, seal, judgment),
                    { } value => SesCheck.Run(sheet, value, seal.Content(), judgment).Facts,
                };

            // ISO 32000-1 12.8.3.3.1: both sign a SHA-1 digest.
            case "adbe.pkcs7.sha1" or "adbe.x509.rsa_sha1":
                sheet.Find(FileReason.WeakDigest);
                return new();
            default:
                sheet.Find(FileReason.NotSupported);
                return new();
        }
    }

    private static SignatureFacts CheckSignedData(CheckSheet sheet, DerValue value, PdfSeal seal, Judgment judgment)
    {
        if (!seal.IsTimeStamp)
        {
            var statedTime = seal.Signature.StatedTime is { } stated ? DerTime.Parse(stated) : null;
            // ETSI EN 319 142-1 6.3
            var mustNameSigner = seal.Signature.SubFilter == "ETSI.CAdES.detached";
            return PlainSignatureCheck.Run(sheet, value, seal.Content(), statedTime, mustNameSigner, judgment);
        }

        sheet.Pass(SealCheck.SignatureFormat);
        foreach (var check in _notOfTimeStamps)
        {
            sheet.NotNeeded(check);
        }

        return new SignatureFacts
        {
            StampedAt = TimeStampCheck.Run(sheet, value.Encoded, seal.Content(), signedAt: null, judgment.Trust),
        };
    }

    // 12.8.1: room is left for the value before it is known, and what it does not take stays zero.
    private static DerValue? TryRead(CheckSheet sheet, ReadOnlyMemory<byte> contents)
    {
        try
        {
            var value = DerValue.Read(contents, out var rest);
            if (rest.Span.ContainsAnyExcept((byte)0))
            {
                sheet.Find(FileReason.TrailingData);
            }

            return value;
        }
        catch (DerFormatException)
        {
            sheet.Find(FileReason.SignedValueFormat);
            return null;
        }
    }
}
