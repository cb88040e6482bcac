using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace CounterDesk.Tests.Support;

/// <summary>
/// Makes certificates and revocation lists of any of the kinds of key that seals are signed with, by a program that is
/// not ours.
/// </summary>
internal sealed class ChainForge
{
    private static readonly SecureRandom _random = new();

    private readonly Dictionary<string, AsymmetricCipherKeyPair> _keys = [];
    private readonly Func<AsymmetricCipherKeyPair> _generate;
    private readonly string _algorithm;
    private int _lastNumber;

    private ChainForge(string algorithm, Func<AsymmetricCipherKeyPair> generate) =>
        (_algorithm, _generate) = (algorithm, generate);

    public static ChainForge Of(string kind) => kind switch
    {
        "RSA" => new("SHA256WITHRSA", () => Generate(
            new RsaKeyPairGenerator(), new RsaKeyGenerationParameters(BigInteger.ValueOf(65537), _random, 2048, 80))),
        "ECDSA" => new("SHA256WITHECDSA", () => Generate(
            new ECKeyPairGenerator("EC"), new ECKeyGenerationParameters(SecObjectIdentifiers.SecP256r1, _random))),
        "SM2" => new("SM3WITHSM2", () => Generate(
            new ECKeyPairGenerator("EC"), new ECKeyGenerationParameters(GMObjectIdentifiers.sm2p256v1, _random))),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public X509Certificate Make(ForgedLink link)
    {
        var generator = new X509V3CertificateGenerator();
        generator.SetSerialNumber(BigInteger.ValueOf(link.SerialNumber ?? ++_lastNumber + 1000));
        generator.SetIssuerDN(new X509Name($"C=CN,CN={link.Issuer}"));
        generator.SetSubjectDN(new X509Name($"C=CN,CN={link.Name}"));
        generator.SetNotBefore(link.From.UtcDateTime);
        generator.SetNotAfter(link.Until.UtcDateTime);
        generator.SetPublicKey(KeyOf(link.Key ?? link.Name).Public);
        if (link.Constraints is { } constraints)
        {
            generator.AddExtension(X509Extensions.BasicConstraints, critical: true, constraints);
        }

        if (link.Usage is { } usage)
        {
            generator.AddExtension(X509Extensions.KeyUsage, critical: true, new KeyUsage(usage));
        }

        if (link.Lists is { Length: > 0 } addresses)
        {
            generator.AddExtension(X509Extensions.CrlDistributionPoints, critical: false, PointsOf(addresses));
        }

        if (link.HasUnknownCriticalExtension)
        {
            generator.AddExtension(new DerObjectIdentifier("1.2.3.4"), critical: true, DerNull.Instance);
        }

        return generator.Generate(SignerOf(link.SignedBy ?? link.Issuer));
    }

    public X509Crl MakeList(ForgedList list)
    {
        var generator = new X509V2CrlGenerator();
        generator.SetIssuerDN(new X509Name($"C=CN,CN={list.Issuer}"));
        generator.SetThisUpdate(list.MadeAt.UtcDateTime);
        generator.SetNextUpdate(list.NextAt.UtcDateTime);
        foreach (var (number, at, reason) in list.Revoked)
        {
            generator.AddCrlEntry(BigInteger.ValueOf(number), at.UtcDateTime, reason);
        }

        if (list.Scope is { } scope)
        {
            generator.AddExtension(X509Extensions.IssuingDistributionPoint, critical: true, scope);
        }

        if (list.IsDelta)
        {
            generator.AddExtension(X509Extensions.DeltaCrlIndicator, critical: true, new CrlNumber(BigInteger.One));
        }

        if (list.HasUnknownCriticalExtension)
        {
            generator.AddExtension(new DerObjectIdentifier("1.2.3.4"), critical: true, DerNull.Instance);
        }

        return generator.Generate(SignerOf(list.SignedBy ?? list.Issuer));
    }

    private static CrlDistPoint PointsOf(string[] addresses) => new(
    [
        .. addresses.Select(address => new DistributionPoint(
            new DistributionPointName(new GeneralNames(new GeneralName(GeneralName.UniformResourceIdentifier, address))), null, null)),
    ]);

    private static AsymmetricCipherKeyPair Generate(
        IAsymmetricCipherKeyPairGenerator generator, KeyGenerationParameters parameters)
    {
        generator.Init(parameters);
        return generator.GenerateKeyPair();
    }

    private Asn1SignatureFactory SignerOf(string name) => new(_algorithm, KeyOf(name).Private, _random);

    private AsymmetricCipherKeyPair KeyOf(string name)
    {
        if (!_keys.TryGetValue(name, out var pair))
        {
            _keys[name] = pair = _generate();
        }

        return pair;
    }
}

/// <summary>One certificate of a forged chain. Keys go by the names of their owners.</summary>
internal sealed record ForgedLink(string Name, string Issuer)
{
    public long? SerialNumber { get; init; }

    /// <summary>Whose key is in it, when not its own.</summary>
    public string? Key { get; init; }

    /// <summary>Whose key signed it, when not the issuer's.</summary>
    public string? SignedBy { get; init; }

    public DateTimeOffset From { get; init; } = SomeSeals.From;

    public DateTimeOffset Until { get; init; } = SomeSeals.Until;

    public BasicConstraints? Constraints { get; init; }

    public int? Usage { get; init; }

    public bool HasUnknownCriticalExtension { get; init; }

    /// <summary>Where it says that its issuer publishes lists.</summary>
    public string[] Lists { get; init; } = [];

    public static ForgedLink Authority(string name, string issuer) => new(name, issuer)
    {
        Constraints = new BasicConstraints(cA: true), Usage = KeyUsage.KeyCertSign | KeyUsage.CrlSign,
    };
}

/// <summary>One revocation list of a forged chain.</summary>
internal sealed record ForgedList(string Issuer, params (long Number, DateTimeOffset At, int Reason)[] Revoked)
{
    public string? SignedBy { get; init; }

    public DateTimeOffset MadeAt { get; init; } = SomeSeals.From;

    public DateTimeOffset NextAt { get; init; } = SomeSeals.Until;

    public IssuingDistributionPoint? Scope { get; init; }

    public bool IsDelta { get; init; }

    public bool HasUnknownCriticalExtension { get; init; }
}
