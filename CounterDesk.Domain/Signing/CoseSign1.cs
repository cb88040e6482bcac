using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Formats.Cbor;
using System.Security.Cryptography;

namespace CounterDesk.Domain.Signing;

/// <summary>
/// A signed message: COSE_Sign1 (RFC 9052, 4.2) without tag, in deterministic CBOR, with algorithm and key id as the
/// only headers, both protected. Every message has exactly one encoding.
/// </summary>
/// <param name="Algorithm">How it was signed.</param>
/// <param name="KeyId">Four bytes that name the key.</param>
/// <param name="Payload">What was signed.</param>
/// <param name="Signature">r‖s, 64 bytes.</param>
public sealed record CoseSign1(
    CoseAlgorithm Algorithm, ImmutableArray<byte> KeyId, ImmutableArray<byte> Payload, ImmutableArray<byte> Signature)
{
    public const int SignatureLength = 64;

    // RFC 9052, 3.1 and 4.4.
    private const int AlgorithmLabel = 1;
    private const int KeyIdLabel = 4;
    private const string SignatureContext = "Signature1";

    /// <summary>Signs with a key of ours.</summary>
    public static CoseSign1 Sign(CopyKey key, ReadOnlySpan<byte> payload)
    {
        var unsigned = new CoseSign1(key.Algorithm, key.Id, [.. payload], []);
        return unsigned with { Signature = [.. key.Sign(unsigned.SignedBytes())] };
    }

    /// <summary>Reads a message; false for anything that <see cref="Encode"/> would not have written.</summary>
    public static bool TryDecode(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out CoseSign1? message)
    {
        try
        {
            message = Decode(bytes);
        }
        catch (Exception malformed) when (
            malformed is CborContentException or InvalidOperationException or OverflowException)
        {
            message = null;
        }

        return message is not null;
    }

    /// <summary>Whether the key made the signature, by the algorithm of both.</summary>
    public bool IsSignedBy(PublicCopyKey key) => key.Algorithm == Algorithm && Algorithm switch
    {
        CoseAlgorithm.Sm2WithSm3 =>
            Sm2PublicKey.TryRead(key.Point.AsSpan(), out var point)
            && Sm2.Verify(point, SignedBytes(), Signature.AsSpan()),
        CoseAlgorithm.Es256 => IsSignedOnP256(key.Point.AsSpan()),
    };

    /// <summary>The bytes the signature is made over: Sig_structure (RFC 9052, 4.4).</summary>
    public byte[] SignedBytes()
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(4);
        writer.WriteTextString(SignatureContext);
        writer.WriteByteString(ProtectedHeader());
        writer.WriteByteString([]);
        writer.WriteByteString(Payload.AsSpan());
        writer.WriteEndArray();
        return writer.Encode();
    }

    public byte[] Encode()
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(4);
        writer.WriteByteString(ProtectedHeader());
        writer.WriteStartMap(0);
        writer.WriteEndMap();
        writer.WriteByteString(Payload.AsSpan());
        writer.WriteByteString(Signature.AsSpan());
        writer.WriteEndArray();
        return writer.Encode();
    }

    private bool IsSignedOnP256(ReadOnlySpan<byte> point)
    {
        if (point.Length != Sm2PublicKey.PointLength)
        {
            return false;
        }

        try
        {
            using var key = ECDsa.Create(new ECParameters
            {
                Curve = ECCurve.NamedCurves.nistP256,
                Q = new() { X = point[1..33].ToArray(), Y = point[33..].ToArray() },
            });
            return key.VerifyData(
                SignedBytes(), Signature.AsSpan(), HashAlgorithmName.SHA256,
                DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            // Not a point of the curve.
            return false;
        }
    }

    private byte[] ProtectedHeader()
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartMap(2);
        writer.WriteInt32(AlgorithmLabel);
        writer.WriteInt32((int)Algorithm);
        writer.WriteInt32(KeyIdLabel);
        writer.WriteByteString(KeyId.AsSpan());
        writer.WriteEndMap();
        return writer.Encode();
    }

    private static CoseSign1? Decode(ReadOnlyMemory<byte> bytes)
    {
        var reader = new CborReader(bytes, CborConformanceMode.Canonical);
        reader.ReadStartArray();
        var header = new CborReader(reader.ReadByteString(), CborConformanceMode.Canonical);
        reader.ReadStartMap();
        reader.ReadEndMap();
        var payload = reader.ReadByteString();
        var signature = reader.ReadByteString();
        reader.ReadEndArray();

        header.ReadStartMap();
        var labels = header.ReadInt32() == AlgorithmLabel;
        var algorithm = (CoseAlgorithm)header.ReadInt32();
        labels &= header.ReadInt32() == KeyIdLabel;
        var keyId = header.ReadByteString();
        header.ReadEndMap();

        var isOurs = labels && Enum.IsDefined(algorithm) && keyId.Length == CopyKey.IdLength
            && signature.Length == SignatureLength && header.BytesRemaining + reader.BytesRemaining == 0;
        return isOurs ? new(algorithm, [.. keyId], [.. payload], [.. signature]) : null;
    }
}
