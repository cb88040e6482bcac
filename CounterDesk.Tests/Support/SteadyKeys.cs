using System.Formats.Asn1;
using System.Text;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Operators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Prng;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace CounterDesk.Tests.Support;

/// <summary>
/// The chain of <see cref="SomeSeals"/> once more, with keys and signatures that are the same in every run: a spoiled
/// file is the same again only if what it was before is.
/// </summary>
internal static class SteadyKeys
{
    /// <summary>Certificates of our intermediate with this number were taken back before anything was sealed.</summary>
    public const long RevokedBefore = 900;

    /// <summary>Those with this one after everything was sealed.</summary>
    public const long RevokedLater = 901;

    private static readonly byte[] _userId = Encoding.ASCII.GetBytes(Sm2.UserId);

    public static SealingKey Root { get; } = new CertificateForge
    {
        Name = "测试根", SerialNumber = 1, Issuer = null, Usage = KeyUsage.KeyCertSign | KeyUsage.CrlSign,
        Constraints = new(cA: true), Sign = Sign,
    }.Make(Key("root"));

    public static SealingKey Intermediate { get; } = new CertificateForge
    {
        Name = "测试中级", SerialNumber = 2, Issuer = Root, Usage = KeyUsage.KeyCertSign | KeyUsage.CrlSign,
        Constraints = new(cA: true), Sign = Sign,
    }.Make(Key("intermediate"));

    /// <summary>Leave it alone, and it makes a certificate for signing under our intermediate.</summary>
    public static CertificateForge Certificate { get; } = new() { Issuer = Intermediate, Sign = Sign };

    public static SealingKey MakerKey { get; } =
        (Certificate with { Name = "测试制章人", SerialNumber = 3 }).Make(Key("maker"));

    public static SealingKey SignerKey { get; } =
        (Certificate with { Name = "测试签章人", SerialNumber = 4 }).Make(Key("signer"));

    public static ForgedKey Maker { get; } = Of(MakerKey);

    public static ForgedKey Signer { get; } = Of(SignerKey);

    public static ForgedKey Rsa { get; } = MakeRsa();

    public static ForgedKey Ecdsa { get; } = MakeEcdsa();

    /// <summary>A time-stamping authority under our intermediate.</summary>
    public static CertificateForge Stamper { get; } =
        Certificate with { Name = "测试时间戳", SerialNumber = 9, StampsTime = true };

    public static ForgedKey StampingAuthority { get; } = Of(Stamper.Make(Key("stamper")));

    public static byte[] RootList { get; } =
        Again(CertificateMaker.MakeRevocationList(Root, SomeSeals.From, SomeSeals.Until), Root);

    public static byte[] IntermediateList { get; } = Again(
        CertificateMaker.MakeRevocationList(
            Intermediate, SomeSeals.From, SomeSeals.Until,
            (RevokedBefore, SomeSeals.SealedAt.AddDays(-1)), (RevokedLater, SomeSeals.SealedAt.AddDays(1))),
        Intermediate);

    /// <summary>Trusts our root and the keys by RSA and ECDSA, and knows our intermediate and both lists.</summary>
    public static TrustStore Trust { get; } = TrustStore.Load(
        [
            new("root.cer", Root.Certificate),
            new("rsa.cer", Rsa.Certificate),
            new("ecdsa.cer", Ecdsa.Certificate),
        ],
        [new("intermediate.cer", Intermediate.Certificate)],
        [new("root.crl", RootList), new("intermediate.crl", IntermediateList)]);

    public static Sm2PrivateKey Key(string name) => Sm2PrivateKey.FromBytes(Sm3.Hash(Encoding.UTF8.GetBytes(name)));

    public static ForgedKey Of(SealingKey key) =>
        ForgedKey.Of(key) with { Sign = message => Sm2.ToDer(Sign(key.Key, message)) };

    /// <summary>Signs with r‖s in 64 bytes.</summary>
    public static ForgedKey Raw(SealingKey key) => Of(key) with { Sign = message => Sign(key.Key, message) };

    /// <summary>
    /// A signature by SM2 whose random number comes from the message. Good for tests and nothing else.
    /// </summary>
    public static byte[] Sign(Sm2PrivateKey key, byte[] message)
    {
        var signer = new SM2Signer(PlainDsaEncoding.Instance);
        signer.Init(
            forSigning: true,
            new ParametersWithID(new ParametersWithRandom(key.Parameters, Random(Sm3.Hash(message))), _userId));
        signer.BlockUpdate(message);
        return signer.GenerateSignature();
    }

    // A list or certificate with a steady signature in place of the one it has.
    private static byte[] Again(byte[] list, SealingKey issuer)
    {
        var parts = new AsnReader(list, AsnEncodingRules.DER).ReadSequence();
        var (signed, algorithm) = (parts.ReadEncodedValue(), parts.ReadEncodedValue());
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(signed.Span);
            writer.WriteEncodedValue(algorithm.Span);
            writer.WriteBitString(Sm2.ToDer(Sign(issuer.Key, signed.ToArray())));
        }

        return writer.Encode();
    }

    private static ForgedKey MakeRsa()
    {
        var generator = new RsaKeyPairGenerator();
        generator.Init(new RsaKeyGenerationParameters(
            BigInteger.ValueOf(65537), Random("RSA"u8), strength: 1024, certainty: 20));
        return Foreign(generator.GenerateKeyPair(), "SHA256WITHRSA", ForgedKey.Sha256WithRsa);
    }

    private static ForgedKey MakeEcdsa()
    {
        var generator = new ECKeyPairGenerator();
        generator.Init(new ECKeyGenerationParameters(SecObjectIdentifiers.SecP256r1, Random("ECDSA"u8)));
        return Foreign(generator.GenerateKeyPair(), "SHA256WITHECDSA", ForgedKey.Sha256WithEcdsa);
    }

    private static ForgedKey Foreign(AsymmetricCipherKeyPair pair, string name, string algorithm)
    {
        var certificate = new X509V3CertificateGenerator();
        certificate.SetSerialNumber(BigInteger.One);
        certificate.SetIssuerDN(new X509Name($"CN={name}"));
        certificate.SetSubjectDN(new X509Name($"CN={name}"));
        certificate.SetNotBefore(SomeSeals.From.UtcDateTime);
        certificate.SetNotAfter(SomeSeals.Until.UtcDateTime);
        certificate.SetPublicKey(pair.Public);
        return new ForgedKey(
            certificate.Generate(new Asn1SignatureFactory(name, pair.Private, Random("certificate"u8))).GetEncoded(),
            algorithm,
            message =>
            {
                var signer = SignerUtilities.InitSigner(
                    name, forSigning: true, pair.Private, Random(Sm3.Hash(message)));
                signer.BlockUpdate(message);
                return signer.GenerateSignature();
            });
    }

    private static SecureRandom Random(ReadOnlySpan<byte> seed)
    {
        var generator = new DigestRandomGenerator(new Sha256Digest());
        generator.AddSeedMaterial(seed);
        return new SecureRandom(generator);
    }
}
