using System.Formats.Asn1;
using System.Numerics;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace CounterDesk.Domain.Signing;

/// <summary>
/// Signatures by SM2 with SM3 (GB/T 32918.2-2016) on the recommended curve. A signature is r‖s in 64 bytes unless it is
/// called DER. Two signatures of one message differ: the number k is random.
/// </summary>
public static class Sm2
{
    /// <summary>The signer's distinguishing identifier that GB/T 35276-2017 prescribes where none is agreed on.</summary>
    public const string UserId = "1234567812345678";

    public const int SignatureLength = 64;

    private const int NumberLength = SignatureLength / 2;

    private static readonly byte[] _userId = Encoding.ASCII.GetBytes(UserId);

    // The curve with its own field arithmetic: the generic one of GMNamedCurves takes seven times as long.
    internal static ECDomainParameters Curve { get; } = new(CustomNamedCurves.GetByName("SM2P256V1"));

    public static byte[] Sign(Sm2PrivateKey key, ReadOnlySpan<byte> message)
    {
        var signer = new SM2Signer(PlainDsaEncoding.Instance);
        signer.Init(forSigning: true, new ParametersWithID(key.Parameters, _userId));
        signer.BlockUpdate(message);
        return signer.GenerateSignature();
    }

    /// <summary>Whether <paramref name="signature"/> is 64 bytes with 0 &lt; r, s &lt; n that the key made over the message.</summary>
    public static bool Verify(Sm2PublicKey key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (signature.Length != SignatureLength)
        {
            return false;
        }

        var signer = new SM2Signer(PlainDsaEncoding.Instance);
        signer.Init(forSigning: false, new ParametersWithID(key.Parameters, _userId));
        signer.BlockUpdate(message);
        return signer.VerifySignature(signature.ToArray());
    }

    /// <summary>The value Z that is hashed before the message (GB/T 32918.2 5.5): 32 bytes.</summary>
    public static byte[] Z(Sm2PublicKey key)
    {
        var digest = new SM3Digest();
        digest.Update((byte)(_userId.Length * 8 >> 8));
        digest.Update((byte)(_userId.Length * 8));
        digest.BlockUpdate(_userId);
        digest.BlockUpdate(Curve.Curve.A.GetEncoded());
        digest.BlockUpdate(Curve.Curve.B.GetEncoded());
        digest.BlockUpdate(Curve.G.GetEncoded(compressed: false).AsSpan(1));
        digest.BlockUpdate(key.Point.Span[1..]);
        var z = new byte[Sm3.HashLength];
        digest.DoFinal(z);
        return z;
    }

    /// <summary>The signature as SEQUENCE of two INTEGER, as seals and certificates carry it.</summary>
    public static byte[] ToDer(ReadOnlySpan<byte> signature)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(signature.Length, SignatureLength);
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(new BigInteger(signature[..NumberLength], isUnsigned: true, isBigEndian: true));
            writer.WriteInteger(new BigInteger(signature[NumberLength..], isUnsigned: true, isBigEndian: true));
        }

        return writer.Encode();
    }

    /// <summary>Reads strict DER into r‖s; null when it is anything else or a number is longer than 32 bytes or negative.</summary>
    public static byte[]? FromDer(ReadOnlySpan<byte> der)
    {
        try
        {
            var reader = new AsnReader(der.ToArray(), AsnEncodingRules.DER);
            var sequence = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            var r = sequence.ReadInteger();
            var s = sequence.ReadInteger();
            sequence.ThrowIfNotEmpty();
            var signature = new byte[SignatureLength];
            return TryWrite(r, signature.AsSpan(0, NumberLength)) && TryWrite(s, signature.AsSpan(NumberLength)) ? signature : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static bool TryWrite(BigInteger number, Span<byte> place)
    {
        if (number.Sign < 0 || number.GetByteCount(isUnsigned: true) > place.Length)
        {
            return false;
        }

        number.TryWriteBytes(place[^number.GetByteCount(isUnsigned: true)..], out _, isUnsigned: true, isBigEndian: true);
        return true;
    }
}
