using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Tests.Support;

/// <summary>A certificate with a way to sign by an algorithm, right or wrong.</summary>
internal sealed record ForgedKey(ReadOnlyMemory<byte> Certificate, string Algorithm, Func<byte[], byte[]> Sign)
{
    public const string Sm2WithSm3 = "1.2.156.10197.1.501";
    public const string Sha256WithRsa = "1.2.840.113549.1.1.11";
    public const string Sha256WithEcdsa = "1.2.840.10045.4.3.2";

    public static ForgedKey Of(SealingKey key) =>
        new(key.Certificate, Sm2WithSm3, message => Sm2.ToDer(Sm2.Sign(key.Key, message)));

    /// <summary>Signs with r‖s in 64 bytes.</summary>
    public static ForgedKey Raw(SealingKey key) => Of(key) with { Sign = message => Sm2.Sign(key.Key, message) };

    /// <summary>A certificate and key by RSA, its own anchor, as foreign files have it.</summary>
    public static ForgedKey Rsa(string name)
    {
        var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return new(
            SelfSigned(request), Sha256WithRsa, message => key.SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public static ForgedKey Ecdsa(string name)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        return new(
            SelfSigned(request), Sha256WithEcdsa,
            message => key.SignData(message, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    private static byte[] SelfSigned(CertificateRequest request)
    {
        using var certificate = request.CreateSelfSigned(SomeSeals.From, SomeSeals.Until);
        return certificate.RawData;
    }
}
