using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Seals.Certificates;
using CounterDesk.Tests.Support;
using Org.BouncyCastle.Asn1.X509;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>A list that speaks of some certificates says nothing of the others (RFC 5280 5.2.5), but whom it names is revoked.</summary>
public sealed class RevocationScopeTests
{
    private const string Ours = "http://lists.example/7.crl";
    private const string Another = "http://lists.example/8.crl";
    private const long Signer = 7;

    private static readonly DateTimeOffset _at = SomeSeals.SealedAt;
    private static readonly ChainForge _forge = ChainForge.Of("SM2");

    private static readonly ReadOnlyMemory<byte> _root = _forge.Make(ForgedLink.Authority("Root", "Root")).GetEncoded();

    private static readonly Certificate _signer = Certificate.TryRead(_forge.Make(
        new ForgedLink("Signer", "Root") { SerialNumber = Signer, Lists = [Ours], Usage = KeyUsage.DigitalSignature }).GetEncoded())!;

    private static readonly Dictionary<string, (IssuingDistributionPoint? Scope, bool IsKnown)> _scopes = new()
    {
        ["all"] = (null, true),
        ["those that point to it"] = (Scope(Ours), true),
        ["those that point elsewhere"] = (Scope(Another), false),
        ["users"] = (Scope(users: true), true),
        ["authorities"] = (Scope(authorities: true), false),
        ["attributes"] = (Scope(attributes: true), false),
        ["other issuers', too"] = (Scope(indirect: true), false),
        ["some reasons"] = (Scope(reasons: new ReasonFlags(ReasonFlags.KeyCompromise)), false),
    };

    public static TheoryData<string> Scopes() => [.. _scopes.Keys];

    [Theory]
    [MemberData(nameof(Scopes))]
    public void A_list_of_a_scope_tells_of_the_certificates_in_it(string name)
    {
        var (scope, isKnown) = _scopes[name];

        Assert.Equal(isKnown, Build(new("Root") { Scope = scope }).IsRevocationKnown);
        Assert.NotNull(Build(new("Root", (Signer, _at.AddDays(-1), CrlReason.KeyCompromise)) { Scope = scope }).RevokedAt);
    }

    [Fact]
    public void Changes_alone_tell_who_is_on_them_and_not_who_is_not()
    {
        Assert.False(Build(new("Root") { IsDelta = true }).IsRevocationKnown);
        Assert.NotNull(Build(new("Root", (Signer, _at.AddDays(-1), CrlReason.KeyCompromise)) { IsDelta = true }).RevokedAt);
    }

    private static IssuingDistributionPoint Scope(
        string? address = null, bool users = false, bool authorities = false, ReasonFlags? reasons = null,
        bool indirect = false, bool attributes = false) =>
        new(
            address is null
                ? null
                : new DistributionPointName(new GeneralNames(new GeneralName(GeneralName.UniformResourceIdentifier, address))),
            users, authorities, reasons, indirect, attributes);

    private static CertificateChain Build(ForgedList list) => CertificateChain.Build(
        _signer, [], TrustStore.Load([new("root", _root)], [], [new("list", _forge.MakeList(list).GetEncoded())]), _at);
}
