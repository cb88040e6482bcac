using CounterDesk.Domain.Seals.Certificates;

namespace CounterDesk.Domain.Seals;

/// <summary>The signer's certificate: who vouches for it, and whether it held when it was used (GB/T 38540-2020 7.3 e, f).</summary>
internal static class SignerCheck
{
    // Clocks differ by minutes; a time that is further ahead has not come anywhere.
    private static readonly TimeSpan _clockDifference = TimeSpan.FromMinutes(5);

    /// <returns>What is known of revocation.</returns>
    public static RevocationFacts? Run(
        CheckSheet sheet, Certificate signer, IEnumerable<Certificate> alongside, SignatureFacts facts, Judgment judgment)
    {
        var chain = CertificateChain.Build(signer, alongside, judgment.Trust, facts.SignedAt ?? judgment.Now);
        CheckChain(sheet, signer, chain);
        CheckTime(sheet, signer, chain, facts, judgment);
        if (judgment.Now > signer.ValidUntil)
        {
            sheet.Warn(FileWarning.SignerCertExpiredNow);
        }

        return chain.Revocation;
    }

    // 7.3 e
    private static void CheckChain(CheckSheet sheet, Certificate signer, CertificateChain chain)
    {
        sheet.Pass(SealCheck.SignerChain);
        if (ReasonOf(chain.End) is { } reason)
        {
            sheet.Find(reason);
        }

        if (!signer.MaySign)
        {
            sheet.Find(FileReason.SignerKeyUsage);
        }
    }

    // 7.3 f; h asks the same of the time in a time stamp.
    private static void CheckTime(
        CheckSheet sheet, Certificate signer, CertificateChain chain, SignatureFacts facts, Judgment judgment)
    {
        if (facts.SignedAt is not { } signedAt)
        {
            sheet.Find(FileReason.NoUsableSignTime);
            return;
        }

        var latest = facts.StampedAt is { } stampedAt && stampedAt > signedAt ? stampedAt : signedAt;
        sheet.Pass(SealCheck.SignerValidAtSigning);
        if (signedAt > judgment.Now + _clockDifference)
        {
            // Whether the certificate will hold then, nobody can know. Nor is anything refuted: a clock may be wrong.
            sheet.Find(FileReason.SignTimeInFuture);
        }

        if (!signer.IsValidAt(signedAt) || !signer.IsValidAt(latest))
        {
            sheet.Find(FileReason.SignTimeOutsideSignerCert);
        }

        switch (chain)
        {
            case { RevokedAt: { } revoked } when revoked <= latest:
                sheet.Find(FileReason.SignerRevokedBeforeSigning);
                break;
            case { RevokedAt: not null }:
                sheet.Warn(FileWarning.SignerRevokedLater, SealCheck.SignerValidAtSigning);
                break;
            case { End: ChainEnd.Trusted, IsRevocationKnown: false }:
                sheet.Warn(FileWarning.RevocationNotKnown, SealCheck.SignerValidAtSigning);
                break;
            case { Revocation: { } revocation } when revocation.IsOverdueAt(judgment.Now):
                sheet.Warn(FileWarning.RevocationListOld, SealCheck.SignerValidAtSigning);
                break;
        }
    }

    private static FileReason? ReasonOf(ChainEnd end) => end switch
    {
        ChainEnd.Trusted => null,
        ChainEnd.SelfSigned => FileReason.SignerChainSelfSigned,
        ChainEnd.UnknownIssuer => FileReason.SignerChainUnknownIssuer,
        ChainEnd.NotCa => FileReason.SignerChainNotCa,
        ChainEnd.Forged => FileReason.SignerChainForged,
    };
}
