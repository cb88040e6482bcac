using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CounterDesk.Domain.Seals.Der;
using CounterDesk.Domain.Signing;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;

namespace CounterDesk.Domain.Seals.Certificates;

/// <summary>The key in a certificate, of the kinds that seals are signed with. A key with parameters of its own is refused.</summary>
internal abstract record PublicKey
{
    private const string EcPublicKey = "1.2.840.10045.2.1";
    private const string RsaEncryption = "1.2.840.113549.1.1.1";
    private const string Sm2Curve = "1.2.156.10197.1.301";

    // RFC 5480 2.1.1.1
    private static readonly string[] _curves = ["1.2.840.10045.3.1.7", "1.3.132.0.34", "1.3.132.0.35"];

    private PublicKey()
    {
    }

    /// <summary>What kind of key it is, as certificates are spoken of: SM2, RSA 2048, P-256.</summary>
    public abstract string Kind { get; }

    /// <summary>
    /// Whether the key made <paramref name="signature"/>, given as the file has it, over the message. <see
    /// cref="SignatureAlgorithm"/> sees to it that SM2 comes with SM3 and nothing else does.
    /// </summary>
    public abstract bool Verifies(DigestAlgorithm digest, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);

    /// <summary>Reads a SubjectPublicKeyInfo (RFC 5280 4.1.2.7); null when the key is of another kind or no key at all.</summary>
    public static PublicKey? Read(DerValue info)
    {
        try
        {
            var fields = info.Open();
            var algorithm = fields.Next().Open();
            var bits = fields.Next().BitString();
            return DerText.ObjectIdentifier(algorithm.Next()) switch
            {
                EcPublicKey => OnCurve(DerText.ObjectIdentifier(algorithm.Next()), bits),
                RsaEncryption => Rsa.Read(bits),
                _ => null,
            };
        }
        catch (DerFormatException)
        {
            return null;
        }
    }

    private static PublicKey? OnCurve(string curve, ReadOnlyMemory<byte> point) =>
        curve == Sm2Curve ? Sm2PublicKey.TryRead(point.Span, out var key) ? new OfSm2(key) : null
        : _curves.Contains(curve) ? Ecdsa.Read(curve, point)
        : null;

    public sealed record OfSm2(Sm2PublicKey Key) : PublicKey
    {
        public override string Kind => "SM2";

        public override bool Verifies(DigestAlgorithm digest, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
            Sm2Value.Normalize(signature) is { } value
            && Sm2.Verify(Key, message, value);
    }

    private sealed record Rsa(RsaKeyParameters Key) : PublicKey
    {
        // In bits. What verifies slowly, a hostile file would have verified often; 65537 is the exponent that is used.
        private const int ShortestModulus = 1024;
        private const int LongestModulus = 4096;
        private const int LongestExponent = 17;

        public override string Kind => string.Create(CultureInfo.InvariantCulture, $"RSA {Key.Modulus.BitLength}");

        public static Rsa? Read(ReadOnlyMemory<byte> key)
        {
            var numbers = DerValue.ReadOnly(key, DerTag.Sequence).Open();
            var modulus = new BigInteger(1, numbers.Next(DerTag.Integer).Content.Span);
            var exponent = new BigInteger(1, numbers.Next(DerTag.Integer).Content.Span);
            return modulus.BitLength is >= ShortestModulus and <= LongestModulus && modulus.TestBit(0)
                && exponent.BitLength <= LongestExponent && exponent.TestBit(0)
                ? TryMake(() => new Rsa(new RsaKeyParameters(isPrivate: false, modulus, exponent)))
                : null;
        }

        public override bool Verifies(DigestAlgorithm digest, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
            VerifiesBy($"{Name(digest)}withRSA", Key, message, signature);
    }

    private sealed record Ecdsa(ECPublicKeyParameters Key) : PublicKey
    {
        public override string Kind => string.Create(CultureInfo.InvariantCulture, $"P-{Key.Parameters.Curve.FieldSize}");

        public static Ecdsa? Read(string curve, ReadOnlyMemory<byte> point) => TryMake(() =>
        {
            var domain = new ECDomainParameters(CustomNamedCurves.GetByOid(new DerObjectIdentifier(curve)));
            return new Ecdsa(new ECPublicKeyParameters(domain.Curve.DecodePoint(point.Span), domain));
        });

        public override bool Verifies(DigestAlgorithm digest, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
            VerifiesBy($"{Name(digest)}withECDSA", Key, message, signature);
    }

    private static string Name(DigestAlgorithm digest) => digest switch
    {
        DigestAlgorithm.Sm3 => "SM3",
        DigestAlgorithm.Sha256 => "SHA-256",
        DigestAlgorithm.Sha384 => "SHA-384",
        DigestAlgorithm.Sha512 => "SHA-512",
    };

    // BouncyCastle answers malformed keys and signatures with exceptions of many types.
    [SuppressMessage("Design", "CA1031", Justification = "Whatever it throws, the signature does not verify.")]
    private static bool VerifiesBy(
        string algorithm, AsymmetricKeyParameter key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        try
        {
            var signer = SignerUtilities.GetSigner(algorithm);
            signer.Init(forSigning: false, key);
            signer.BlockUpdate(message);
            return signer.VerifySignature(signature.ToArray());
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return false;
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever it throws, there is no usable key.")]
    private static T? TryMake<T>(Func<T> make)
        where T : class
    {
        try
        {
            return make();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return null;
        }
    }
}
