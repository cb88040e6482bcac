using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;

namespace CounterDesk.Domain.Signing;

/// <summary>A private key of SM2 with the public key that belongs to it. Its number is for the key ring only.</summary>
public sealed class Sm2PrivateKey
{
    public const int NumberLength = 32;

    private Sm2PrivateKey(ECPrivateKeyParameters parameters)
    {
        Parameters = parameters;
        PublicKey = new Sm2PublicKey(new ECPublicKeyParameters(Sm2.Curve.G.Multiply(parameters.D).Normalize(), Sm2.Curve));
    }

    public Sm2PublicKey PublicKey { get; }

    /// <summary>The key as BouncyCastle has it, for making certificates.</summary>
    public ECPrivateKeyParameters Parameters { get; }

    public static Sm2PrivateKey Generate()
    {
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(Sm2.Curve, new SecureRandom()));
        return new Sm2PrivateKey((ECPrivateKeyParameters)generator.GenerateKeyPair().Private);
    }

    /// <summary>Reads the 32 bytes that <see cref="ToBytes"/> made.</summary>
    /// <exception cref="ArgumentException">The bytes are not a number from 1 to n − 2 in 32 bytes.</exception>
    public static Sm2PrivateKey FromBytes(ReadOnlySpan<byte> number)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(number.Length, NumberLength);
        var d = new BigInteger(1, number);
        // GB/T 32918.1 6.1: n − 1 is left out because signing needs the inverse of 1 + d.
        if (d.SignValue == 0 || d.CompareTo(Sm2.Curve.N.Subtract(BigInteger.One)) >= 0)
        {
            throw new ArgumentException("A private key of SM2 is a number from 1 to n - 2.", nameof(number));
        }

        return new Sm2PrivateKey(new ECPrivateKeyParameters(d, Sm2.Curve));
    }

    /// <summary>The key that belongs to a secret: the same one each time.</summary>
    /// <param name="secret">
    /// Uniformly random, at least 8 bytes longer than a number, so that the remainder is as good as uniform
    /// (FIPS 186-5, A.2.1).
    /// </param>
    public static Sm2PrivateKey FromUniform(ReadOnlySpan<byte> secret)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(secret.Length, NumberLength + 8);
        var d = new BigInteger(1, secret).Mod(Sm2.Curve.N.Subtract(BigInteger.Two)).Add(BigInteger.One);
        return new Sm2PrivateKey(new ECPrivateKeyParameters(d, Sm2.Curve));
    }

    /// <summary>The secret number, high byte first. Encrypt it before it is kept.</summary>
    public byte[] ToBytes() => Org.BouncyCastle.Utilities.BigIntegers.AsUnsignedByteArray(NumberLength, Parameters.D);
}
