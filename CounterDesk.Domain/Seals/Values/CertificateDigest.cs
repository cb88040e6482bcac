using System.Collections.Immutable;
using CounterDesk.Domain.Seals.Certificates;
using CounterDesk.Domain.Seals.Der;
using Org.BouncyCastle.Security;

namespace CounterDesk.Domain.Seals.Values;

/// <summary>A signer's certificate as the signer names it, by a digest under the signature.</summary>
internal sealed record CertificateDigest(string Digest, ReadOnlyMemory<byte> Value)
{
    // RFC 2634 5.4, RFC 5035 3
    private const string SigningCertificate = "1.2.840.113549.1.9.16.2.12";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string Sha1 = "1.3.14.3.2.26";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";

    /// <param name="attribute">Finds a signed attribute by its type.</param>
    /// <exception cref="DerFormatException">An attribute names no certificate.</exception>
    public static ImmutableArray<CertificateDigest> Read(Func<string, DerValue?> attribute)
    {
        var named = ImmutableArray.CreateBuilder<CertificateDigest>();
        if (attribute(SigningCertificate) is { } first)
        {
            named.Add(new CertificateDigest(Sha1, FirstOf(first).Next().OctetString()));
        }

        if (attribute(SigningCertificateV2) is { } second)
        {
            var certificate = FirstOf(second);
            var digest = certificate.NextIf(DerTag.Sequence) is { } algorithm
                ? DerText.ObjectIdentifier(algorithm.Open().Next())
                : Sha256;
            named.Add(new CertificateDigest(digest, certificate.Next().OctetString()));
        }

        return named.ToImmutable();
    }

    /// <summary>Whether it is that certificate; null when nobody here knows the digest.</summary>
    public bool? IsOf(Certificate certificate)
    {
        // SHA-1 is enough to tell an honest signer's certificates apart, and what the first attribute has to use.
        var hash = Digest == Sha1
            ? DigestUtilities.CalculateDigest("SHA-1", certificate.Encoded.ToArray())
            : DigestAlgorithms.Find(Digest)?.Hash(certificate.Encoded.Span);
        return hash is null ? null : Value.Span.SequenceEqual(hash);
    }

    // The first is the signer's, others are those above it.
    private static DerReader FirstOf(DerValue attribute) => attribute.Open().Next().Open().Next().Open();
}
