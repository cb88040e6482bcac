using CounterDesk.Domain.Seals.Certificates;
using CounterDesk.Domain.Seals.Der;
using CounterDesk.Domain.Seals.Values;

namespace CounterDesk.Domain.Seals;

/// <summary>A time stamp on a signature value (GB/T 38540-2020 7.3 h).</summary>
internal static class TimeStampCheck
{
    /// <summary>A seal's: when it is there, it must hold.</summary>
    /// <returns>When the authority saw the signature; null when the token proves nothing.</returns>
    public static DateTimeOffset? Run(
        CheckSheet sheet, ReadOnlyMemory<byte>? token, ReadOnlySpan<byte> signature, DateTimeOffset? signedAt,
        TrustStore trust) =>
        Run(sheet, token, signature, signedAt, trust, isAside: false);

    /// <summary>
    /// One among the attributes that nobody signed (RFC 5652 5.3), which anybody may add or take away: by an
    /// authority that is not known it says no more than none at all.
    /// </summary>
    /// <returns>When the authority saw the signature; null when the token proves nothing.</returns>
    public static DateTimeOffset? RunAside(
        CheckSheet sheet, ReadOnlyMemory<byte>? token, ReadOnlySpan<byte> signature, DateTimeOffset? signedAt,
        TrustStore trust) =>
        Run(sheet, token, signature, signedAt, trust, isAside: true);

    private static DateTimeOffset? Run(
        CheckSheet sheet, ReadOnlyMemory<byte>? token, ReadOnlySpan<byte> signature, DateTimeOffset? signedAt,
        TrustStore trust, bool isAside)
    {
        if (token is not { } bytes)
        {
            sheet.NotNeeded(SealCheck.TimeStamp);
            return null;
        }

        if (TryRead(bytes) is not { Data.Signer: { } authority } stamp
            || SignedDataCheck.FindFault(stamp.Data, stamp.Data.Content!.Value.Span) is not null)
        {
            sheet.Find(FileReason.TimeStampChainForged);
            return null;
        }

        sheet.Pass(SealCheck.TimeStamp);
        var counts = CheckAuthority(sheet, stamp, authority, trust, isAside);
        if (DigestAlgorithms.Find(stamp.ImprintDigest) is not { } digest
            || !digest.Hash(signature).AsSpan().SequenceEqual(stamp.Imprint.Span))
        {
            sheet.Find(FileReason.TimeStampImprintMismatch);
            return null;
        }

        if (counts && signedAt > stamp.Time)
        {
            sheet.Find(FileReason.TimeStampBeforeSignTime);
        }

        return counts ? stamp.Time : null;
    }

    private static TimeStampToken? TryRead(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return TimeStampToken.Read(bytes);
        }
        catch (DerFormatException)
        {
            return null;
        }
    }

    private static bool CheckAuthority(
        CheckSheet sheet, TimeStampToken stamp, Certificate authority, TrustStore trust, bool isAside)
    {
        var chain = CertificateChain.Build(authority, stamp.Data.Certificates, trust, stamp.Time);
        if (chain.End is ChainEnd.Forged or ChainEnd.NotCa
            || !authority.MayStampTime || !authority.IsValidAt(stamp.Time) || chain.RevokedAt <= stamp.Time)
        {
            sheet.Find(FileReason.TimeStampChainForged);
        }
        else if (chain.End is not ChainEnd.Trusted && isAside)
        {
            sheet.Warn(FileWarning.TimeStampIssuerUnknown, SealCheck.TimeStamp);
        }
        else if (chain.End is not ChainEnd.Trusted)
        {
            sheet.Find(FileReason.TimeStampChainUnknownIssuer);
        }

        return chain.End is ChainEnd.Trusted || !isAside;
    }
}
