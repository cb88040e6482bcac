using System.Formats.Asn1;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using Org.BouncyCastle.Asn1.X509;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>Files of our own making in which one thing is wrong, so that one check finds it and all others pass.</summary>
public sealed class SealVerificationTests
{
    private static readonly DateTimeOffset _before = SomeSeals.SealedAt.AddDays(-1);
    private static readonly DateTimeOffset _later = SomeSeals.SealedAt.AddDays(1);

    /// <summary>Each with the reason it must be refused or doubted for, and no other.</summary>
    private static readonly Dictionary<string, (OfdForge File, FileReason Reason)> _faults = new()
    {
        ["the header of the seal is another"] = (Sealed(new() { HeaderName = "EX" }), FileReason.Format),
        ["the signature file is not there"] =
            (new OfdForge { Change = entries => entries.Remove(OfdForge.SignatureEntry) }, FileReason.Format),
        ["the signature file is larger than any"] = (
            new OfdForge { ChangeSignature = xml => xml + string.Concat(Enumerable.Range(0, 1 << 20).Select(Blanks)) },
            FileReason.Format),
        ["the signature file is another"] = (
            new OfdForge
            {
                ChangeSignature = xml => xml.Replace("<ofd:Signature ", "<ofd:Other ", StringComparison.Ordinal)
                    .Replace("</ofd:Signature>", "</ofd:Other>", StringComparison.Ordinal),
            },
            FileReason.Format),
        ["the signature file says nothing"] = (
            new OfdForge { ChangeSignature = xml => xml.Replace("SignedInfo", "Info", StringComparison.Ordinal) },
            FileReason.Format),
        ["the signer's certificate is none"] = (
            Sealed(new() { Signer = ForgedKey.Of(SomeSeals.Signer) with { Certificate = new byte[] { 1 } } }),
            FileReason.Format),
        ["the maker's certificate is none"] = (
            Sealed(new() { Maker = ForgedKey.Of(SomeSeals.Maker) with { Certificate = new byte[] { 1 } } }),
            FileReason.Format),
        ["the signature has too many parts"] = (
            new OfdForge { ChangeValue = value => Longer(Longer(value)) }, FileReason.SignedValueFormat),
        ["the signer's algorithm is not known"] = (
            Sealed(new() { Signer = ForgedKey.Of(SomeSeals.Signer) with { Algorithm = "1.2.3" } }), FileReason.NotSupported),
        ["the maker's algorithm is not known"] = (
            Sealed(new() { Maker = ForgedKey.Of(SomeSeals.Maker) with { Algorithm = "1.2.3" } }), FileReason.NotSupported),
        ["a seal of 2014 under a signature of 2020"] = (
            new OfdForge
            {
                HasSealFile = false,
                Value = xml => new SealForge().Value(xml, new SealForge { IsOldLayout = true }.Seal()),
            },
            FileReason.VersionInconsistent),
        ["the signer's key cannot be read, and the algorithm needs another"] = (
            Sealed(
                new()
                {
                    Signer = ForgedKey.Of(new CertificateForge { Point = new byte[65] }.Make()) with
                    {
                        Algorithm = ForgedKey.Sha256WithRsa,
                    },
                },
                sameHash: false),
            FileReason.SignatureInvalid),
        ["the signer's key is on no curve"] = (
            SignedBy(new() { Point = new byte[65] }), FileReason.SignatureInvalid),
        ["the versions of seal and signature disagree"] = (Sealed(new() { SealVersion = 1 }), FileReason.VersionInconsistent),
        ["bytes follow the signature value"] =
            (new OfdForge { ChangeValue = value => [.. value, 0] }, FileReason.TrailingData),
        ["somebody else's key made the signature"] = (
            Sealed(new() { Signer = ForgedKey.Of(SomeSeals.Signer) with { Sign = ForgedKey.Of(SomeSeals.Maker).Sign } }),
            FileReason.SignatureInvalid),
        ["the algorithm is not that of the key"] = (
            Sealed(new() { Signer = ForgedKey.Of(SomeSeals.Signer) with { Algorithm = ForgedKey.Sha256WithRsa } }, sameHash: false),
            FileReason.SignatureInvalid),
        ["the signer is not in the seal's list"] = (
            Sealed(new() { List = list => list.WriteOctetString(SomeSeals.Maker.Certificate.Span) }), FileReason.SignerNotInSealList),
        ["the list has the digest of another certificate"] = (
            Sealed(new() { ListType = 2, List = list => WriteDigest(list, Sm3.Hash(SomeSeals.Maker.Certificate.Span)) }),
            FileReason.SignerNotInSealList),
        ["somebody else's key made the seal"] = (
            Sealed(new() { Maker = ForgedKey.Of(SomeSeals.Maker) with { Sign = ForgedKey.Of(SomeSeals.Signer).Sign } }),
            FileReason.SealSignatureInvalid),
        ["the seal file is of another seal"] = (
            new OfdForge
            {
                Protects = entry => entry != OfdForge.SealEntry,
                Change = entries => entries.SetItem(OfdForge.SealEntry, new SealForge().Seal()),
            },
            FileReason.SealFileMismatch),
        ["an authority that nobody knows issued the maker"] =
            (MadeBy(new() { Issuer = UnknownAuthority() }), FileReason.MakerChainUnknownIssuer),
        ["the maker vouches for itself"] = (MadeBy(new() { Issuer = null }), FileReason.MakerChainSelfSigned),
        ["the maker only names our authority"] = (MadeBy(new() { Issuer = Impostor() }), FileReason.MakerChainForged),
        ["a signer issued the maker"] = (MadeBy(new() { Issuer = SomeSeals.Signer }), FileReason.MakerChainNotCa),
        ["the maker's key is for encryption"] =
            (MadeBy(new() { Usage = KeyUsage.DataEncipherment }), FileReason.MakerKeyUsage),
        ["the seal had ended"] = (Sealed(new() { ValidUntil = _before }), FileReason.SignTimeOutsideSealValidity),
        ["the seal had not begun"] = (Sealed(new() { ValidFrom = _later }), FileReason.SignTimeOutsideSealValidity),
        ["an authority that nobody knows issued the signer"] =
            (SignedBy(new() { Issuer = UnknownAuthority() }), FileReason.SignerChainUnknownIssuer),
        ["the signer vouches for itself"] = (SignedBy(new() { Issuer = null }), FileReason.SignerChainSelfSigned),
        ["the signer only names our authority"] = (SignedBy(new() { Issuer = Impostor() }), FileReason.SignerChainForged),
        ["the maker issued the signer"] = (SignedBy(new() { Issuer = SomeSeals.Maker }), FileReason.SignerChainNotCa),
        ["the signer's key is for encryption"] =
            (SignedBy(new() { Usage = KeyUsage.DataEncipherment }), FileReason.SignerKeyUsage),
        ["the signer's certificate had ended"] = (SignedBy(new() { Until = _before }), FileReason.SignTimeOutsideSignerCert),
        ["the signer's certificate had not begun"] = (SignedBy(new() { From = _later }), FileReason.SignTimeOutsideSignerCert),
        ["a protected page changed"] = (
            Changed(OfdForge.PageEntry, xml => xml.Replace(SomeOfd.HolderName, "王五", StringComparison.Ordinal)),
            FileReason.RefDigestMismatch),
        ["a protected attachment is gone"] = (
            new OfdForge { Change = entries => entries.Remove("Doc_0/Attachs/face.xml") }, FileReason.RefMissing),
        ["nothing is protected"] = (new OfdForge { Protects = _ => false }, FileReason.NoReferences),
        ["the signature file changed after it was signed"] = (
            Changed(OfdForge.SignatureEntry, xml => xml.Replace("20260301020000Z", "20260301020001Z", StringComparison.Ordinal)),
            FileReason.DataHashMismatch),
        ["the digests are MD5"] = (new OfdForge { CheckMethod = "1.2.840.113549.2.5" }, FileReason.WeakDigest),
        ["the digests are SHA-1"] = (new OfdForge { CheckMethod = "SHA1" }, FileReason.WeakDigest),
        ["no digest is named"] = (new OfdForge { CheckMethod = null }, FileReason.WeakDigest),
        ["a page is not protected"] =
            (new OfdForge { Protects = entry => entry != OfdForge.PageEntry }, FileReason.ContentNotCovered),
    };

    public static TheoryData<string> Faults() => [.. _faults.Keys];

    [Fact]
    public void A_file_with_nothing_wrong_passes_every_check()
    {
        var report = new OfdForge().Verify();

        Assert.Equal(FileVerdict.Valid, report.Verdict);
        Assert.Equal(
            Enum.GetValues<SealCheck>().Select(check =>
                new SealCheckResult(check, check is SealCheck.TimeStamp ? CheckOutcome.NotNeeded : CheckOutcome.Passed)),
            report.Checks);
        Assert.Empty(report.Reasons);
        Assert.Empty(report.Warnings);
        Assert.Equal(report.Checks, Assert.Single(report.Signatures).Checks);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void One_fault_is_found_by_one_check_and_named(string fault)
    {
        var (file, reason) = _faults[fault];

        var report = file.Verify();

        Assert.Equal([reason], report.Reasons);
        Assert.Equal(FileReasonRules.VerdictOf(reason), report.Verdict);
        Assert.Equal(reason, report.Checks.Single(result => result.Check == FileReasonRules.CheckOf(reason)).Reason);
        Assert.Equal(report.Verdict, Assert.Single(report.Signatures).Verdict);
    }

    [Fact]
    public void A_signer_revoked_before_signing_is_refused_and_one_revoked_later_is_not()
    {
        var before = new OfdForge().Verify(SomeSeals.Trust((4, _before)));
        var later = new OfdForge().Verify(SomeSeals.Trust((4, _later)));

        Assert.Equal([FileReason.SignerRevokedBeforeSigning], before.Reasons);
        Assert.Equal(FileVerdict.Valid, later.Verdict);
        Assert.Equal([FileWarning.SignerRevokedLater], later.Warnings);
    }

    // Authorities revoke by the thousand.
    [Fact]
    public void A_signer_is_found_in_a_long_list_of_the_revoked() => Assert.Equal(
        [FileReason.SignerRevokedBeforeSigning],
        new OfdForge().Verify(SomeSeals.Trust(
            [.. Enumerable.Range(100, 2000).Select(serialNumber => ((long)serialNumber, _before)), (4, _before)])).Reasons);

    [Fact]
    public void A_maker_revoked_before_signing_is_not_vouched_for()
    {
        var report = new OfdForge().Verify(SomeSeals.Trust((3, _before)));

        Assert.Equal([FileReason.MakerRevokedBeforeSigning], report.Reasons);
        Assert.Equal(FileVerdict.Untrusted, report.Verdict);
    }

    /// <summary>Days from the list to the judging, days it promised to hold, and what is said of it.</summary>
    public static TheoryData<int, int, FileWarning?> Lists() => new()
    {
        { 2, 7, null }, { 9, 7, FileWarning.RevocationListOld }, { 9, 8, FileWarning.RevocationListOld }, { 9, 30, null },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void A_report_tells_as_of_when_revocation_is_known_and_an_old_list_changes_no_verdict(
        int days, int promised, FileWarning? warning)
    {
        var made = SomeSeals.SealedAt;
        var trust = TrustStore.Load(
            [new("root.cer", SomeSeals.Root.Certificate)],
            [new("intermediate.cer", SomeSeals.Intermediate.Certificate)],
            [new("crl", CertificateMaker.MakeRevocationList(SomeSeals.Intermediate, made, made.AddDays(promised)))]);

        var report = LicenseFileVerifier.Verify(SomeSeals.SealedFile(), trust, made.AddDays(days));

        var seal = Assert.Single(report.Signatures);
        Assert.Equal(FileVerdict.Valid, report.Verdict);
        Assert.Equal(new RevocationFacts(made, made.AddDays(promised)), seal.SignerRevocation);
        Assert.Equal(seal.SignerRevocation, seal.MakerRevocation);
        Assert.Equal(warning is { } one ? [one] : [], report.Warnings);
        Assert.All(
            seal.Checks.Where(result => result.Check is SealCheck.SealMakerChain or SealCheck.SignerValidAtSigning),
            result => Assert.Equal(warning, result.Warning));
    }

    [Fact]
    public void Without_a_list_a_report_says_that_there_is_none()
    {
        var trust = TrustStore.Load(
            [new("root.cer", SomeSeals.Root.Certificate)],
            [new("intermediate.cer", SomeSeals.Intermediate.Certificate)], []);

        var report = LicenseFileVerifier.Verify(SomeSeals.SealedFile(), trust, SomeSeals.SealedAt);

        Assert.Equal(FileVerdict.Valid, report.Verdict);
        Assert.Equal([FileWarning.RevocationNotKnown], report.Warnings);
        Assert.Equal(new RevocationFacts(null, null), Assert.Single(report.Signatures).SignerRevocation);
    }

    [Fact]
    public void XML_that_is_forbidden_is_no_readable_package_either()
    {
        var report = Changed(OfdForge.DocumentEntry, xml => $"<!DOCTYPE a>{xml[(xml.IndexOf("?>", StringComparison.Ordinal) + 2)..]}").Verify();

        Assert.Equal([FileReason.MalformedPackage, FileReason.XmlForbidden], report.Reasons.Order());
        Assert.Equal(FileVerdict.Rejected, report.Verdict);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_value_that_is_not_there_or_larger_than_any_is_none(bool isThere)
    {
        var report = new OfdForge
        {
            Change = entries => isThere
                ? entries.SetItem(OfdForge.ValueEntry, Enumerable.Range(0, (4 << 20) + 1).Select(at => (byte)(at * at >> 4)).ToArray())
                : entries.Remove(OfdForge.ValueEntry),
        }.Verify();

        Assert.Equal([FileReason.SignedValueFormat], report.Reasons);
    }

    [Theory]
    [InlineData("<Seals/>")]
    [InlineData("<Signatures>33</Signatures>")]
    public void A_list_that_is_none_or_too_long_is_bad(string list)
    {
        var signature = $"<Signature ID=\"1\" BaseLoc=\"/{OfdForge.SignatureEntry}\"/>";
        var report = new OfdForge
        {
            Change = entries => entries.SetItem(OfdForge.ListEntry, OfdForge.Utf8(
                list.Replace("33", string.Concat(Enumerable.Repeat(signature, 33)), StringComparison.Ordinal))),
        }.Verify();

        Assert.Equal([FileReason.SignaturesXmlMissingOrBad], report.Reasons);
    }

    [Fact]
    public void What_is_not_known_of_revocation_is_remarked_on_signer_and_maker_alike()
    {
        var without = TrustStore.Load(
            [new("root.cer", SomeSeals.Root.Certificate)], [new("intermediate.cer", SomeSeals.Intermediate.Certificate)], []);
        var old = TrustStore.Load(
            [new("root.cer", SomeSeals.Root.Certificate)],
            [new("intermediate.cer", SomeSeals.Intermediate.Certificate)],
            [new("crl", CertificateMaker.MakeRevocationList(SomeSeals.Intermediate, SomeSeals.SealedAt, _later))]);

        AssertRemarked(without, FileWarning.RevocationNotKnown);
        AssertRemarked(old, FileWarning.RevocationListOld);
    }

    private static void AssertRemarked(TrustStore trust, FileWarning warning)
    {
        var checks = LicenseFileVerifier.Verify(SomeSeals.SealedFile(), trust, SomeSeals.SealedAt.AddDays(30)).Checks;

        Assert.All(
            (SealCheck[])[SealCheck.SealMakerChain, SealCheck.SignerValidAtSigning],
            check => Assert.Contains(new SealCheckResult(check, CheckOutcome.PassedWithRemark, Warning: warning), checks));
    }

    // Four that cannot be packed to nothing.
    private static string Blanks(int number) =>
        string.Concat(Enumerable.Range(0, 4).Select(bit => " \n"[number * number >> bit & 1]));

    // One more part at the end of a SEQUENCE.
    private static byte[] Longer(byte[] value)
    {
        var reader = new AsnReader(value, AsnEncodingRules.BER).ReadSequence();
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            while (reader.HasData)
            {
                writer.WriteEncodedValue(reader.ReadEncodedValue().Span);
            }

            writer.WriteNull();
        }

        return writer.Encode();
    }

    private static OfdForge Sealed(SealForge seal, bool sameHash = true) => new()
    {
        Seal = sameHash ? seal : seal with { Hash = System.Security.Cryptography.SHA256.HashData },
    };

    private static OfdForge MadeBy(CertificateForge maker) =>
        Sealed(new() { Maker = ForgedKey.Of((maker with { Name = "测试制章人" }).Make()) });

    private static OfdForge SignedBy(CertificateForge signer) => Sealed(new() { Signer = ForgedKey.Of(signer.Make()) });

    private static OfdForge Changed(string entry, Func<string, string> change) => new()
    {
        Change = entries => entries.SetItem(entry, OfdForge.Utf8(change(OfdForge.Text(entries[entry])))),
    };

    private static SealingKey UnknownAuthority() =>
        CertificateMaker.MakeRoot(SomeSeals.Subject("无人知道的根", 7), Sm2PrivateKey.Generate());

    // The name of our intermediate, and another key.
    private static SealingKey Impostor() => SomeSeals.Intermediate with { Key = Sm2PrivateKey.Generate() };

    private static void WriteDigest(AsnWriter list, byte[] digest)
    {
        using (list.PushSequence())
        {
            list.WriteCharacterString(UniversalTagNumber.PrintableString, "SM3");
            list.WriteOctetString(digest);
        }
    }
}
