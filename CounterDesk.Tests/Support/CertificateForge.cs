using System.Formats.Asn1;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Math;

namespace CounterDesk.Tests.Support;

/// <summary>Makes SM2 certificates that an honest authority would not make, or not for this use.</summary>
internal sealed record CertificateForge
{
    private static readonly AlgorithmIdentifier _sm2WithSm3 = new(new DerObjectIdentifier(ForgedKey.Sm2WithSm3));

    private static readonly AlgorithmIdentifier _sm2Key = new(
        new DerObjectIdentifier("1.2.840.10045.2.1"), new DerObjectIdentifier("1.2.156.10197.1.301"));

    public string Name { get; init; } = "测试签章人";

    public long SerialNumber { get; init; } = 100;

    public DateTimeOffset From { get; init; } = SomeSeals.From;

    public DateTimeOffset Until { get; init; } = SomeSeals.Until;

    /// <summary>Who signs it, and under whose name; itself when null.</summary>
    public SealingKey? Issuer { get; init; } = SomeSeals.Intermediate;

    /// <summary>The bits of <see cref="KeyUsage"/>; no such extension when null.</summary>
    public int? Usage { get; init; } = KeyUsage.DigitalSignature;

    public BasicConstraints? Constraints { get; init; }

    public bool StampsTime { get; init; }

    /// <summary>The subject key identifier; no such extension when null.</summary>
    public byte[]? KeyIdentifier { get; init; }

    /// <summary>Something that is critical and that nobody knows.</summary>
    public bool HasUnknownCriticalExtension { get; init; }

    /// <summary>The point in the certificate, if not that of the key.</summary>
    public ReadOnlyMemory<byte>? Point { get; init; }

    /// <summary>Changes what is signed before it is.</summary>
    public Func<byte[], byte[]> ChangeSigned { get; init; } = signed => signed;

    public Func<Sm2PrivateKey, byte[], byte[]> Sign { get; init; } = (key, message) => Sm2.Sign(key, message);

    public SealingKey Make() => Make(Sm2PrivateKey.Generate());

    public SealingKey Make(Sm2PrivateKey key)
    {
        var subject = new X509Name($"C=CN,CN={Name}");
        var generator = new V3TbsCertificateGenerator();
        generator.SetSerialNumber(new DerInteger(BigInteger.ValueOf(SerialNumber)));
        generator.SetSignature(_sm2WithSm3);
        generator.SetIssuer(Issuer is null ? subject : X509CertificateStructure.GetInstance(Issuer.Certificate.ToArray()).Subject);
        generator.SetStartDate(new Time(From.UtcDateTime));
        generator.SetEndDate(new Time(Until.UtcDateTime));
        generator.SetSubject(subject);
        generator.SetSubjectPublicKeyInfo(new SubjectPublicKeyInfo(_sm2Key, (Point ?? key.PublicKey.Point).ToArray()));
        generator.SetExtensions(Extensions());
        var signed = ChangeSigned(generator.GenerateTbsCertificate().GetDerEncoded());
        return new SealingKey(Encode(signed, Sm2.ToDer(Sign(Issuer?.Key ?? key, signed))), key);
    }

    private static byte[] Encode(byte[] signed, byte[] signature)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(signed);
            writer.WriteEncodedValue(_sm2WithSm3.GetDerEncoded());
            writer.WriteBitString(signature);
        }

        return writer.Encode();
    }

    private X509Extensions Extensions()
    {
        var extensions = new X509ExtensionsGenerator();
        if (Usage is { } usage)
        {
            extensions.AddExtension(X509Extensions.KeyUsage, critical: true, new KeyUsage(usage));
        }

        if (Constraints is not null)
        {
            extensions.AddExtension(X509Extensions.BasicConstraints, critical: true, Constraints);
        }

        if (StampsTime)
        {
            extensions.AddExtension(
                X509Extensions.ExtendedKeyUsage, critical: true, new ExtendedKeyUsage(KeyPurposeID.id_kp_timeStamping));
        }

        if (KeyIdentifier is not null)
        {
            extensions.AddExtension(
                X509Extensions.SubjectKeyIdentifier, critical: false, new SubjectKeyIdentifier(KeyIdentifier));
        }

        if (HasUnknownCriticalExtension)
        {
            extensions.AddExtension(new DerObjectIdentifier("1.2.3.4"), critical: true, DerNull.Instance);
        }

        return extensions.Generate();
    }
}
