using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>Oddities that real files have and that do not make them false.</summary>
public sealed class LenientReadingTests
{
    private const byte GeneralizedTime = 0x18;
    private const byte UtcTime = 0x17;
    private const byte BitString = 0x03;

    private static readonly SealForge _old = new() { IsOldLayout = true, SealVersion = 1, SignatureVersion = 1 };

    private static readonly Dictionary<string, OfdForge> _files = new()
    {
        ["signatures as r and s in 64 bytes"] = With(new()
        {
            Maker = ForgedKey.Raw(SomeSeals.Maker), Signer = ForgedKey.Raw(SomeSeals.Signer),
        }),
        ["numbers without the zero byte that keeps them positive"] = With(new()
        {
            Signer = SigningUntil(signature => signature[4] >= 0x80 || signature[3] == 33), WriteSignature = WithoutSigns,
        }),
        ["a signature without its zero byte at the end"] = With(new()
        {
            Signer = SigningUntil(signature => signature[^1] == 0), WriteSignature = WithoutZerosAtTheEnd,
        }),
        ["the layout of 2014"] = With(_old with { WriteTime = (writer, time) => Write(writer, UtcTime, Short(time) + "Z") }),
        ["the layout of 2014 under version 2"] = With(_old with { SealVersion = 2, SignatureVersion = 2 }),
        ["the layout of 2014 with the time as text in a BIT STRING"] =
            With(_old with { WriteTime = (writer, time) => WriteBits(writer, Encoding.ASCII.GetBytes(Long(time))) }),
        ["the layout of 2014 with the time as ISO text in a BIT STRING"] = With(_old with
        {
            WriteTime = (writer, time) => WriteBits(
                writer, Encoding.ASCII.GetBytes(Local(time).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture))),
        }),
        ["the layout of 2014 with the time as DER in a BIT STRING"] = With(_old with
        {
            WriteTime = (writer, time) => WriteBits(writer, [UtcTime, 13, .. Encoding.ASCII.GetBytes(Short(time) + "Z")]),
        }),
        ["the seal of 2025"] = With(new() { SealVersion = 5, SignatureVersion = 5 }),
        ["times of Beijing without a zone"] =
            With(new() { WriteTime = (writer, time) => Write(writer, GeneralizedTime, Long(time)) }),
        ["two-digit years under the tag of four-digit ones"] =
            With(new() { WriteTime = (writer, time) => Write(writer, GeneralizedTime, Short(time) + "Z") }),
        ["a list of digests"] = With(new() { ListType = 2, List = ListDigest }),
        ["a kind of list that does not exist"] = With(new() { ListType = 3 }),
        ["a name padded with zero bytes"] = With(new() { SealName = "测试章\0\0" }),
        ["RSA with SHA-256"] = By(ForgedKey.Rsa("RSA")),
        ["ECDSA with SHA-256"] = By(ForgedKey.Ecdsa("ECDSA")),
        ["references by SHA-256"] = new OfdForge
        {
            CheckMethod = "2.16.840.1.101.3.4.2.1", Digest = entry => SHA256.HashData(entry.Span),
        },
        ["references by SM3 under its name"] = new OfdForge { CheckMethod = "sm3" },
        ["references by SM3 with the signer's value Z"] = new OfdForge
        {
            CheckMethod = "1.2.156.10197.1.401.2",
            Digest = entry => Sm3.Hash(Sm2.Z(SomeSeals.Signer.Key.PublicKey), entry.Span),
        },
        ["no type, which means a seal"] = new OfdForge { Type = null },
        ["no seal file"] = new OfdForge { HasSealFile = false },
        ["files named with backslashes"] =
            new OfdForge { NameFile = entry => "\\" + entry.Replace('/', '\\') },
        ["files named without a slash in front"] = new OfdForge { NameFile = entry => entry },
    };

    public static TheoryData<string> Files() => [.. _files.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_genuine_in_spite_of(string oddity)
    {
        var report = _files[oddity].Verify(Trust());

        Assert.Empty(report.Reasons);
        Assert.Equal(FileVerdict.Valid, report.Verdict);
        var signature = Assert.Single(report.Signatures);
        Assert.Equal(SomeSeals.SealedAt, signature.SignedAt);
        Assert.Equal((SomeSeals.From, SomeSeals.Until), (signature.SealValidFrom, signature.SealValidUntil));
    }

    [Fact]
    public void A_seals_name_is_told_without_its_padding() =>
        Assert.Equal("测试章", Assert.Single(With(new() { SealName = "测试章\0\0" }).Verify().Signatures).SealName);

    [Theory]
    [InlineData("1674afa6e00c1a9d4ffd1a58d6c4f583")]
    [InlineData("""{"DocId":"1","Entry":"/Doc_0"}""")]
    [InlineData("/Doc_1/Signs/Sign_0/Signature.xml")]
    public void A_propertyInfo_that_is_not_the_path_is_remarked(string propertyInfo)
    {
        var report = With(new() { PropertyInfo = propertyInfo }).Verify();

        Assert.Equal(FileVerdict.Valid, report.Verdict);
        Assert.Equal([FileWarning.PropertyInfoNotSignaturePath], report.Warnings);
    }

    [Fact]
    public void A_digest_with_zero_bytes_at_the_end_may_lack_them()
    {
        // A document number that gives such a digest is looked for: one in 256 does.
        var hash = Array.Empty<byte>();
        var forge = Enumerable.Range(0, 10_000)
            .Select(number => new OfdForge { SignatureTime = "20260301020000." + number.ToString("0000", CultureInfo.InvariantCulture) + "Z" })
            .First(forge => (hash = Sm3.Hash(forge.Entries()[OfdForge.SignatureEntry].Span))[^1] == 0);

        var report = (forge with { Seal = new() { WriteDataHash = WithoutZerosAtTheEnd } }).Verify();

        Assert.Equal(32, hash.Length);
        Assert.Equal(FileVerdict.Valid, report.Verdict);
    }

    [Theory]
    [InlineData("http://www.ofdspec.org")]
    [InlineData("http://www.ofdspec.org/2016")]
    [InlineData("urn:anything")]
    public void Namespaces_are_not_looked_at(string name)
    {
        var file = new OfdForge
        {
            Contents = new OfdForge().Contents.ToImmutableSortedDictionary(
                entry => entry.Key,
                entry => OfdForge.Utf8(
                    OfdForge.Text(entry.Value).Replace("http://www.ofdspec.org/2016", name, StringComparison.Ordinal))),
        };

        Assert.Equal(FileVerdict.Valid, file.Verify().Verdict);
    }

    private static OfdForge With(SealForge seal) => new() { Seal = seal };

    private static OfdForge By(ForgedKey key) => With(new SealForge { Maker = key, Signer = key, Hash = SHA256.HashData });

    // The two foreign keys are anchors themselves.
    private static TrustStore Trust() => TrustStore.Load(
        [
            new("root.cer", SomeSeals.Root.Certificate),
            new("rsa.cer", _files["RSA with SHA-256"].Seal.Signer.Certificate),
            new("ecdsa.cer", _files["ECDSA with SHA-256"].Seal.Signer.Certificate),
        ],
        [new("intermediate.cer", SomeSeals.Intermediate.Certificate)],
        []);

    private static ForgedKey SigningUntil(Func<byte[], bool> isWanted)
    {
        var key = ForgedKey.Of(SomeSeals.Signer);
        return key with
        {
            Sign = message =>
            {
                byte[] signature;
                do
                {
                    signature = key.Sign(message);
                }
                while (!isWanted(signature));

                return signature;
            },
        };
    }

    private static byte[] WithoutZerosAtTheEnd(byte[] bytes) => bytes.AsSpan().TrimEnd((byte)0).ToArray();

    // SEQUENCE of two INTEGER with as many bytes as the numbers have.
    private static byte[] WithoutSigns(byte[] signature)
    {
        var raw = Sm2.FromDer(signature)!;
        return [0x30, 68, 2, 32, .. raw.AsSpan(..32), 2, 32, .. raw.AsSpan(32..)];
    }

    private static void ListDigest(AsnWriter list)
    {
        using (list.PushSequence())
        {
            list.WriteCharacterString(UniversalTagNumber.PrintableString, "SM3");
            list.WriteOctetString(Sm3.Hash(SomeSeals.Signer.Certificate.Span));
        }
    }

    private static DateTimeOffset Local(DateTimeOffset time) => time.ToOffset(TimeSpan.FromHours(8));

    private static string Long(DateTimeOffset time) => Local(time).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    private static string Short(DateTimeOffset time) => time.UtcDateTime.ToString("yyMMddHHmmss", CultureInfo.InvariantCulture);

    private static void Write(AsnWriter writer, byte tag, string text) =>
        writer.WriteEncodedValue([tag, (byte)text.Length, .. Encoding.ASCII.GetBytes(text)]);

    private static void WriteBits(AsnWriter writer, byte[] content) =>
        writer.WriteEncodedValue([BitString, (byte)(content.Length + 1), 0, .. content]);
}
