using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Seals.Certificates;
using CounterDesk.Tests.Support;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Pkix;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.Utilities.Collections;
using Org.BouncyCastle.X509;
using Org.BouncyCastle.X509.Store;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>
/// Our chains beside those of BouncyCastle's path builder (RFC 5280 6), on the same certificates and lists: the same yes
/// or no, but for the differences that are named, each with its reason.
/// </summary>
public sealed class ChainAgainstPkixTests
{
    private const long Signer = 7;
    private const long Middle = 8;

    private static readonly DateTimeOffset _at = SomeSeals.SealedAt;

    private static readonly ForgedLink _root = ForgedLink.Authority("Root", "Root");
    private static readonly ForgedLink _middle = ForgedLink.Authority("Middle", "Root") with { SerialNumber = Middle };
    private static readonly ForgedLink _lower = ForgedLink.Authority("Lower", "Middle");

    private static readonly ForgedLink _signer =
        new("Signer", "Middle") { SerialNumber = Signer, Usage = KeyUsage.DigitalSignature };

    private static readonly ForgedList _ofRoot = new("Root");
    private static readonly ForgedList _ofMiddle = new("Middle");
    private static readonly ForgedList _ofLower = new("Lower");

    private static readonly Case _good = new([_root], [_middle], _signer, [_ofRoot, _ofMiddle]);

    // What both must say.
    private static readonly Dictionary<string, (Case Case, bool Yes)> _agreed = new()
    {
        ["a good chain"] = (_good, true),
        ["a longer good chain"] = (
            _good with
            {
                Between = [_middle, _lower], Signer = _signer with { Issuer = "Lower" }, Lists = [_ofRoot, _ofMiddle, _ofLower],
            },
            true),
        ["an authority of the same name and key that has ended stands beside the good one"] = (
            _good with { Between = [_middle with { SerialNumber = 9, Until = _at.AddDays(-1) }, _middle] }, true),
        ["names differ in case only"] = (
            _good with { Between = [_middle with { Issuer = "ROOT", SignedBy = "Root" }] }, true),
        ["the signer's certificate had ended"] = (_good with { Signer = _signer with { Until = _at.AddDays(-1) } }, false),
        ["the signer's certificate had not begun"] = (_good with { Signer = _signer with { From = _at.AddDays(1) } }, false),
        ["the authority had ended"] = (_good with { Between = [_middle with { Until = _at.AddDays(-1) }] }, false),
        ["another key signed under the authority's name"] = (_good with { Signer = _signer with { SignedBy = "Other" } }, false),
        ["nobody here issued it"] = (_good with { Signer = _signer with { Issuer = "Stranger" } }, false),
        ["its root is not trusted"] = (
            _good with { Anchors = [ForgedLink.Authority("Elsewhere", "Elsewhere")], Between = [_root, _middle] }, false),
        ["the authority says that it is none"] = (
            _good with { Between = [_middle with { Constraints = new BasicConstraints(cA: false) }] }, false),
        ["the authority has no basic constraints"] = (_good with { Between = [_middle with { Constraints = null }] }, false),
        ["the authority may not sign certificates"] = (
            _good with { Between = [_middle with { Usage = KeyUsage.CrlSign | KeyUsage.DigitalSignature }] }, false),
        ["the authority may have no authority below it and has none"] = (
            _good with { Between = [_middle with { Constraints = new BasicConstraints(0) }] }, true),
        ["the authority may have no authority below it and has one"] = (
            _good with
            {
                Between = [_middle with { Constraints = new BasicConstraints(0) }, _lower],
                Signer = _signer with { Issuer = "Lower" },
                Lists = [_ofRoot, _ofMiddle, _ofLower],
            },
            false),
        ["the signer was revoked before"] = (
            _good with { Lists = [_ofRoot, new("Middle", (Signer, _at.AddDays(-1), CrlReason.KeyCompromise))] }, false),
        ["the signer was revoked after"] = (
            _good with { Lists = [_ofRoot, new("Middle", (Signer, _at.AddDays(1), CrlReason.CessationOfOperation))] }, true),
        ["somebody else was revoked"] = (
            _good with { Lists = [_ofRoot, new("Middle", (Signer + 1, _at.AddDays(-1), CrlReason.KeyCompromise))] }, true),
        ["the authority was revoked before"] = (
            _good with { Lists = [new("Root", (Middle, _at.AddDays(-1), CrlReason.CACompromise)), _ofMiddle] }, false),
        ["the signer demands something unknown"] = (
            _good with { Signer = _signer with { HasUnknownCriticalExtension = true } }, false),
        ["the authority demands something unknown"] = (
            _good with { Between = [_middle with { HasUnknownCriticalExtension = true }] }, false),
    };

    // What ours says. Of an anchor RFC 5280 6.1.1 d takes name and key only; a hall that trusts a certificate trusts
    // what it says of itself, too. Revocation that nobody can tell is a remark here (seals.md 3.3 knows no verdict for
    // it) and a refusal there. A stolen key is taken back from the day that the list names (GB/T 38540-2020 7.3 f), there
    // from the beginning.
    private static readonly Dictionary<string, (Case Case, bool Yes)> _differing = new()
    {
        ["the anchor itself had ended"] = (_good with { Anchors = [_root with { Until = _at.AddDays(-1) }] }, false),
        ["the anchor may have no authority below it"] = (
            _good with { Anchors = [_root with { Constraints = new BasicConstraints(0) }] }, false),
        ["the signer's key was stolen after"] = (
            _good with { Lists = [_ofRoot, new("Middle", (Signer, _at.AddDays(1), CrlReason.KeyCompromise))] }, true),
        ["there is no list of the signer's issuer"] = (_good with { Lists = [_ofRoot] }, true),
        ["the list of the signer's issuer had ended"] = (
            _good with { Lists = [_ofRoot, _ofMiddle with { NextAt = _at.AddDays(-1) }] }, true),
        ["the list is by another key"] = (_good with { Lists = [_ofRoot, _ofMiddle with { SignedBy = "Other" }] }, true),
        ["the authority may not sign lists"] = (
            _good with { Between = [_middle with { Usage = KeyUsage.KeyCertSign }] }, true),
    };

    public static TheoryData<string, string> Agreed() => Rows(_agreed.Keys);

    public static TheoryData<string, string> Differing() => Rows(_differing.Keys);

    [Theory]
    [MemberData(nameof(Agreed))]
    public void Both_say_the_same(string kind, string name)
    {
        var (chain, yes) = _agreed[name];

        Assert.Equal((yes, yes), Answers(kind, chain));
    }

    [Theory]
    [MemberData(nameof(Differing))]
    public void Ours_differs_where_it_means_to(string kind, string name)
    {
        var (chain, yes) = _differing[name];

        Assert.Equal((yes, !yes), Answers(kind, chain));
    }

    private static TheoryData<string, string> Rows(IEnumerable<string> names) =>
        [.. from name in names from kind in (string[])["SM2", "RSA", "ECDSA"] select (kind, name)];

    private static (bool Ours, bool Theirs) Answers(string kind, Case chain)
    {
        var forge = Forges[kind];
        lock (forge)
        {
            var anchors = chain.Anchors.Select(forge.Make).ToList();
            var between = chain.Between.Select(forge.Make).ToList();
            var lists = chain.Lists.Select(forge.MakeList).ToList();
            var signer = forge.Make(chain.Signer);
            return (Ours(signer, anchors, between, lists), Theirs(signer, anchors, between, lists));
        }
    }

    private static Dictionary<string, ChainForge> Forges { get; } =
        ((string[])["SM2", "RSA", "ECDSA"]).ToDictionary(kind => kind, ChainForge.Of);

    // Its own validity and revocation are asked after the chain (SignerCheck).
    private static bool Ours(
        X509Certificate signer, List<X509Certificate> anchors, List<X509Certificate> between, List<X509Crl> lists)
    {
        var trust = TrustStore.Load(
            Files(anchors.Select(one => one.GetEncoded())), Files(between.Select(one => one.GetEncoded())),
            Files(lists.Select(one => one.GetEncoded())));
        var certificate = Certificate.TryRead(signer.GetEncoded())!;
        var chain = CertificateChain.Build(certificate, [], trust, _at);
        return chain.End is ChainEnd.Trusted && certificate.IsValidAt(_at) && !(chain.RevokedAt <= _at);
    }

    private static bool Theirs(
        X509Certificate signer, List<X509Certificate> anchors, List<X509Certificate> between, List<X509Crl> lists)
    {
        var parameters = new PkixBuilderParameters(
            new HashSet<TrustAnchor>(anchors.Select(anchor => new TrustAnchor(anchor, null))),
            new X509CertStoreSelector { Certificate = signer })
        {
            IsRevocationEnabled = true, Date = _at.UtcDateTime,
        };
        parameters.AddStoreCert(CollectionUtilities.CreateStore([.. between, signer]));
        parameters.AddStoreCrl(CollectionUtilities.CreateStore(lists));
        try
        {
            new PkixCertPathBuilder().Build(parameters);
            return true;
        }
        catch (GeneralSecurityException)
        {
            return false;
        }
    }

    private static IEnumerable<TrustFile> Files(IEnumerable<byte[]> contents) =>
        contents.Index().Select(content => new TrustFile($"{content.Index}", content.Item));

    private sealed record Case(ForgedLink[] Anchors, ForgedLink[] Between, ForgedLink Signer, ForgedList[] Lists);
}
