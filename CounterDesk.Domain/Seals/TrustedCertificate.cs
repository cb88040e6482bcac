using System.Collections.Immutable;
using CounterDesk.Domain.Seals.Certificates;

namespace CounterDesk.Domain.Seals;

/// <summary>A certificate of a trust folder, or one that is offered to it.</summary>
/// <param name="Facts">What it says of itself.</param>
/// <param name="IssuerName">The issuer's common name, or the whole when there is none.</param>
/// <param name="KeyKind">SM2, RSA 2048, P-256; null for a key that is not read, under which nothing verifies.</param>
/// <param name="IsSelfSigned">It vouches for itself, so that only an anchor can make it count.</param>
/// <param name="MayIssue">It may vouch for others.</param>
/// <param name="Fingerprint">What it is compared by.</param>
public sealed record TrustedCertificate(
    CertificateFacts Facts, string IssuerName, string? KeyKind, bool IsSelfSigned, bool MayIssue, Fingerprint Fingerprint)
{
    /// <summary>The certificates of a file.</summary>
    /// <exception cref="TrustStoreException">It holds something else.</exception>
    public static ImmutableArray<TrustedCertificate> ReadAll(TrustFile file) =>
    [
        .. PemFile.PartsOf(file).Select(part => Certificate.TryRead(part) is { } certificate
            ? Of(certificate)
            : throw new TrustStoreException(file.Name, $"{file.Name} holds no certificate.")),
    ];

    internal static TrustedCertificate Of(Certificate certificate) => new(
        CertificateFacts.Of(certificate),
        certificate.Issuer.CommonName ?? certificate.Issuer.Text,
        certificate.Key?.Kind,
        certificate.IsSelfSigned,
        certificate.MayIssue,
        Fingerprint.Of(certificate.Encoded.Span));
}
