using System.Formats.Asn1;

namespace CounterDesk.Domain.Seals;

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
