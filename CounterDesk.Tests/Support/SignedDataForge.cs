using System.Formats.Asn1;
using System.Security.Cryptography;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Security;

namespace CounterDesk.Tests.Support;

/// <summary>Makes values of GB/T 35275 and time stamps of RFC 3161, right if left alone.</summary>
internal sealed record SignedDataForge
{
    public const string Sm3Digest = "1.2.156.10197.1.401";

    private const string SignedData = "1.2.156.10197.6.1.4.2.2";
    private const string Data = "1.2.156.10197.6.1.4.2.1";

    public ForgedKey Signer { get; init; } = ForgedKey.Of(SomeSeals.Signer) with { Algorithm = "1.2.156.10197.1.301.1" };

    public IReadOnlyList<ReadOnlyMemory<byte>>? Certificates { get; init; }

    public string ContentType { get; init; } = Data;

    /// <summary>The content that the value carries; null when it lies beside.</summary>
    public Func<byte[], byte[]>? Carried { get; init; }

    public bool HasAttributes { get; init; } = true;

    public DateTimeOffset? SigningTime { get; init; } = SomeSeals.SealedAt;

    /// <summary>The attribute that repeats <see cref="ContentType"/>; none when empty.</summary>
    public string? ContentTypeAttribute { get; init; }

    /// <summary>Further attributes under the signature; see <see cref="Attribute"/>.</summary>
    public IReadOnlyList<byte[]> MoreAttributes { get; init; } = [];

    /// <summary>In BER attributes stand as they come, in DER they are sorted.</summary>
    public AsnEncodingRules AttributeRules { get; init; } = AsnEncodingRules.DER;

    public string Digest { get; init; } = Sm3Digest;

    public Func<byte[], byte[]> MessageDigest { get; init; } = content => Sm3.Hash(content);

    /// <summary>Changes the attributes before they are signed.</summary>
    public Func<byte[], byte[]> ChangeAttributes { get; init; } = attributes => attributes;

    public int Signers { get; init; } = 1;

    /// <summary>Names the signer by this instead of issuer and serial number (RFC 5652 5.3).</summary>
    public byte[]? KeyIdentifier { get; init; }

    /// <summary>Names itself and its content as CMS does, not as GB/T 35275.</summary>
    public bool HasCmsNames { get; init; }

    /// <summary>A token over the signature, among the unsigned attributes.</summary>
    public Func<byte[], byte[]>? TimeStamp { get; init; }

    /// <summary>A time-stamping authority under our intermediate.</summary>
    public static CertificateForge Authority { get; } = new() { Name = "测试时间戳", SerialNumber = 9, StampsTime = true };

    /// <summary>A time stamp of <paramref name="authority"/> over <paramref name="stamped"/>.</summary>
    public static byte[] Stamp(byte[] stamped, DateTimeOffset at, SealingKey authority) =>
        Stamp(stamped, at, ForgedKey.Of(authority), content => content);

    /// <param name="stamped">What it is a stamp of.</param>
    /// <param name="at">The time it states.</param>
    /// <param name="authority">Who signs it.</param>
    /// <param name="change">Changes TSTInfo before it is signed.</param>
    public static byte[] Stamp(
        byte[] stamped, DateTimeOffset at, ForgedKey authority, Func<byte[], byte[]> change) => new SignedDataForge
    {
        Signer = authority,
        ContentType = "1.2.840.113549.1.9.16.1.4",
        Carried = change,
        SigningTime = null,
    }.Value(Sequence(writer =>
    {
        writer.WriteInteger(1);
        writer.WriteObjectIdentifier("1.2.3.4.1");
        using (writer.PushSequence())
        {
            WriteAlgorithm(writer, Sm3Digest);
            writer.WriteOctetString(Sm3.Hash(stamped));
        }

        writer.WriteInteger(1);
        SealForge.Zulu(writer, at);
    }));

    /// <summary>An attribute with values as they are written.</summary>
    public static byte[] Attribute(string type, params IEnumerable<Action<AsnWriter>> values)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        WriteAttribute(writer, type, value =>
        {
            foreach (var write in values)
            {
                write(value);
            }
        });
        return writer.Encode();
    }

    /// <summary>Names a certificate by SHA-1 (RFC 2634 5.4).</summary>
    public static byte[] NamedBySha1(ReadOnlyMemory<byte> certificate) => Named(
        "1.2.840.113549.1.9.16.2.12", digest: null,
        DigestUtilities.CalculateDigest("SHA-1", certificate.ToArray()));

    /// <summary>Names a certificate by SHA-256, or by another digest that is named (RFC 5035 3).</summary>
    public static byte[] Named(ReadOnlyMemory<byte> certificate, string? digest = null) => Named(
        "1.2.840.113549.1.9.16.2.47", digest,
        digest == Sm3Digest ? Sm3.Hash(certificate.Span) : SHA256.HashData(certificate.Span));

    public byte[] Value(byte[] content)
    {
        var carried = Carried?.Invoke(content);
        return Sequence(writer =>
        {
            writer.WriteObjectIdentifier(HasCmsNames ? "1.2.840.113549.1.7.2" : SignedData);
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf())
                {
                    WriteAlgorithm(writer, Digest);
                }

                WriteContent(writer, carried);
                WriteCertificates(writer);
                using (writer.PushSetOf())
                {
                    for (var signer = 0; signer < Signers; signer++)
                    {
                        WriteSigner(writer, carried ?? content);
                    }
                }
            }
        });
    }

    private void WriteContent(AsnWriter writer, byte[]? carried)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(ContentType);
            if (carried is not null)
            {
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                {
                    writer.WriteOctetString(carried);
                }
            }
        }
    }

    private void WriteCertificates(AsnWriter writer)
    {
        var certificates = Certificates ?? [Signer.Certificate];
        if (certificates.Count == 0)
        {
            return;
        }

        using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
        {
            foreach (var certificate in certificates)
            {
                writer.WriteEncodedValue(certificate.Span);
            }
        }
    }

    private void WriteSigner(AsnWriter writer, byte[] content)
    {
        var attributes = HasAttributes ? ChangeAttributes(Attributes(content)) : null;
        var signature = Signer.Sign(attributes ?? content);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            WriteSignersName(writer);

            WriteAlgorithm(writer, Digest);
            if (attributes is not null)
            {
                writer.WriteEncodedValue([0xA0, .. attributes.AsSpan(1)]);
            }

            WriteAlgorithm(writer, Signer.Algorithm);
            writer.WriteOctetString(signature);
            if (TimeStamp is not null)
            {
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
                {
                    WriteAttribute(
                        writer, "1.2.840.113549.1.9.16.2.14", value => value.WriteEncodedValue(TimeStamp(signature)));
                }
            }
        }
    }

    private void WriteSignersName(AsnWriter writer)
    {
        if (KeyIdentifier is not null)
        {
            writer.WriteOctetString(KeyIdentifier, new Asn1Tag(TagClass.ContextSpecific, 0));
            return;
        }

        var certificate = X509CertificateStructure.GetInstance(Signer.Certificate.ToArray());
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(certificate.Issuer.GetDerEncoded());
            writer.WriteEncodedValue(certificate.SerialNumber.GetDerEncoded());
        }
    }

    private byte[] Attributes(byte[] content)
    {
        var writer = new AsnWriter(AttributeRules);
        using (writer.PushSetOf())
        {
            foreach (var attribute in MoreAttributes)
            {
                writer.WriteEncodedValue(attribute);
            }

            if (ContentTypeAttribute is not "")
            {
                WriteAttribute(
                    writer, "1.2.840.113549.1.9.3",
                    value => value.WriteObjectIdentifier(ContentTypeAttribute ?? ContentType));
            }

            WriteAttribute(writer, "1.2.840.113549.1.9.4", value => value.WriteOctetString(MessageDigest(content)));
            if (SigningTime is { } time)
            {
                WriteAttribute(writer, "1.2.840.113549.1.9.5", value => value.WriteUtcTime(time.ToUniversalTime()));
            }
        }

        return writer.Encode();
    }

    private static byte[] Named(string type, string? digest, byte[] hash) => Attribute(type, writer =>
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            if (digest is not null)
            {
                WriteAlgorithm(writer, digest);
            }

            writer.WriteOctetString(hash);
        }
    });

    private static void WriteAttribute(AsnWriter writer, string type, Action<AsnWriter> write)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(type);
            using (writer.PushSetOf())
            {
                write(writer);
            }
        }
    }

    private static void WriteAlgorithm(AsnWriter writer, string algorithm)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(algorithm);
        }
    }

    private static byte[] Sequence(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            write(writer);
        }

        return writer.Encode();
    }
}
