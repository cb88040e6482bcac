using CounterDesk.Domain.Seals.Der;
using CounterDesk.Domain.Seals.Values;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Seals;

/// <summary>The value of a signature without a seal: a SignedData of GB/T 35275, or a bare SM2 signature.</summary>
internal static class PlainSignatureCheck
{
    /// <summary>A bare value: nothing in the file says whose key it would have to be.</summary>
    public static SignatureFacts RunBare(CheckSheet sheet)
    {
        AnswerForNoSeal(sheet);
        sheet.NotNeeded(SealCheck.TimeStamp);
        sheet.Pass(SealCheck.SignatureFormat);
        sheet.Find(FileReason.NoSignerCertificate);
        return new SignatureFacts();
    }

    /// <param name="sheet">Receives the answers.</param>
    /// <param name="value">ContentInfo with SignedData.</param>
    /// <param name="content">What was signed.</param>
    /// <param name="statedTime">The time that the content itself states; counts when the value has none.</param>
    /// <param name="mustNameSigner">The signer has to name its certificate under the signature.</param>
    /// <param name="judgment">Whom to trust.</param>
    public static SignatureFacts Run(
        CheckSheet sheet, DerValue value, ReadOnlySpan<byte> content, DateTimeOffset? statedTime, bool mustNameSigner,
        Judgment judgment)
    {
        if (TryRead(value) is not { } data)
        {
            sheet.Find(FileReason.SignedValueFormat);
            return new SignatureFacts();
        }

        AnswerForNoSeal(sheet);
        sheet.Pass(SealCheck.SignatureFormat);
        if (mustNameSigner && data.NamedCertificates.IsEmpty)
        {
            sheet.Find(FileReason.SignedValueFormat);
        }

        CheckValue(sheet, data, content);
        var signedAt = data.SigningTime ?? statedTime;
        var facts = new SignatureFacts
        {
            Signer = data.Signer,
            SignedAt = signedAt,
            StampedAt = TimeStampCheck.RunAside(sheet, data.TimeStamp, data.Signature.Span, signedAt, judgment.Trust),
        };
        return data.Signer is { } signer
            ? facts with { SignerRevocation = SignerCheck.Run(sheet, signer, data.Certificates, facts, judgment) }
            : facts;
    }

    private static SignedData? TryRead(DerValue value)
    {
        try
        {
            return SignedData.Read(value);
        }
        catch (DerFormatException)
        {
            return null;
        }
    }

    private static void CheckValue(CheckSheet sheet, SignedData data, ReadOnlySpan<byte> content)
    {
        // Content that the value carries must be what lies beside it, or its digest.
        var isOther = data.Content is { } carried
            && !carried.Span.SequenceEqual(content) && !carried.Span.SequenceEqual(Sm3.Hash(content));
        switch (isOther ? FileReason.SignatureInvalid : SignedDataCheck.FindFault(data, data.Content is { } own ? own.Span : content))
        {
            case null:
                sheet.Pass(SealCheck.SignatureValue);
                sheet.Pass(SealCheck.ContentUnchanged);
                break;
            case { } reason and (FileReason.MessageDigestMismatch or FileReason.NoSignerCertificate):
                // Unlike a bare value, a SignedData has a place for the certificate, and must fill it.
                sheet.Find(reason);
                sheet.Find(FileReason.SignatureInvalid);
                break;
            case { } reason:
                sheet.Find(reason);
                break;
        }
    }

    private static void AnswerForNoSeal(CheckSheet sheet)
    {
        sheet.NotNeeded(SealCheck.SignerInSealList);
        sheet.NotNeeded(SealCheck.SealMakerSignature);
        sheet.NotNeeded(SealCheck.SealMakerChain);
        sheet.NotNeeded(SealCheck.SealValidAtSigning);
    }
}
