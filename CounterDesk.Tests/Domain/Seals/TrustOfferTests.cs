using System.Security.Cryptography;
using System.Text;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using Org.BouncyCastle.Asn1.X509;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>What may come into a trust folder, and what must wait for its fingerprint to be compared.</summary>
public sealed class TrustOfferTests
{
    private static readonly DateTimeOffset _now = SomeSeals.SealedAt;
    private static readonly ChainForge _forge = ChainForge.Of("SM2");
    private static readonly ReadOnlyMemory<byte> _root = _forge.Make(ForgedLink.Authority("Root", "Root")).GetEncoded();

    private static readonly ForgedList _list = new("Root", (5, _now.AddDays(-30), CrlReason.KeyCompromise))
    {
        MadeAt = _now.AddDays(-3), NextAt = _now.AddDays(4),
    };

    private static readonly byte[] _known = _forge.MakeList(_list).GetEncoded();
    private static readonly TrustStore _trust = TrustStore.Load([new("root", _root)], [], [new("known", _known)]);

    private static readonly ForgedList _newer = _list with { MadeAt = _now.AddDays(-1), NextAt = _now.AddDays(6) };

    private static readonly Dictionary<string, (Func<ReadOnlyMemory<byte>> Bytes, TrustRefusal Why)> _refused = new()
    {
        ["nothing"] = (() => Array.Empty<byte>(), TrustRefusal.NeitherCertificateNorList),
        ["a text"] = (() => Encoding.UTF8.GetBytes("附件一"), TrustRefusal.NeitherCertificateNorList),
        ["broken PEM"] = (() => Encoding.ASCII.GetBytes("-----BEGIN CERTIFICATE-----\nAA"), TrustRefusal.NeitherCertificateNorList),
        ["a private key"] = (
            () => Encoding.ASCII.GetBytes(PemEncoding.WriteString("PRIVATE KEY", [0x30, 0x00])),
            TrustRefusal.NeitherCertificateNorList),
        ["bytes after a certificate"] = (() => (byte[])[.. _root.Span, 0], TrustRefusal.NeitherCertificateNorList),
        ["two certificates"] = (() => Encoding.ASCII.GetBytes(Pem(_root) + '\n' + Pem(SomeSeals.Root.Certificate)), TrustRefusal.SeveralInOne),
        ["a signer's certificate"] = (() => SomeSeals.Signer.Certificate, TrustRefusal.NotAnAuthority),
        ["a key off its curve"] = (
            () => new CertificateForge { Issuer = null, Point = new byte[65] }.Make().Certificate, TrustRefusal.KeyNotSupported),
        ["what is there"] = (() => _root, TrustRefusal.AlreadyThere),
        ["a list of a stranger"] = (() => List(new ForgedList("Stranger")), TrustRefusal.ListIssuerUnknown),
        ["a list of another key"] = (() => List(_newer with { SignedBy = "Stranger" }), TrustRefusal.ListNotSignedByIssuer),
        ["the list that is there"] = (() => _known, TrustRefusal.AlreadyThere),
        ["an older list"] = (() => List(_list with { MadeAt = _now.AddDays(-4) }), TrustRefusal.ListOlder),
        ["a list of tomorrow"] = (() => List(_newer with { MadeAt = _now.AddDays(1) }), TrustRefusal.ListOfTheFuture),
        ["changes only"] = (() => List(_newer with { IsDelta = true }), TrustRefusal.ListIsDelta),
    };

    public static TheoryData<string> Refused() => [.. _refused.Keys];

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_may_not_come_in_is_refused_for_its_reason(string name)
    {
        var (bytes, why) = _refused[name];

        Assert.Equal(new TrustOffer.Refused(why), TrustOffer.Judge(bytes(), _trust, _now));
    }

    [Fact]
    public void Every_refusal_is_tried() => Assert.Equal(
        Enum.GetValues<TrustRefusal>().Except([TrustRefusal.ListIssuerMayNot]).Order(),
        _refused.Values.Select(refused => refused.Why).Distinct().Order());

    [Fact]
    public void A_list_of_an_authority_that_may_not_sign_lists_is_refused()
    {
        var authority = _forge.Make(ForgedLink.Authority("Mute", "Mute") with { Usage = KeyUsage.KeyCertSign }).GetEncoded();
        var trust = TrustStore.Load([new("mute", authority)], [], []);

        Assert.Equal(
            new TrustOffer.Refused(TrustRefusal.ListIssuerMayNot), TrustOffer.Judge(List(new ForgedList("Mute")), trust, _now));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_authority_is_offered_with_what_it_is_compared_by(bool isPem)
    {
        var bytes = isPem ? Encoding.ASCII.GetBytes(Pem(SomeSeals.Root.Certificate)) : SomeSeals.Root.Certificate;

        var offer = Assert.IsType<TrustOffer.OfCertificate>(TrustOffer.Judge(bytes, _trust, _now));

        Assert.Equal(
            ("测试根", "SM2", true, true),
            (offer.Certificate.Facts.Name, offer.Certificate.KeyKind, offer.Certificate.IsSelfSigned, offer.Certificate.MayIssue));
        Assert.Equal(Convert.ToHexStringLower(Sm3.Hash(SomeSeals.Root.Certificate.Span)), offer.Certificate.Fingerprint.Value);
        Assert.True(offer.Der.Span.SequenceEqual(SomeSeals.Root.Certificate.Span));
    }

    [Fact]
    public void A_newer_list_of_a_known_issuer_is_taken()
    {
        var offer = Assert.IsType<TrustOffer.OfRevocationList>(TrustOffer.Judge(List(_newer), _trust, _now));

        Assert.Equal(
            ("Root", _now.AddDays(-1), _now.AddDays(6), 1), (offer.Issuer.Facts.Name, offer.MadeAt, offer.NextAt!.Value, offer.Count));
    }

    [Fact]
    public void A_list_of_one_part_says_nothing_of_another()
    {
        var part = new IssuingDistributionPoint(
            new DistributionPointName(new GeneralNames(new GeneralName(GeneralName.UniformResourceIdentifier, "http://a/1.crl"))),
            onlyContainsUserCerts: false, onlyContainsCACerts: false, onlySomeReasons: null, indirectCRL: false,
            onlyContainsAttributeCerts: false);
        var older = List(_list with { MadeAt = _now.AddDays(-9), Scope = part });

        Assert.IsType<TrustOffer.OfRevocationList>(TrustOffer.Judge(older, _trust, _now));
        Assert.False(_trust.IsReplaced(_known, List(_newer with { Scope = part })));
        var divided = TrustStore.Load([new("root", _root)], [], [new("known", _known), new("part", older)]);
        Assert.Equal(_now.AddDays(-9), divided.RevocationBelow(Fingerprint.Of(_root.Span)).AsOf);
    }

    [Fact]
    public void A_list_is_replaced_by_a_newer_one_that_has_everybody_on_it() =>
        Assert.True(_trust.IsReplaced(_known, List(_newer)));

    [Fact]
    public void A_list_stays_while_somebody_stands_on_it_alone() =>
        Assert.False(_trust.IsReplaced(_known, List(_newer with { Revoked = [] })));

    [Fact]
    public void A_list_that_is_not_there_is_not_replaced() =>
        Assert.False(_trust.IsReplaced(List(_list with { MadeAt = _now.AddDays(-4) }), List(_newer)));

    [Fact]
    public void What_changed_is_not_replaced_by_a_list_of_all()
    {
        var changes = List(_list with { IsDelta = true });
        var trust = TrustStore.Load([new("root", _root)], [], [new("changes", changes)]);

        Assert.False(trust.IsReplaced(changes, List(_newer)));
    }

    [Fact]
    public void A_list_is_not_replaced_by_one_of_another_key() =>
        Assert.False(_trust.IsReplaced(_known, List(_newer with { SignedBy = "Stranger" })));

    [Fact]
    public void An_authority_that_was_revoked_is_not_vouched_for()
    {
        var revoked = TrustStore.Load(
            [new("root", SomeSeals.Root.Certificate)],
            [new("intermediate", SomeSeals.Intermediate.Certificate)],
            [new("crl", CertificateMaker.MakeRevocationList(SomeSeals.Root, SomeSeals.From, SomeSeals.Until, (2, _now)))]);
        var intermediate = Fingerprint.Of(SomeSeals.Intermediate.Certificate.Span);

        Assert.True(SomeSeals.Trust().VouchesFor(intermediate, _now));
        Assert.True(revoked.VouchesFor(intermediate, _now.AddDays(-1)));
        Assert.False(revoked.VouchesFor(intermediate, _now));
    }

    [Fact]
    public void Who_was_on_hold_only_may_come_back()
    {
        var held = List(_list with { Revoked = [(5, _now.AddDays(-30), CrlReason.CertificateHold)] });
        var trust = TrustStore.Load([new("root", _root)], [], [new("held", held)]);

        Assert.True(trust.IsReplaced(held, List(_newer with { Revoked = [] })));
    }

    [Fact]
    public void A_newer_list_is_not_replaced_by_an_older_one() =>
        Assert.False(_trust.IsReplaced(_known, List(_list with { MadeAt = _now.AddDays(-4) })));

    [Theory]
    [InlineData(0, true)]
    [InlineData(5, false)]
    public void A_list_without_promise_is_overdue_after_a_week(int days, bool isInTime)
    {
        var facts = new RevocationFacts(_now.AddDays(-5), null);

        Assert.Equal(!isInTime, facts.IsOverdueAt(_now.AddDays(days)));
        Assert.False(new RevocationFacts(null, null).IsOverdueAt(_now));
    }

    [Theory]
    [InlineData("{0}", true)]
    [InlineData(" {0} ", true)]
    [InlineData("", false)]
    [InlineData("\ud800", false)]
    public void The_last_group_is_compared_as_people_write_it(string format, bool agrees)
    {
        var fingerprint = Fingerprint.Of(_root.Span);
        var last = fingerprint.Groups[^1];
        var typed = string.Format(System.Globalization.CultureInfo.InvariantCulture, format, last);

        Assert.Equal(8, fingerprint.Groups.Length);
        Assert.Equal(agrees, fingerprint.EndsWith(typed));
        Assert.True(fingerprint.EndsWith($"{last[..4].ToUpperInvariant()}-{last[4..]}"));
        Assert.True(fingerprint.EndsWith(string.Concat(last.Select(digit => (char)(digit - '!' + '！')))));
        Assert.False(fingerprint.EndsWith(last[..7]));
        Assert.False(fingerprint.EndsWith(fingerprint.Groups[0]));
    }

    private static byte[] List(ForgedList list) => _forge.MakeList(list).GetEncoded();

    private static string Pem(ReadOnlyMemory<byte> der) => PemEncoding.WriteString("CERTIFICATE", der.Span);
}
