using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Security.Cryptography;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fuzz;

using Entries = ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>;

/// <summary>The files that are spoiled: genuine ones, a kind of each, the same in every run.</summary>
internal static class SealedFiles
{
    public const string Sha256Digest = "2.16.840.1.101.3.4.2.1";

    /// <summary>Under a seal that was made before.</summary>
    public static readonly SealForge Seal = Ready(new() { Maker = SteadyKeys.Maker, Signer = SteadyKeys.Signer });

    /// <summary>Seals in every layout, under every kind of key.</summary>
    public static readonly SealForge[] Seals =
    [
        Seal,
        Ready(Seal with { Made = null, IsOldLayout = true, SealVersion = 1, SignatureVersion = 1 }),
        Ready(Seal with { Made = null, SealVersion = 5, SignatureVersion = 5 }),
        Ready(Seal with
        {
            Made = null, Maker = SteadyKeys.Raw(SteadyKeys.MakerKey), Signer = SteadyKeys.Raw(SteadyKeys.SignerKey),
        }),
        Ready(Seal with
        {
            Made = null, ListType = 2, List = list => WriteDigest(list, SteadyKeys.Signer.Certificate.Span),
        }),
        Ready(new() { Maker = SteadyKeys.Rsa, Signer = SteadyKeys.Rsa, Hash = SHA256.HashData }),
        Ready(new() { Maker = SteadyKeys.Ecdsa, Signer = SteadyKeys.Ecdsa, Hash = SHA256.HashData }),
        Seal with { TimeStamp = Stamp },
    ];

    /// <summary>A value without a seal.</summary>
    public static readonly SignedDataForge Signed =
        new() { Signer = SteadyKeys.Signer with { Algorithm = "1.2.156.10197.1.301.1" } };

    /// <summary>Such values in every form.</summary>
    public static readonly SignedDataForge[] Values =
    [
        Signed,
        Signed with { HasAttributes = false },
        Signed with { Carried = content => content },
        Signed with { Carried = content => Sm3.Hash(content), HasAttributes = false },
        Signed with { SigningTime = null },
        Signed with { HasCmsNames = true, ContentType = "1.2.840.113549.1.7.1", Signer = SteadyKeys.Signer },
        Signed with { TimeStamp = Stamp },
        Foreign(SteadyKeys.Rsa),
        Foreign(SteadyKeys.Ecdsa),
    ];

    public static readonly OfdForge Plain = new() { Seal = Seal };

    /// <summary>Packages of every kind, as entries.</summary>
    public static readonly Entries[] Packages =
    [
        .. Seals.Select(seal => (Plain with { Seal = seal }).Entries()),
        .. Values.Select(value => WithValue(value).Entries()),
        (Plain with { Type = "Sign", HasSealFile = false, Value = SteadyKeys.Signer.Sign }).Entries(),
        SeveralSignatures.Two(_ => true, _ => true),
        SeveralSignatures.TwoDocuments(),
    ];

    /// <summary>The same, packed as other programs pack them.</summary>
    public static readonly byte[][] Files = [.. Packages.Select(OfdWriter.Pack)];

    public static OfdForge WithValue(SignedDataForge value) =>
        Plain with { Type = "Sign", HasSealFile = false, Value = value.Value };

    public static byte[] Stamp(byte[] signature) => SignedDataForge.Stamp(
        signature, SomeSeals.SealedAt.AddMinutes(1), SteadyKeys.StampingAuthority, content => content);

    public static SealForge Ready(SealForge seal) => seal with { Made = seal.Seal() };

    private static SignedDataForge Foreign(ForgedKey key) => new()
    {
        Signer = key, Digest = Sha256Digest, MessageDigest = content => SHA256.HashData(content),
    };

    private static void WriteDigest(AsnWriter list, ReadOnlySpan<byte> certificate)
    {
        using (list.PushSequence())
        {
            list.WriteCharacterString(UniversalTagNumber.PrintableString, "SM3");
            list.WriteOctetString(Sm3.Hash(certificate));
        }
    }
}
