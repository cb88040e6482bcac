using System.Collections.Immutable;
using System.Formats.Asn1;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Seals;

/// <summary>What an electronic seal says: whose it is, who may use it, from when to when, and what it looks like.</summary>
public sealed record SealDescription
{
    /// <summary>The seal's own number (esID), ASCII.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Who makes such seals (Vid), ASCII.</summary>
    public required string Vendor { get; init; }

    /// <summary>The certificates, in DER, whose keys may seal with it.</summary>
    public required ImmutableArray<ReadOnlyMemory<byte>> SignerCertificates { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    public required SealPicture Picture { get; init; }
}

/// <summary>
/// What a seal looks like: <see cref="Type"/> is ofd, png or another image format, width and height are millimetres.
/// </summary>
public sealed record SealPicture(string Type, ReadOnlyMemory<byte> Bytes, int Width, int Height);

/// <summary>A certificate in DER and the private key that belongs to it.</summary>
public sealed record SealingKey(ReadOnlyMemory<byte> Certificate, Sm2PrivateKey Key)
{
    internal byte[] Sign(ReadOnlySpan<byte> message) => Sm2.ToDer(Sm2.Sign(Key, message));
}

/// <summary>Makes electronic seals of GB/T 38540-2020 (version 4), for the demo hall and for tests.</summary>
public static class SealMaker
{
    internal const int Version = 4;
    internal const string Sm2WithSm3 = "1.2.156.10197.1.501";

    private const int SealType = 1;
    private const int CertificatesInFull = 1;

    /// <summary>The seal (SESeal) in DER, signed by its maker.</summary>
    public static byte[] Make(SealDescription seal, SealingKey maker)
    {
        var information = Information(seal);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(information);
            writer.WriteOctetString(maker.Certificate.Span);
            writer.WriteObjectIdentifier(Sm2WithSm3);
            writer.WriteBitString(maker.Sign(information));
        }

        return writer.Encode();
    }

    internal static void WriteTime(AsnWriter writer, DateTimeOffset time) =>
        writer.WriteGeneralizedTime(time.ToUniversalTime(), omitFractionalSeconds: true);

    // SES_SealInfo: header, esID, property, picture.
    private static byte[] Information(SealDescription seal)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteCharacterString(UniversalTagNumber.IA5String, "ES");
                writer.WriteInteger(Version);
                writer.WriteCharacterString(UniversalTagNumber.IA5String, seal.Vendor);
            }

            writer.WriteCharacterString(UniversalTagNumber.IA5String, seal.Id);
            WriteProperty(writer, seal);
            using (writer.PushSequence())
            {
                writer.WriteCharacterString(UniversalTagNumber.IA5String, seal.Picture.Type);
                writer.WriteOctetString(seal.Picture.Bytes.Span);
                writer.WriteInteger(seal.Picture.Width);
                writer.WriteInteger(seal.Picture.Height);
            }
        }

        return writer.Encode();
    }

    private static void WriteProperty(AsnWriter writer, SealDescription seal)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(SealType);
            writer.WriteCharacterString(UniversalTagNumber.UTF8String, seal.Name);
            writer.WriteInteger(CertificatesInFull);
            using (writer.PushSequence())
            {
                foreach (var certificate in seal.SignerCertificates)
                {
                    writer.WriteOctetString(certificate.Span);
                }
            }

            WriteTime(writer, seal.MadeAt);
            WriteTime(writer, seal.ValidFrom);
            WriteTime(writer, seal.ValidUntil);
        }
    }
}
