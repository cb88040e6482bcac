using System.Diagnostics.CodeAnalysis;
using Org.BouncyCastle.Crypto.Parameters;

namespace CounterDesk.Domain.Signing;

/// <summary>A point that lies on the curve of SM2, and is not its zero.</summary>
public sealed class Sm2PublicKey
{
    public const int PointLength = 65;

    private const int CompressedLength = 33;

    internal Sm2PublicKey(ECPublicKeyParameters parameters) =>
        (Parameters, Point) = (parameters, parameters.Q.GetEncoded(compressed: false));

    /// <summary>The point uncompressed: 04, x, y.</summary>
    public ReadOnlyMemory<byte> Point { get; }

    /// <summary>The key as BouncyCastle has it, for making and reading certificates.</summary>
    public ECPublicKeyParameters Parameters { get; }

    /// <summary>Reads a point, compressed or not; false when the bytes are no point of the curve.</summary>
    public static bool TryRead(ReadOnlySpan<byte> point, [NotNullWhen(true)] out Sm2PublicKey? key)
    {
        key = null;
        if (point is not ([0x04, ..] and { Length: PointLength }) and not ([0x02 or 0x03, ..] and { Length: CompressedLength }))
        {
            return false;
        }

        try
        {
            key = new Sm2PublicKey(new ECPublicKeyParameters(Sm2.Curve.Curve.DecodePoint(point), Sm2.Curve));
        }
        catch (ArgumentException)
        {
            // Not on the curve: key stays null.
        }

        return key is not null;
    }
}
