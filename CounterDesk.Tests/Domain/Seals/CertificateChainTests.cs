using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Seals.Certificates;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using Org.BouncyCastle.Asn1.X509;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>Who vouches for a certificate (GB/T 38540-2020 6.3 c, 7.3 e; RFC 5280 6.1).</summary>
public sealed class CertificateChainTests
{
    private static readonly DateTimeOffset _at = SomeSeals.SealedAt;

    // Only the root is in the store: authorities between come with the file.
    private static readonly TrustStore _rootOnly = TrustStore.Load([new("root.cer", SomeSeals.Root.Certificate)], [], []);

    private static readonly CertificateChain _withoutList = new(ChainEnd.Trusted) { Revocation = new(null, null) };

    private static readonly CertificateForge _authority = new()
    {
        Name = "另一中级", Issuer = SomeSeals.Root, Usage = KeyUsage.KeyCertSign, Constraints = new(cA: true),
    };

    private static readonly Dictionary<string, (CertificateForge Authority, ChainEnd End)> _authorities = new()
    {
        ["it is as it should be"] = (_authority, ChainEnd.Trusted),
        ["it says nothing of its usage"] = (_authority with { Usage = null }, ChainEnd.Trusted),
        ["it has no basic constraints"] = (_authority with { Constraints = null }, ChainEnd.NotCa),
        ["it says that it is no authority"] = (_authority with { Constraints = new(cA: false) }, ChainEnd.NotCa),
        ["it may not sign certificates"] = (_authority with { Usage = KeyUsage.DigitalSignature }, ChainEnd.NotCa),
        ["it had ended"] = (_authority with { Until = _at.AddDays(-1) }, ChainEnd.UnknownIssuer),
        ["it had not begun"] = (_authority with { From = _at.AddDays(1) }, ChainEnd.UnknownIssuer),
        ["it demands something unknown"] = (_authority with { HasUnknownCriticalExtension = true }, ChainEnd.UnknownIssuer),
    };

    [Fact]
    public void A_chain_through_the_store_reaches_the_anchor()
    {
        var chain = Build(SomeSeals.Signer, SomeSeals.Trust());

        Assert.Equal(
            new CertificateChain(
                ChainEnd.Trusted, RevokedAt: null, IsRevocationKnown: true, new(SomeSeals.From, SomeSeals.Until)),
            chain);
    }

    [Fact]
    public void An_authority_in_the_file_leads_to_the_anchor_too()
    {
        Assert.Equal(ChainEnd.Trusted, Build(SomeSeals.Signer, _rootOnly, SomeSeals.Intermediate).End);
        Assert.Equal(ChainEnd.UnknownIssuer, Build(SomeSeals.Signer, _rootOnly).End);
    }

    [Fact]
    public void A_root_in_the_file_is_no_anchor()
    {
        var root = CertificateMaker.MakeRoot(SomeSeals.Subject("别的根", 1), Sm2PrivateKey.Generate());
        var signer = new CertificateForge { Issuer = root }.Make();

        Assert.Equal(ChainEnd.SelfSigned, Build(signer, _rootOnly, root).End);
    }

    [Fact]
    public void A_self_signed_certificate_that_the_hall_trusts_is_an_anchor()
    {
        var signer = new CertificateForge { Issuer = null }.Make();
        var trust = TrustStore.Load([new("signer.cer", signer.Certificate)], [], []);

        Assert.Equal(ChainEnd.Trusted, Build(signer, trust).End);
        Assert.Equal(ChainEnd.SelfSigned, Build(signer, _rootOnly).End);
    }

    public static TheoryData<string> Authorities() => [.. _authorities.Keys];

    [Theory]
    [MemberData(nameof(Authorities))]
    public void An_authority_vouches_only_as_such_and_within_its_time(string authority)
    {
        var (forge, end) = _authorities[authority];
        var key = forge.Make();

        Assert.Equal(end, Build(new CertificateForge { Issuer = key }.Make(), _rootOnly, key).End);
    }

    [Fact]
    public void An_authority_in_the_file_counts_only_under_the_name_that_is_asked_for()
    {
        var key = Sm2PrivateKey.Generate();
        var other = (_authority with { Name = "别名" }).Make(key);

        Assert.Equal(
            ChainEnd.UnknownIssuer, Build(new CertificateForge { Issuer = _authority.Make(key) }.Make(), _rootOnly, other).End);
    }

    [Fact]
    public void An_authority_in_the_file_that_is_only_named_vouches_for_nobody()
    {
        var authority = _authority.Make();
        var impostor = authority with { Key = Sm2PrivateKey.Generate() };

        Assert.Equal(
            ChainEnd.UnknownIssuer, Build(new CertificateForge { Issuer = impostor }.Make(), _rootOnly, authority).End);
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, false)]
    public void A_chain_may_have_so_many_authorities_between_and_no_more(int between, bool isTrusted)
    {
        List<SealingKey> authorities = [SomeSeals.Root];
        for (var number = 0; number < between; number++)
        {
            authorities.Add((_authority with { Name = $"第{number}级", Issuer = authorities[^1] }).Make());
        }

        Assert.Equal(
            isTrusted ? ChainEnd.Trusted : ChainEnd.UnknownIssuer,
            Build(new CertificateForge { Issuer = authorities[^1] }.Make(), _rootOnly, [.. authorities[1..]]).End);
    }

    // Of three authorities under one name the last is good, and the first two lead to four each that are not.
    [Fact]
    public void Ways_up_are_not_followed_without_end()
    {
        var (key, above) = (Sm2PrivateKey.Generate(), Sm2PrivateKey.Generate());
        var unknown = (_authority with { Name = "丙", Issuer = null }).Make();
        var upper = _authority with { Name = "乙", Issuer = unknown };
        var lower = _authority with { Name = "甲", Issuer = upper.Make(above) };
        var alongside = Enumerable.Range(0, 2).Select(number => (lower with { SerialNumber = number }).Make(key))
            .Concat(Enumerable.Range(0, 4).Select(number => (upper with { SerialNumber = number }).Make(above)));
        var good = (_authority with { Name = "甲" }).Make(key);
        var signer = new CertificateForge { Issuer = good }.Make();

        Assert.Equal(ChainEnd.Trusted, Build(signer, _rootOnly, [good, .. alongside]).End);
        Assert.Equal(ChainEnd.UnknownIssuer, Build(signer, _rootOnly, [.. alongside, good]).End);
    }

    [Fact]
    public void An_anchor_that_demands_something_unknown_vouches_for_nobody()
    {
        var anchor = (_authority with { Issuer = null, HasUnknownCriticalExtension = true }).Make();
        var trust = TrustStore.Load([new("anchor.cer", anchor.Certificate)], [], []);

        Assert.Equal(ChainEnd.UnknownIssuer, Build(new CertificateForge { Issuer = anchor }.Make(), trust).End);
    }

    [Fact]
    public void A_certificate_of_ones_own_name_that_another_key_signed_is_not_self_signed()
    {
        var namesake = new CertificateForge { Issuer = null }.Make();

        Assert.Equal(ChainEnd.UnknownIssuer, Build(new CertificateForge { Issuer = namesake }.Make(), _rootOnly).End);
    }

    [Fact]
    public void An_authority_that_says_at_length_that_it_is_none_is_none()
    {
        // DER leaves FALSE out; some write it.
        var authority = (_authority with
        {
            ChangeSigned = signed => Replaced(signed, [0x30, 3, 1, 1, 0xFF], [0x30, 3, 1, 1, 0]),
        }).Make();

        Assert.Equal(ChainEnd.NotCa, Build(new CertificateForge { Issuer = authority }.Make(), _rootOnly, authority).End);
    }

    [Fact]
    public void A_certificate_is_not_larger_than_any()
    {
        Assert.NotNull(Certificate.TryRead(new CertificateForge { KeyIdentifier = new byte[20_000] }.Make().Certificate));
        Assert.Null(Certificate.TryRead(new CertificateForge { KeyIdentifier = new byte[33_000] }.Make().Certificate));
    }

    [Fact]
    public void A_list_is_signed_under_the_name_of_its_issuer()
    {
        var key = Sm2PrivateKey.Generate();
        var list = RevocationList.TryRead(
            CertificateMaker.MakeRevocationList(_authority.Make(key), SomeSeals.From, SomeSeals.Until))!;

        Assert.True(list.IsSignedBy(Read(_authority.Make(key))));
        Assert.False(list.IsSignedBy(Read((_authority with { Name = "别名" }).Make(key))));
    }

    /// <summary>What a list is narrowed to, so that it says nothing of a signer who is not on it.</summary>
    public static TheoryData<string, bool> Narrowed() => new()
    {
        { "nothing", true }, { "users", true }, { "authorities", false }, { "changes", false }, { "something unknown", false },
    };

    [Theory]
    [MemberData(nameof(Narrowed))]
    public void A_list_speaks_of_those_alone_whom_it_is_about(string narrowing, bool speaks)
    {
        var list = new ForgedList("Root")
        {
            IsDelta = narrowing == "changes",
            Scope = narrowing is "users" or "authorities"
                ? new IssuingDistributionPoint(null, narrowing == "users", narrowing == "authorities", null, false, false)
                : null,
            HasUnknownCriticalExtension = narrowing == "something unknown",
        };

        Assert.Equal(
            speaks,
            RevocationList.TryRead(ChainForge.Of("SM2").MakeList(list).GetEncoded())!.SpeaksOf(Read(SomeSeals.Signer)));
    }

    [Fact]
    public void A_certificate_that_demands_something_unknown_is_not_vouched_for()
    {
        var signer = new CertificateForge { HasUnknownCriticalExtension = true }.Make();

        Assert.Equal(ChainEnd.UnknownIssuer, Build(signer, SomeSeals.Trust()).End);
    }

    [Fact]
    public void An_authority_may_have_no_more_authorities_below_it_than_it_says()
    {
        var upper = (_authority with { Name = "上级", Constraints = new(pathLenConstraint: 0) }).Make();
        var lower = (_authority with { Name = "下级", Issuer = upper }).Make();

        Assert.Equal(ChainEnd.Trusted, Build(new CertificateForge { Issuer = upper }.Make(), _rootOnly, upper).End);
        Assert.Equal(ChainEnd.NotCa, Build(new CertificateForge { Issuer = lower }.Make(), _rootOnly, upper, lower).End);
    }

    [Fact]
    public void An_authority_that_was_revoked_no_longer_vouches()
    {
        var trust = TrustStore.Load(
            [new("root.cer", SomeSeals.Root.Certificate)],
            [new("intermediate.cer", SomeSeals.Intermediate.Certificate)],
            [new("root.crl", CertificateMaker.MakeRevocationList(SomeSeals.Root, _at, SomeSeals.Until, (2, _at.AddDays(-1))))]);

        Assert.Equal(ChainEnd.UnknownIssuer, Build(SomeSeals.Signer, trust).End);
    }

    [Fact]
    public void Without_a_list_of_the_issuer_revocation_is_not_known()
    {
        var chain = Build(SomeSeals.Signer, _rootOnly, SomeSeals.Intermediate);

        Assert.Equal(_withoutList, chain);
    }

    [Fact]
    public void A_list_that_had_ended_says_nothing_of_the_time_after()
    {
        var trust = WithList(CertificateMaker.MakeRevocationList(SomeSeals.Intermediate, SomeSeals.From, _at.AddDays(-1)));

        Assert.Equal(
            _withoutList with { Revocation = new(SomeSeals.From, _at.AddDays(-1)) }, Build(SomeSeals.Signer, trust));
    }

    [Fact]
    public void Of_several_lists_the_newest_says_as_of_when_revocation_is_known_and_none_is_forgotten()
    {
        var trust = WithLists(
            CertificateMaker.MakeRevocationList(SomeSeals.Intermediate, _at.AddDays(-2), _at.AddDays(5)),
            CertificateMaker.MakeRevocationList(SomeSeals.Intermediate, SomeSeals.From, _at.AddDays(-9), (4, _at.AddDays(-20))));

        Assert.Equal(
            new CertificateChain(
                ChainEnd.Trusted, _at.AddDays(-20), IsRevocationKnown: true, new(_at.AddDays(-2), _at.AddDays(5))),
            Build(SomeSeals.Signer, trust));
    }

    [Fact]
    public void A_list_by_an_authority_that_may_not_sign_lists_does_not_count()
    {
        var authority = (_authority with { SerialNumber = 7 }).Make();
        var trust = TrustStore.Load(
            [new("root.cer", SomeSeals.Root.Certificate)],
            [new("authority.cer", authority.Certificate)],
            [new("authority.crl", CertificateMaker.MakeRevocationList(authority, SomeSeals.From, SomeSeals.Until, (100, SomeSeals.From)))]);

        Assert.Equal(_withoutList, Build(new CertificateForge { Issuer = authority }.Make(), trust));
    }

    [Fact]
    public void An_anchor_needs_no_list() => Assert.Null(Build(SomeSeals.Root, _rootOnly).Revocation);

    [Fact]
    public void A_list_under_the_issuers_name_and_of_another_key_revokes_nobody()
    {
        var impostor = SomeSeals.Intermediate with { Key = Sm2PrivateKey.Generate() };
        var trust = WithList(CertificateMaker.MakeRevocationList(impostor, SomeSeals.From, SomeSeals.Until, (4, SomeSeals.From)));

        Assert.Equal(_withoutList, Build(SomeSeals.Signer, trust));
    }

    // Two names that certify each other, with many certificates each: every way up leads round.
    [Fact]
    public void Circles_in_a_file_come_to_an_end()
    {
        var key = Sm2PrivateKey.Generate();
        var one = (_authority with { Name = "甲", Issuer = null }).Make(key);
        var other = (_authority with { Name = "乙", Issuer = one }).Make(key);
        List<SealingKey> circle = [];
        for (var number = 0; number < 4; number++)
        {
            circle.Add((_authority with { Name = "甲", Issuer = other, SerialNumber = number }).Make(key));
            circle.Add((_authority with { Name = "乙", Issuer = one, SerialNumber = number }).Make(key));
        }

        Assert.Equal(ChainEnd.UnknownIssuer, Build(new CertificateForge { Issuer = other }.Make(), _rootOnly, [.. circle]).End);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3000")]
    [InlineData("not a certificate")]
    public void A_trust_folder_with_something_else_in_it_is_refused_by_the_files_name(string text)
    {
        var bytes = text == "3000" ? [0x30, 0x00] : System.Text.Encoding.ASCII.GetBytes(text);

        Assert.Equal(
            "odd.cer",
            Assert.Throws<TrustStoreException>(() => TrustStore.Load([new("odd.cer", bytes)], [], [])).FileName);
        Assert.Throws<TrustStoreException>(() => TrustStore.Load([], [], [new("odd.crl", bytes)]));
    }

    [Fact]
    public void Certificates_may_be_several_in_one_file_of_PEM()
    {
        var pem = string.Join('\n', ((SealingKey[])[SomeSeals.Root, SomeSeals.Intermediate]).Select(key =>
            System.Security.Cryptography.PemEncoding.WriteString("CERTIFICATE", key.Certificate.Span)));

        var store = TrustStore.Load([new("both.pem", System.Text.Encoding.ASCII.GetBytes(pem))], [], []);

        Assert.Equal(["测试根", "测试中级"], store.Anchors.Select(anchor => anchor.Name));
        Assert.Throws<TrustStoreException>(() =>
            TrustStore.Load([new("cut.pem", System.Text.Encoding.ASCII.GetBytes(pem[..^10]))], [], []));
    }

    private static byte[] Replaced(byte[] bytes, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        after.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf(before)));
        return bytes;
    }

    private static TrustStore WithList(byte[] list) => WithLists(list);

    private static TrustStore WithLists(params byte[][] lists) => TrustStore.Load(
        [new("root.cer", SomeSeals.Root.Certificate)],
        [new("intermediate.cer", SomeSeals.Intermediate.Certificate)],
        lists.Index().Select(list => new TrustFile($"{list.Index}.crl", list.Item)));

    private static CertificateChain Build(SealingKey key, TrustStore trust, params SealingKey[] alongside) =>
        CertificateChain.Build(Read(key), alongside.Select(Read), trust, _at);

    private static Certificate Read(SealingKey key) => Certificate.TryRead(key.Certificate)!;
}
