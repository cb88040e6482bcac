using System.Formats.Asn1;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Tests.Support;

/// <summary>
/// Makes seals and their signature values as real and hostile writers do. Left alone it makes right ones; each property is one thing
/// that may be otherwise.
/// </summary>
internal sealed record SealForge
{
    public ForgedKey Maker { get; init; } = ForgedKey.Of(SomeSeals.Maker);

    public ForgedKey Signer { get; init; } = ForgedKey.Of(SomeSeals.Signer);

    /// <summary>GM/T 0031-2014.</summary>
    public bool IsOldLayout { get; init; }

    public string HeaderName { get; init; } = "ES";

    public int SealVersion { get; init; } = 4;

    public int SignatureVersion { get; init; } = 4;

    public string SealName { get; init; } = "测试市行政审批局电子证照专用章";

    /// <summary>The kind of list, and what writes its elements; by default the signer's certificate in full.</summary>
    public int ListType { get; init; } = 1;

    public Action<AsnWriter>? List { get; init; }

    public DateTimeOffset MadeAt { get; init; } = SomeSeals.From;

    public DateTimeOffset ValidFrom { get; init; } = SomeSeals.From;

    public DateTimeOffset ValidUntil { get; init; } = SomeSeals.Until;

    public DateTimeOffset SignedAt { get; init; } = SomeSeals.SealedAt;

    /// <summary>Writes timeInfo and the times of the seal.</summary>
    public Action<AsnWriter, DateTimeOffset> WriteTime { get; init; } = Zulu;

    public string PropertyInfo { get; init; } = "/" + OfdForge.SignatureEntry;

    /// <summary>Changes the signature values, the seal's and the outer one, on their way into the BIT STRING.</summary>
    public Func<byte[], byte[]> WriteSignature { get; init; } = signature => signature;

    public Func<byte[], byte[]> WriteDataHash { get; init; } = hash => hash;

    public (string Type, byte[] Bytes) Picture { get; init; } = ("png", [1, 2, 3, 4]);

    /// <summary>Changes what the maker signs, or in the layout of 2014 the part of it that is the seal's own.</summary>
    public Func<byte[], byte[]> ChangeInfo { get; init; } = info => info;

    /// <summary>A seal that was made before, so that it need not be signed again.</summary>
    public byte[]? Made { get; init; }

    /// <summary>Changes what the signer signs.</summary>
    public Func<byte[], byte[]> ChangeSigned { get; init; } = signed => signed;

    /// <summary>Changes the seal after it was made and before it is signed over.</summary>
    public Func<byte[], byte[]> ChangeSeal { get; init; } = seal => seal;

    /// <summary>Makes a time stamp over a signature.</summary>
    public Func<byte[], byte[]>? TimeStamp { get; init; }

    /// <summary>SM3, or what the signer's algorithm takes.</summary>
    public Func<byte[], byte[]> Hash { get; init; } = content => Sm3.Hash(content);

    public static void Zulu(AsnWriter writer, DateTimeOffset time) =>
        writer.WriteGeneralizedTime(time.ToUniversalTime(), omitFractionalSeconds: true);

    public byte[] Seal()
    {
        if (Made is not null)
        {
            return Made;
        }

        var info = ChangeInfo(Sequence(WriteInfo));
        return ChangeSeal(Sequence(writer =>
        {
            writer.WriteEncodedValue(info);
            if (IsOldLayout)
            {
                var signed = Sequence(inner =>
                {
                    inner.WriteEncodedValue(info);
                    inner.WriteOctetString(Maker.Certificate.Span);
                    inner.WriteObjectIdentifier(Maker.Algorithm);
                });
                using (writer.PushSequence())
                {
                    WriteSigner(writer, Maker);
                    writer.WriteBitString(WriteSignature(Maker.Sign(signed)));
                }

                return;
            }

            WriteSigner(writer, Maker);
            writer.WriteBitString(WriteSignature(Maker.Sign(info)));
        }));
    }

    /// <summary>SES_Signature over <paramref name="content"/>. A seal is another each time it is made: it has to be given.</summary>
    public byte[] Value(byte[] content, byte[] seal)
    {
        var signed = ChangeSigned(Sequence(writer =>
        {
            writer.WriteInteger(SignatureVersion);
            writer.WriteEncodedValue(seal);
            WriteTime(writer, SignedAt);
            writer.WriteBitString(WriteDataHash(Hash(content)));
            writer.WriteCharacterString(UniversalTagNumber.IA5String, PropertyInfo);
            if (IsOldLayout)
            {
                WriteSigner(writer, Signer);
            }
        }));
        var signature = WriteSignature(Signer.Sign(signed));
        return Sequence(writer =>
        {
            writer.WriteEncodedValue(signed);
            if (!IsOldLayout)
            {
                WriteSigner(writer, Signer);
            }

            writer.WriteBitString(signature);
            if (TimeStamp is not null)
            {
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
                {
                    writer.WriteBitString(TimeStamp(signature));
                }
            }
        });
    }

    private void WriteInfo(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteCharacterString(UniversalTagNumber.IA5String, HeaderName);
            writer.WriteInteger(SealVersion);
            writer.WriteCharacterString(UniversalTagNumber.IA5String, "CounterDeskTest");
        }

        writer.WriteCharacterString(UniversalTagNumber.IA5String, "TEST-SEAL-0001");
        using (writer.PushSequence())
        {
            WriteProperty(writer);
        }

        using (writer.PushSequence())
        {
            writer.WriteCharacterString(UniversalTagNumber.IA5String, Picture.Type);
            writer.WriteOctetString(Picture.Bytes);
            writer.WriteInteger(40);
            writer.WriteInteger(40);
        }
    }

    private void WriteProperty(AsnWriter writer)
    {
        writer.WriteInteger(1);
        writer.WriteCharacterString(UniversalTagNumber.UTF8String, SealName);
        if (!IsOldLayout)
        {
            writer.WriteInteger(ListType);
        }

        using (writer.PushSequence())
        {
            (List ?? (list => list.WriteOctetString(Signer.Certificate.Span)))(writer);
        }

        WriteTime(writer, MadeAt);
        WriteTime(writer, ValidFrom);
        WriteTime(writer, ValidUntil);
    }

    private static void WriteSigner(AsnWriter writer, ForgedKey key)
    {
        writer.WriteOctetString(key.Certificate.Span);
        writer.WriteObjectIdentifier(key.Algorithm);
    }

    private static byte[] Sequence(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            write(writer);
        }

        return writer.Encode();
    }
}
