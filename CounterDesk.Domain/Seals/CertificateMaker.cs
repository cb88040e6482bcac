using CounterDesk.Domain.Signing;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Math;

namespace CounterDesk.Domain.Seals;

/// <summary>What a certificate is for, which decides its key usage.</summary>
public enum CertificateUse
{
    /// <summary>Issues certificates and lists of revoked ones.</summary>
    Authority,

    /// <summary>Signs seals, or with a seal.</summary>
    Signing,
}

/// <summary>Who a certificate is about and how long it holds.</summary>
public sealed record CertificateSubject(
    string CommonName, string Organization, long SerialNumber, DateTimeOffset ValidFrom, DateTimeOffset ValidUntil);

/// <summary>Makes SM2 certificates and lists of revoked ones (RFC 5280), for the demo hall and for tests.</summary>
public static class CertificateMaker
{
    private static readonly AlgorithmIdentifier _sm2WithSm3 = new(new DerObjectIdentifier(SealMaker.Sm2WithSm3));

    private static readonly AlgorithmIdentifier _sm2Key = new(
        new DerObjectIdentifier("1.2.840.10045.2.1"), new DerObjectIdentifier("1.2.156.10197.1.301"));

    /// <summary>A certificate signed by its own key.</summary>
    public static SealingKey MakeRoot(CertificateSubject subject, Sm2PrivateKey key) =>
        new(Make(subject, CertificateUse.Authority, key, NameOf(subject), key), key);

    /// <summary>A certificate for <paramref name="key"/>, signed by <paramref name="issuer"/>.</summary>
    public static SealingKey Make(
        CertificateSubject subject, CertificateUse use, Sm2PrivateKey key, SealingKey issuer) =>
        new(Make(subject, use, key, SubjectOf(issuer), issuer.Key), key);

    /// <summary>The list, in DER, of the certificates an issuer takes back from a day on.</summary>
    public static byte[] MakeRevocationList(
        SealingKey issuer, DateTimeOffset at, DateTimeOffset nextAt,
        params IEnumerable<(long SerialNumber, DateTimeOffset At)> revoked)
    {
        var generator = new V2TbsCertListGenerator();
        generator.SetSignature(_sm2WithSm3);
        generator.SetIssuer(SubjectOf(issuer));
        generator.SetThisUpdate(new Time(at.UtcDateTime));
        generator.SetNextUpdate(new Time(nextAt.UtcDateTime));
        foreach (var (serialNumber, since) in revoked)
        {
            generator.AddCrlEntry(
                new DerInteger(BigInteger.ValueOf(serialNumber)), new Time(since.UtcDateTime), CrlReason.KeyCompromise);
        }

        return Sign(generator.GenerateTbsCertList(), issuer.Key);
    }

    private static byte[] Make(
        CertificateSubject subject, CertificateUse use, Sm2PrivateKey key, X509Name issuer, Sm2PrivateKey issuerKey)
    {
        var generator = new V3TbsCertificateGenerator();
        generator.SetSerialNumber(new DerInteger(BigInteger.ValueOf(subject.SerialNumber)));
        generator.SetSignature(_sm2WithSm3);
        generator.SetIssuer(issuer);
        generator.SetStartDate(new Time(subject.ValidFrom.UtcDateTime));
        generator.SetEndDate(new Time(subject.ValidUntil.UtcDateTime));
        generator.SetSubject(NameOf(subject));
        generator.SetSubjectPublicKeyInfo(new SubjectPublicKeyInfo(_sm2Key, key.PublicKey.Point.ToArray()));
        generator.SetExtensions(Extensions(use));
        return Sign(generator.GenerateTbsCertificate(), issuerKey);
    }

    // GB/T 38540 6.3 c and 7.3 e: who makes seals or seals must have a key for signing.
    private static X509Extensions Extensions(CertificateUse use)
    {
        var extensions = new X509ExtensionsGenerator();
        var isAuthority = use is CertificateUse.Authority;
        extensions.AddExtension(X509Extensions.BasicConstraints, critical: true, new BasicConstraints(isAuthority));
        extensions.AddExtension(X509Extensions.KeyUsage, critical: true, new KeyUsage(isAuthority
            ? KeyUsage.KeyCertSign | KeyUsage.CrlSign
            : KeyUsage.DigitalSignature | KeyUsage.NonRepudiation));
        return extensions.Generate();
    }

    private static X509Name NameOf(CertificateSubject subject) => new(
        [X509Name.C, X509Name.O, X509Name.CN],
        new Dictionary<DerObjectIdentifier, string>
        {
            [X509Name.C] = "CN",
            [X509Name.O] = subject.Organization,
            [X509Name.CN] = subject.CommonName,
        });

    private static X509Name SubjectOf(SealingKey key) =>
        X509CertificateStructure.GetInstance(key.Certificate.ToArray()).Subject;

    private static byte[] Sign(Asn1Encodable signedPart, Sm2PrivateKey key)
    {
        var signature = new DerBitString(Sm2.ToDer(Sm2.Sign(key, signedPart.GetDerEncoded())));
        return new DerSequence(signedPart, _sm2WithSm3, signature).GetDerEncoded();
    }
}
