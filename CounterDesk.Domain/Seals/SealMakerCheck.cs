using CounterDesk.Domain.Seals.Certificates;
using CounterDesk.Domain.Seals.Values;

namespace CounterDesk.Domain.Seals;

/// <summary>The seal itself: that its maker made it, who vouches for the maker, and its own life (GB/T 38540-2020 6.3).</summary>
internal static class SealMakerCheck
{
    /// <returns>What is known of the maker's revocation.</returns>
    public static RevocationFacts? Run(
        CheckSheet sheet, SesSeal seal, Certificate maker, IEnumerable<Certificate> alongside, DateTimeOffset? signedAt,
        Judgment judgment)
    {
        CheckSignature(sheet, seal, maker);
        var revocation = CheckChain(sheet, seal, maker, alongside, signedAt, judgment);
        CheckLife(sheet, seal, signedAt);
        if (judgment.Now > maker.ValidUntil)
        {
            sheet.Warn(FileWarning.MakerCertExpiredNow);
        }

        if (judgment.Now > seal.ValidUntil)
        {
            sheet.Warn(FileWarning.SealExpiredNow);
        }

        return revocation;
    }

    // 6.3 b
    private static void CheckSignature(CheckSheet sheet, SesSeal seal, Certificate maker)
    {
        if (SignatureAlgorithm.Find(seal.Algorithm) is not { } algorithm)
        {
            sheet.Find(FileReason.NotSupported);
        }
        else if (algorithm.Verifies(maker.Key, seal.SignedBytes.Span, seal.Signature.Span))
        {
            sheet.Pass(SealCheck.SealMakerSignature);
        }
        else
        {
            sheet.Find(FileReason.SealSignatureInvalid);
        }
    }

    // 6.3 c. That the maker's certificate has ended by the time of signing is a hint only (7.3 d): the seal was made before.
    private static RevocationFacts? CheckChain(
        CheckSheet sheet, SesSeal seal, Certificate maker, IEnumerable<Certificate> alongside, DateTimeOffset? signedAt,
        Judgment judgment)
    {
        var at = signedAt ?? judgment.Now;
        var chain = CertificateChain.Build(maker, alongside, judgment.Trust, maker.IsValidAt(at) ? at : seal.MadeAt);
        sheet.Pass(SealCheck.SealMakerChain);
        if (ReasonOf(chain.End) is { } reason)
        {
            sheet.Find(reason);
        }

        if (!maker.MaySign)
        {
            sheet.Find(FileReason.MakerKeyUsage);
        }

        if (chain.RevokedAt <= at)
        {
            sheet.Find(FileReason.MakerRevokedBeforeSigning);
        }

        if (!maker.IsValidAt(at))
        {
            sheet.Warn(FileWarning.SignTimeOutsideMakerCert, SealCheck.SealMakerChain);
        }
        else if (chain is { End: ChainEnd.Trusted, IsRevocationKnown: false })
        {
            sheet.Warn(FileWarning.RevocationNotKnown, SealCheck.SealMakerChain);
        }
        else if (chain.Revocation?.IsOverdueAt(judgment.Now) is true)
        {
            sheet.Warn(FileWarning.RevocationListOld, SealCheck.SealMakerChain);
        }

        return chain.Revocation;
    }

    // 6.3 d, at the time of signing: 7.3 d
    private static void CheckLife(CheckSheet sheet, SesSeal seal, DateTimeOffset? signedAt)
    {
        if (signedAt is not { } at)
        {
            return;
        }

        sheet.Pass(SealCheck.SealValidAtSigning);
        if (at < seal.ValidFrom || at > seal.ValidUntil)
        {
            sheet.Find(FileReason.SignTimeOutsideSealValidity);
        }
    }

    private static FileReason? ReasonOf(ChainEnd end) => end switch
    {
        ChainEnd.Trusted => null,
        ChainEnd.SelfSigned => FileReason.MakerChainSelfSigned,
        ChainEnd.UnknownIssuer => FileReason.MakerChainUnknownIssuer,
        ChainEnd.NotCa => FileReason.MakerChainNotCa,
        ChainEnd.Forged => FileReason.MakerChainForged,
    };
}
