using System.Collections.Immutable;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using Org.BouncyCastle.Asn1.X509;

namespace CounterDesk.Tests.Domain.Fuzz;

using Entries = ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>;

/// <summary>
/// Each reason's own causes: alone they must be found, and with something else spoiled beside them nothing may go
/// wrong.
/// </summary>
internal static class Slips
{
    private static readonly DateTimeOffset _before = SomeSeals.SealedAt.AddDays(-1);

    private static readonly byte[] _bomb = new byte[5 << 20];

    private static readonly ForgedKey _unknownIssuer = Key(SteadyKeys.Certificate with
    {
        Issuer = (SteadyKeys.Certificate with { Name = "无人知道的根", Issuer = null }).Make(SteadyKeys.Key("unknown")),
    });

    private static readonly ForgedKey _selfSigned = Key(SteadyKeys.Certificate with { Issuer = null });

    private static readonly ForgedKey _forged =
        Key(SteadyKeys.Certificate with { Issuer = SteadyKeys.Intermediate with { Key = SteadyKeys.Key("impostor") } });

    private static readonly ForgedKey _underMaker = Key(SteadyKeys.Certificate with { Issuer = SteadyKeys.MakerKey });
    private static readonly ForgedKey _underSigner = Key(SteadyKeys.Certificate with { Issuer = SteadyKeys.SignerKey });
    private static readonly ForgedKey _encrypting = Key(
        SteadyKeys.Certificate with { Usage = KeyUsage.DataEncipherment });
    private static readonly ForgedKey _revoked = Key(
        SteadyKeys.Certificate with { SerialNumber = SteadyKeys.RevokedBefore });
    private static readonly ForgedKey _ended = Key(SteadyKeys.Certificate with { Until = _before });
    private static readonly ForgedKey _notBegun = Key(
        SteadyKeys.Certificate with { From = SomeSeals.SealedAt.AddDays(1) });

    private static readonly ForgedKey _unknownStamper = SteadyKeys.Of((SteadyKeys.Stamper with
    {
        Issuer = (SteadyKeys.Certificate with { Name = "无人知道的根", Issuer = null }).Make(SteadyKeys.Key("unknown")),
    }).Make(SteadyKeys.Key("stamper")));

    public static readonly FuzzLayer[] Layers =
    [
        new("Slips: each reason's own cause", 80, mutator => Case(mutator, isAlone: true)),
        new("Slips: with something else spoiled beside", 70, mutator => Case(mutator, isAlone: false)),
    ];

    /// <summary>What is wrong, and files in which it is.</summary>
    public static readonly IReadOnlyList<(FileReason Reason, Func<Mutator, Slip> Make)> All =
    [
        (FileReason.Bomb, mutator => Zipped(mutator, (zip, name, _) => zip.Add(name, _bomb))),
        (FileReason.Bomb, mutator => Zipped(
            mutator, (zip, name, bytes) => zip.Add(name, bytes.Span, size: (1 << 26) + 1))),
        (FileReason.DuplicateEntry, mutator =>
            Zipped(mutator, (zip, name, bytes) => zip.Add(name, bytes.Span).Add(name, bytes.Span))),
        (FileReason.CaseDuplicate, mutator => Zipped(
            mutator,
            (zip, name, bytes) => zip.Add(name, bytes.Span).Add(name + ".A", []).Add(name + ".a", []))),
        (FileReason.LocalNameDifference, mutator => Zipped(
            mutator, (zip, name, bytes) => zip.Add(
                name, bytes.Span, localName: [.. "X"u8, .. OfdForge.Utf8(name).Span[1..]]))),
        (FileReason.TraversalEntry, mutator =>
            Zipped(mutator, (zip, name, bytes) => zip.Add("../" + name, bytes.Span))),
        (FileReason.MalformedPackage, mutator =>
            Zipped(mutator, (zip, name, bytes) => zip.Add(name, bytes.Span, crc: 1))),
        (FileReason.XmlForbidden, mutator =>
            Slip.Of(AnyOfd(mutator) with { Change = entries => Doctype(mutator, entries) })),
        (FileReason.Encrypted, mutator => Slip.Of(AnyPdf(mutator) with
        {
            Change = file => PdfForge.Append(file, [], $"/Encrypt {mutator.Below(20)} 0 R"),
        })),
        (FileReason.SignaturesXmlMissing, mutator =>
            Slip.Of(AnyOfd(mutator) with { Change = entries => entries.Remove(OfdForge.ListEntry) })),
        (FileReason.SignaturesXmlMissingOrBad, mutator =>
            Slip.Of(Listed(AnyOfd(mutator), mutator.Pick<string>(["<Seals/>", "<", ""])))),
        (FileReason.SignaturesEmpty, mutator => Slip.Of(Listed(AnyOfd(mutator), "<Signatures/>"))),
        (FileReason.DocBodyWithoutSignature, mutator => Slip.Of(AnyOfd(mutator) with
        {
            Change = entries => entries.SetItem(
                OfdWriter.MainEntry,
                OfdForge.Utf8(OfdForge.Text(entries[OfdWriter.MainEntry]).Replace(
                    "<ofd:DocBody>",
                    "<ofd:DocBody><ofd:DocRoot>x</ofd:DocRoot></ofd:DocBody><ofd:DocBody>",
                    StringComparison.Ordinal))),
        })),

        (FileReason.Format, mutator => Slip.Of(AnySeal(mutator) with { HeaderName = "EX" })),
        (FileReason.Format, mutator => Slip.Of(
            AnyOfd(mutator) with { Change = entries => entries.Remove(OfdForge.SignatureEntry) })),
        (FileReason.SignedValueFormat, mutator =>
            Slip.Of(AnyOfd(mutator) with { ChangeValue = _ => [0x30, 3, 2, 1, 0] })),
        (FileReason.VersionInconsistent, mutator => Slip.Of(AnySeal(mutator) with { SealVersion = 7 })),
        (FileReason.TrailingData, mutator => Slip.Of(AnyOfd(mutator) with { ChangeValue = value => [.. value, 0] })),
        (FileReason.TrailingData, mutator =>
            Slip.Of(AnyPdf(mutator) with { ChangeContents = contents => [.. contents[..^1], 1] })),
        (FileReason.ByteRangeInvalid, mutator => Slip.Of(AnyPdf(mutator) with
        {
            Range = (start, end, tail) => $"/ByteRange [0 {start} {end} {tail + 1 + mutator.Below(1000)}]",
        })),
        (FileReason.ByteRangeGapNotContents, mutator => Slip.Of(AnyPdf(mutator) with
        {
            Range = (start, end, tail) => $"/ByteRange [0 {start - 1 - mutator.Below(100)} {end} {tail}]",
        })),
        (FileReason.ContentsEmpty, mutator =>
            Slip.Of(AnyPdf(mutator) with { ChangeContents = contents => new byte[contents.Length] })),
        (FileReason.SignatureWithoutByteRange, mutator => Slip.Of(AnyPdf(mutator) with { Range = (_, _, _) => "" })),
        (FileReason.NotSupported, mutator => Slip.Of(AnyPdf(mutator) with { SubFilter = "Vendor.own" })),
        (FileReason.NotSupported, mutator =>
            Slip.Of(AnySeal(mutator) with { Signer = SteadyKeys.Signer with { Algorithm = "1.2.3" } })),

        (FileReason.SignatureInvalid, mutator =>
            Slip.Of(AnySeal(mutator) with { Signer = SteadyKeys.Signer with { Sign = SteadyKeys.Maker.Sign } })),
        (FileReason.NoSignerCertificate, mutator =>
            Slip.Of(SealedFiles.WithValue(AnyValue(mutator) with { Certificates = [] }))),
        (FileReason.SignerNotInSealList, mutator => Slip.Of(AnySeal(mutator) with
        {
            List = list => list.WriteOctetString(SteadyKeys.Maker.Certificate.Span),
        })),
        (FileReason.SealSignatureInvalid, mutator =>
            Slip.Of(AnySeal(mutator) with { Maker = SteadyKeys.Maker with { Sign = SteadyKeys.Signer.Sign } })),
        (FileReason.SealFileMismatch, mutator => Slip.Of(SealedFiles.Plain with
        {
            Change = entries => entries.SetItem(OfdForge.SealEntry, mutator.Spoil(new byte[100])),
        })),

        (FileReason.MakerChainUnknownIssuer, mutator => MadeBy(mutator, _unknownIssuer)),
        (FileReason.MakerChainSelfSigned, mutator => MadeBy(mutator, _selfSigned)),
        (FileReason.MakerChainForged, mutator => MadeBy(mutator, _forged)),
        (FileReason.MakerChainNotCa, mutator => Slip.Of(AnySeal(mutator) with { Maker = _underSigner })),
        (FileReason.MakerKeyUsage, mutator => MadeBy(mutator, _encrypting)),
        (FileReason.MakerRevokedBeforeSigning, mutator => MadeBy(mutator, _revoked)),
        (FileReason.SignTimeOutsideSealValidity, mutator => Slip.Of(AnySeal(mutator) with { ValidUntil = _before })),
        (FileReason.SignTimeOutsideSealValidity, mutator =>
            Slip.Of(AnySeal(mutator) with { ValidFrom = SomeSeals.SealedAt.AddSeconds(1) })),
        (FileReason.SignerChainUnknownIssuer, mutator => SignedBy(mutator, _unknownIssuer)),
        (FileReason.SignerChainSelfSigned, mutator => SignedBy(mutator, _selfSigned)),
        (FileReason.SignerChainForged, mutator => SignedBy(mutator, _forged)),
        (FileReason.SignerChainNotCa, mutator => Slip.Of(AnySeal(mutator) with { Signer = _underMaker })),
        (FileReason.SignerKeyUsage, mutator => SignedBy(mutator, _encrypting)),
        (FileReason.SignTimeOutsideSignerCert, mutator => SignedBy(mutator, mutator.OneIn(2) ? _ended : _notBegun)),
        (FileReason.SignerRevokedBeforeSigning, mutator => SignedBy(mutator, _revoked)),
        (FileReason.NoUsableSignTime, mutator =>
            Slip.Of(SealedFiles.WithValue(AnyValue(mutator) with { SigningTime = null }) with
        {
            SignatureTime = mutator.Pick<string>(["today", "", "20261399"]),
        })),
        (FileReason.SignTimeInFuture, mutator => Slip.Of(AnySeal(mutator) with
        {
            SignedAt = SomeSeals.SealedAt.AddMinutes(6 + mutator.Below(100_000)),
        })),

        (FileReason.RefDigestMismatch, mutator => Slip.Of(AnyOfd(mutator) with
        {
            Change = entries => entries.SetItem(OfdForge.PageEntry, OfdForge.Utf8(
                OfdForge.Text(entries[OfdForge.PageEntry]).Replace(
                    SomeOfd.HolderName, $"王{mutator.Below(100)}", StringComparison.Ordinal))),
        })),
        (FileReason.RefMissing, mutator =>
            Slip.Of(AnyOfd(mutator) with { Change = entries => entries.Remove("Doc_0/Attachs/face.xml") })),
        (FileReason.NoReferences, mutator => Slip.Of(AnyOfd(mutator) with { Protects = _ => false })),
        (FileReason.DataHashMismatch, mutator => Slip.Of(SealedFiles.Plain with
        {
            Change = entries => entries.SetItem(
                OfdForge.SignatureEntry, OfdForge.Utf8(OfdForge.Text(entries[OfdForge.SignatureEntry]) + " ")),
        })),
        (FileReason.DataHashMismatch, mutator => Slip.Of(PdfLayers.Sealed(SealedFiles.Seal) with
        {
            Change = file => PdfForge.Bytes(
                PdfForge.Text(file).Replace(
                    "Lin Xiulan", $"Lin Xiu{mutator.Below(900) + 100}", StringComparison.Ordinal)),
        })),
        (FileReason.MessageDigestMismatch, mutator => Slip.Of(SealedFiles.WithValue(
            AnyValue(mutator) with { MessageDigest = content => Sm3.Hash([.. content, 0]) }))),
        (FileReason.WeakDigest, mutator => Slip.Of(AnyOfd(mutator) with
        {
            CheckMethod = mutator.Pick<string?>(["1.2.840.113549.2.5", "SHA1", "MD5", "", null]),
        })),
        (FileReason.WeakDigest, mutator => Slip.Of(AnyPdf(mutator) with { SubFilter = "adbe.pkcs7.sha1" })),

        (FileReason.TimeStampImprintMismatch, mutator =>
            Stamped(mutator, _ => SealedFiles.Stamp([1, 2, (byte)mutator.Below(256)]))),
        (FileReason.TimeStampBeforeSignTime, mutator => Stamped(mutator, signature => SignedDataForge.Stamp(
            signature,
            SomeSeals.SealedAt.AddSeconds(-1 - mutator.Below(1000)),
            SteadyKeys.StampingAuthority,
            info => info))),
        (FileReason.TimeStampChainForged, mutator => Stamped(mutator, signature => SignedDataForge.Stamp(
            signature, SomeSeals.SealedAt.AddSeconds(1), SteadyKeys.Signer, info => info))),
        (FileReason.TimeStampChainUnknownIssuer, mutator => Stamped(mutator, signature => SignedDataForge.Stamp(
            signature, SomeSeals.SealedAt.AddSeconds(1), _unknownStamper, info => info))),

        (FileReason.ContentNotCovered, mutator =>
            Slip.Of(AnyOfd(mutator) with { Protects = entry => entry != OfdForge.PageEntry })),
        (FileReason.ContentUnreadable, mutator => Slip.Of(AnyOfd(mutator) with
        {
            Contents = SealedFiles.Plain.Contents.SetItem(
                OfdForge.PageEntry, OfdForge.Utf8(mutator.Pick<string>(["<Page>", "", "<a></b>"]))),
        })),
        (FileReason.AnnotatedForUse, mutator => Slip.Of(
            SomeWatermarks.Saying(SomeVisits.Purpose.Text) with { Seal = mutator.Pick(SealedFiles.Seals) })),
        (FileReason.ModifiedAfterLastSignature, mutator => Slip.Of(AnyPdf(mutator) with
        {
            Change = file => PdfForge.Append(file, [(4, PdfForge.PageText($"Holder: another {mutator.Below(1000)}"))]),
        })),
        (FileReason.ModifiedAfterLastSignature, mutator =>
            Slip.Of(AnyPdf(mutator) with { Change = file => [.. file, .. "\n% later"u8] })),
        (FileReason.ChangeNotAllowed, mutator => Slip.Of(AnyPdf(mutator) with
        {
            Entries = "/M (D:20260301100000+08'00') "
                + $"/Reference [<< /TransformMethod /DocMDP /TransformParams << /P {mutator.Below(5)} >> >>]",
            Change = file => PdfForge.Append(file, [(4, PdfForge.PageText($"Holder: another {mutator.Below(1000)}"))]),
        })),
    ];

    private static FileCase Case(Mutator mutator, bool isAlone)
    {
        var (reason, make) = mutator.Pick(All);
        var slip = make(mutator);
        return isAlone ? new FileCase(slip.File()) { Slip = reason } : new FileCase(slip.Spoiled(mutator));
    }

    private static Slip MadeBy(Mutator mutator, ForgedKey key) => Slip.Of(AnySeal(mutator) with { Maker = key });

    private static Slip SignedBy(Mutator mutator, ForgedKey key) => mutator.Below(3) switch
    {
        0 => Slip.Of(SealedFiles.WithValue(SealedFiles.Signed with { Signer = key })),
        1 => Slip.Of(PdfLayers.Plain with { Value = (SealedFiles.Signed with { Signer = key }).Value }),
        _ => Slip.Of(AnySeal(mutator) with { Signer = key }),
    };

    private static Slip Stamped(Mutator mutator, Func<byte[], byte[]> stamp) =>
        Slip.Of(SealedFiles.Seals[mutator.OneIn(2) ? 0 : 2] with { TimeStamp = stamp });

    private static Slip Zipped(Mutator mutator, Action<ZipForge, string, ReadOnlyMemory<byte>> add)
    {
        var entries = mutator.Pick(SealedFiles.Packages);
        var target = mutator.Pick([.. entries.Keys]);
        var zip = new ZipForge();
        foreach (var (name, bytes) in entries)
        {
            if (name == target)
            {
                add(zip, name, bytes);
            }
            else
            {
                zip.Add(name, bytes.Span, isDeflated: false);
            }
        }

        return Slip.Of(zip.File());
    }

    private static Entries Doctype(Mutator mutator, Entries entries)
    {
        var entry = mutator.Pick<string>(
        [
            OfdWriter.MainEntry, OfdForge.ListEntry, OfdForge.SignatureEntry, OfdForge.DocumentEntry,
            OfdForge.PageEntry,
        ]);
        var text = XmlMutator.WithoutDeclaration(OfdForge.Text(entries[entry]));
        return entries.SetItem(entry, OfdForge.Utf8($"<!DOCTYPE a [<!ENTITY b \"c\">]>{text}"));
    }

    private static OfdForge Listed(OfdForge forge, string list) =>
        forge with { Change = entries => entries.SetItem(OfdForge.ListEntry, OfdForge.Utf8(list)) };

    private static OfdForge AnyOfd(Mutator mutator) => mutator.OneIn(3)
        ? SealedFiles.WithValue(mutator.Pick(SealedFiles.Values))
        : SealedFiles.Plain with { Seal = mutator.Pick(SealedFiles.Seals), HasSealFile = mutator.OneIn(2) };

    private static PdfForge AnyPdf(Mutator mutator) => mutator.Below(4) switch
    {
        0 => PdfLayers.Sealed(mutator.Pick(SealedFiles.Seals)),
        1 => PdfLayers.Plain with { Base = PdfForge.Packed() },
        2 => PdfLayers.Plain with { Base = PdfLayers.Signed, Earlier = 1 },
        _ => PdfLayers.Plain with { Value = mutator.Pick(SealedFiles.Values).Value },
    };

    // By SM2, in one of three layouts.
    private static SealForge AnySeal(Mutator mutator) => SealedFiles.Seals[mutator.Below(3)] with { Made = null };

    // By SM2, with attributes.
    private static SignedDataForge AnyValue(Mutator mutator) => mutator.Pick<SignedDataForge>(
        [
            SealedFiles.Signed,
            SealedFiles.Signed with { Carried = content => content },
            SealedFiles.Signed with { Signer = SteadyKeys.Signer },
        ]);

    private static ForgedKey Key(CertificateForge forge) =>
        SteadyKeys.Of((forge with { Name = "测试旁人" }).Make(SteadyKeys.Key("slip")));
}
