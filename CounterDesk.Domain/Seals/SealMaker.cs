using System.Formats.Asn1;
using CounterDesk.Domain.Seals.Der;
using CounterDesk.Domain.Seals.Values;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Seals;

/// <summary>Makes electronic seals and signs with them, for the demo hall and for tests.</summary>
public static class SealMaker
{
    internal const string Sm2WithSm3 = "1.2.156.10197.1.501";

    private const int SealType = 1;
    private const int CertificatesInFull = 1;

    /// <summary>The seal (SESeal) in DER, signed by its maker.</summary>
    public static byte[] Make(SealDescription seal, SealingKey maker)
    {
        var information = Sequence(writer => WriteInformation(writer, seal));
        return Sequence(writer =>
        {
            writer.WriteEncodedValue(information);
            if (seal.Layout is SealLayout.GmT0031Of2014)
            {
                var signed = Sequence(inner =>
                {
                    inner.WriteEncodedValue(information);
                    WriteSigner(inner, maker);
                });
                using (writer.PushSequence())
                {
                    WriteSigner(writer, maker);
                    writer.WriteBitString(maker.Sign(signed));
                }

                return;
            }

            WriteSigner(writer, maker);
            writer.WriteBitString(maker.Sign(information));
        });
    }

    /// <summary>A signature (SES_Signature) in DER over <paramref name="content"/>, in the layout of the seal.</summary>
    /// <param name="seal">The seal in DER.</param>
    /// <param name="signer">One of those who may use the seal.</param>
    /// <param name="content">Signature.xml, or what a PDF file protects.</param>
    /// <param name="at">The time of sealing; whole seconds are kept.</param>
    /// <param name="propertyInfo">Where the content is.</param>
    public static byte[] Use(
        ReadOnlyMemory<byte> seal, SealingKey signer, ReadOnlySpan<byte> content, DateTimeOffset at, string propertyInfo)
    {
        var used = SesSeal.Read(DerValue.ReadOnly(seal, DerTag.Sequence));
        var digest = Sm3.Hash(content);
        var signed = Sequence(writer =>
        {
            writer.WriteInteger(used.Version);
            writer.WriteEncodedValue(seal.Span);
            WriteTime(writer, at, used.IsOldLayout);
            writer.WriteBitString(digest);
            writer.WriteCharacterString(UniversalTagNumber.IA5String, propertyInfo);
            if (used.IsOldLayout)
            {
                WriteSigner(writer, signer);
            }
        });
        return Sequence(writer =>
        {
            writer.WriteEncodedValue(signed);
            if (!used.IsOldLayout)
            {
                WriteSigner(writer, signer);
            }

            writer.WriteBitString(signer.Sign(signed));
        });
    }

    // SES_SealInfo: header, esID, property, picture.
    private static void WriteInformation(AsnWriter writer, SealDescription seal)
    {
        using (writer.PushSequence())
        {
            writer.WriteCharacterString(UniversalTagNumber.IA5String, "ES");
            writer.WriteInteger((int)seal.Layout);
            writer.WriteCharacterString(UniversalTagNumber.IA5String, seal.Vendor);
        }

        writer.WriteCharacterString(UniversalTagNumber.IA5String, seal.Id);
        using (writer.PushSequence())
        {
            WriteProperty(writer, seal);
        }

        using (writer.PushSequence())
        {
            writer.WriteCharacterString(UniversalTagNumber.IA5String, seal.Picture.Type);
            writer.WriteOctetString(seal.Picture.Bytes.Span);
            writer.WriteInteger(seal.Picture.Width);
            writer.WriteInteger(seal.Picture.Height);
        }
    }

    private static void WriteProperty(AsnWriter writer, SealDescription seal)
    {
        writer.WriteInteger(SealType);
        writer.WriteCharacterString(UniversalTagNumber.UTF8String, seal.Name);
        if (seal.Layout is not SealLayout.GmT0031Of2014)
        {
            writer.WriteInteger(CertificatesInFull);
        }

        using (writer.PushSequence())
        {
            foreach (var certificate in seal.SignerCertificates)
            {
                writer.WriteOctetString(certificate.Span);
            }
        }

        foreach (var time in (DateTimeOffset[])[seal.MadeAt, seal.ValidFrom, seal.ValidUntil])
        {
            if (seal.Layout is SealLayout.GmT0031Of2014)
            {
                writer.WriteUtcTime(time.ToUniversalTime());
            }
            else
            {
                WriteGeneralizedTime(writer, time);
            }
        }
    }

    // timeInfo: GM/T 0031-2014 has a BIT STRING.
    private static void WriteTime(AsnWriter writer, DateTimeOffset at, bool isOldLayout)
    {
        if (isOldLayout)
        {
            var time = new AsnWriter(AsnEncodingRules.DER);
            WriteGeneralizedTime(time, at);
            writer.WriteBitString(time.Encode());
        }
        else
        {
            WriteGeneralizedTime(writer, at);
        }
    }

    private static void WriteGeneralizedTime(AsnWriter writer, DateTimeOffset time) =>
        writer.WriteGeneralizedTime(time.ToUniversalTime(), omitFractionalSeconds: true);

    private static void WriteSigner(AsnWriter writer, SealingKey key)
    {
        writer.WriteOctetString(key.Certificate.Span);
        writer.WriteObjectIdentifier(Sm2WithSm3);
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
