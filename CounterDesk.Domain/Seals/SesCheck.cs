using CounterDesk.Domain.Seals.Certificates;
using CounterDesk.Domain.Seals.Der;
using CounterDesk.Domain.Seals.Values;

namespace CounterDesk.Domain.Seals;

/// <summary>The value of a seal's signature over some content, by GB/T 38540-2020 7.3; GM/T 0031-2014 6.2.3 asks the same.</summary>
internal static class SesCheck
{
    /// <param name="sheet">Receives the answers.</param>
    /// <param name="value">SES_Signature.</param>
    /// <param name="content">What dataHash is the digest of: Signature.xml as stored, or the protected bytes of a PDF file.</param>
    /// <param name="judgment">Whom to trust.</param>
    public static (SignatureFacts Facts, string PropertyInfo) Run(
        CheckSheet sheet, DerValue value, ReadOnlyMemory<byte> content, Judgment judgment)
    {
        if (TryRead(sheet, value) is not var (signature, seal))
        {
            return (new SignatureFacts(), "");
        }

        var facts = new SignatureFacts
        {
            Seal = seal,
            Signer = Certificate.TryRead(signature.SignerCertificate),
            Maker = Certificate.TryRead(seal.MakerCertificate),
            SignedAt = signature.SignedAt,
        };
        if (facts is not { Signer: { } signer, Maker: { } maker })
        {
            sheet.Find(FileReason.Format);
            return (facts, signature.PropertyInfo);
        }

        CheckValue(sheet, signature, signer);
        CheckSignerIsListed(sheet, seal, signer);
        Certificate[] alongside = [maker, signer];
        var makerRevocation = SealMakerCheck.Run(sheet, seal, maker, alongside, signature.SignedAt, judgment);
        CheckContent(sheet, signature, content.Span);
        facts = facts with
        {
            MakerRevocation = makerRevocation,
            StampedAt = TimeStampCheck.Run(
                sheet, signature.TimeStamp, signature.Signature.Span, signature.SignedAt, judgment.Trust),
        };
        var signerRevocation = SignerCheck.Run(sheet, signer, alongside, facts, judgment);
        return (facts with { SignerRevocation = signerRevocation }, signature.PropertyInfo);
    }

    // 7.3 a
    private static (SesSignature Signature, SesSeal Seal)? TryRead(CheckSheet sheet, DerValue value)
    {
        var fault = FileReason.SignedValueFormat;
        try
        {
            var signature = SesSignature.Read(value);
            fault = FileReason.Format;
            var seal = SesSeal.Read(signature.Seal);
            sheet.Pass(SealCheck.SignatureFormat);
            if (seal.Version != signature.Version || seal.IsOldLayout != signature.IsOldLayout)
            {
                sheet.Find(FileReason.VersionInconsistent);
            }

            return (signature, seal);
        }
        catch (DerFormatException)
        {
            sheet.Find(fault);
            return null;
        }
    }

    // 7.3 b
    private static void CheckValue(CheckSheet sheet, SesSignature signature, Certificate signer)
    {
        if (SignatureAlgorithm.Find(signature.Algorithm) is not { } algorithm)
        {
            sheet.Find(FileReason.NotSupported);
        }
        else if (algorithm.Verifies(signer.Key, signature.SignedBytes.Span, signature.Signature.Span))
        {
            sheet.Pass(SealCheck.SignatureValue);
        }
        else
        {
            sheet.Find(FileReason.SignatureInvalid);
        }
    }

    // 7.3 c
    private static void CheckSignerIsListed(CheckSheet sheet, SesSeal seal, Certificate signer)
    {
        var digests = Enum.GetValues<DigestAlgorithm>().ToDictionary(digest => digest, digest => digest.Hash(signer.Encoded.Span));
        sheet.Pass(SealCheck.SignerInSealList);
        if (!seal.Signers.Any(IsSigner))
        {
            sheet.Find(FileReason.SignerNotInSealList);
        }

        bool IsSigner(ListedSigner listed) => listed.DigestName is null
            ? listed.Value.Span.SequenceEqual(signer.Encoded.Span)
            : DigestAlgorithms.Find(listed.DigestName) is { } digest && listed.Value.Span.SequenceEqual(digests[digest]);
    }

    // 7.3 g. Zero bytes at the end of a BIT STRING are dropped by some writers.
    private static void CheckContent(CheckSheet sheet, SesSignature signature, ReadOnlySpan<byte> content)
    {
        if (SignatureAlgorithm.Find(signature.Algorithm) is not { } algorithm)
        {
            return;
        }

        var hash = algorithm.Digest.Hash(content);
        sheet.Pass(SealCheck.ContentUnchanged);
        if (!hash.AsSpan().TrimEnd((byte)0).SequenceEqual(signature.DataHash.Span.TrimEnd((byte)0)))
        {
            sheet.Find(FileReason.DataHashMismatch);
        }
    }
}
