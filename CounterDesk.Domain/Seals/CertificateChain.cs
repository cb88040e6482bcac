using CounterDesk.Domain.Seals.Certificates;

namespace CounterDesk.Domain.Seals;

/// <summary>Where the way up from a certificate ends; of several ways the first in this order counts.</summary>
internal enum ChainEnd
{
    /// <summary>At an anchor of the hall.</summary>
    Trusted,

    /// <summary>At a certificate that vouches for itself.</summary>
    SelfSigned,

    /// <summary>At a certificate whose issuer is not known, or may not vouch at that time.</summary>
    UnknownIssuer,

    /// <summary>At an issuer that is no certification authority.</summary>
    NotCa,

    /// <summary>At a certificate that names an authority of the hall as its issuer and is not signed by it.</summary>
    Forged,
}

/// <summary>Who vouches for a certificate at a time, and what its issuer says about revocation.</summary>
/// <param name="End">Where the way up ends.</param>
/// <param name="RevokedAt">When the issuer took it back; null when it did not, as far as known.</param>
/// <param name="IsRevocationKnown">A list of the issuer was there that speaks of that time.</param>
/// <param name="Revocation">What lists there were; null when nobody vouches for it who is trusted, or it is an anchor.</param>
internal sealed record CertificateChain(
    ChainEnd End, DateTimeOffset? RevokedAt = null, bool IsRevocationKnown = false, RevocationFacts? Revocation = null)
{
    private const int MaxLength = 6;

    // No file carries more. Each costs the check of a signature, and hostile ones lead round in circles.
    private const int MaxAlongside = 8;
    private const int MaxSteps = 8;

    /// <param name="certificate">Of the signer, the maker, or a time-stamping authority.</param>
    /// <param name="alongside">Certificates in the file, which may lead to an anchor but are none.</param>
    /// <param name="trust">The hall's.</param>
    /// <param name="at">The time of signing.</param>
    public static CertificateChain Build(
        Certificate certificate, IEnumerable<Certificate> alongside, TrustStore trust, DateTimeOffset at) =>
        new Walk([.. alongside.Take(MaxAlongside)], trust, at).Up(certificate, below: 0);

    private sealed class Walk(List<Certificate> alongside, TrustStore trust, DateTimeOffset at)
    {
        private int _steps;

        /// <param name="certificate">Where the walk is.</param>
        /// <param name="below">How many authorities stand between it and where the walk began, itself not counted.</param>
        public CertificateChain Up(Certificate certificate, int below)
        {
            if (trust.IsAnchor(certificate))
            {
                return new CertificateChain(ChainEnd.Trusted, IsRevocationKnown: true);
            }

            if (certificate.IsSelfSigned)
            {
                return new CertificateChain(ChainEnd.SelfSigned);
            }

            return IssuersOf(certificate)
                .Select(issuer => By(issuer, certificate, below))
                .DefaultIfEmpty(WithoutIssuer(certificate))
                .MinBy(chain => chain.End)!;
        }

        private IEnumerable<Certificate> IssuersOf(Certificate certificate)
        {
            var issuers = trust.IssuersOf(certificate).ToList();
            return issuers.Count > 0
                ? issuers
                : alongside.Where(other => other.Subject.Key == certificate.Issuer.Key && certificate.IsSignedBy(other));
        }

        private CertificateChain WithoutIssuer(Certificate certificate) =>
            new(trust.Named(certificate.Issuer).Any() ? ChainEnd.Forged : ChainEnd.UnknownIssuer);

        // GB/T 38540-2020 6.3 c, 7.3 e; RFC 5280 6.1.4 k, l, n.
        private CertificateChain By(Certificate issuer, Certificate certificate, int below)
        {
            // One program's root is an authority without the usage of one; that the hall trusts it is enough.
            if (!(issuer.MayIssue || issuer.IsAuthority && trust.IsAnchor(issuer)) || issuer.PathLength < below)
            {
                return new CertificateChain(ChainEnd.NotCa);
            }

            if (below == MaxLength || ++_steps > MaxSteps || !issuer.IsValidAt(at) || issuer.HasUnknownCriticalExtension
                || certificate.HasUnknownCriticalExtension)
            {
                return new CertificateChain(ChainEnd.UnknownIssuer);
            }

            var chain = Up(issuer, below + 1);
            return chain switch
            {
                { End: not ChainEnd.Trusted } => chain,
                { RevokedAt: { } revoked } when revoked <= at => new CertificateChain(ChainEnd.UnknownIssuer),
                _ => WithRevocation(certificate, issuer),
            };
        }

        private CertificateChain WithRevocation(Certificate certificate, Certificate issuer)
        {
            var lists = trust.ListsOf(issuer).ToList();
            var speaking = lists.Where(list => list.SpeaksOf(certificate)).ToList();
            return new CertificateChain(
                ChainEnd.Trusted,
                lists.Min(list => list.RevokedAt(certificate)),
                speaking.Any(list => list.NextAt is not { } next || at <= next),
                RevocationFacts.Of(speaking));
        }
    }
}
