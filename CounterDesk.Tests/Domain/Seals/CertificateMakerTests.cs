using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.X509;

namespace CounterDesk.Tests.Domain.Seals;

public sealed class CertificateMakerTests
{
    [Fact]
    public void A_chain_leads_from_the_signer_to_the_root_and_each_link_is_signed_by_the_next()
    {
        var signer = Read(SomeSeals.Signer);
        var intermediate = Read(SomeSeals.Intermediate);
        var root = Read(SomeSeals.Root);

        Assert.Equal(intermediate.SubjectDN, signer.IssuerDN);
        Assert.Equal(root.SubjectDN, intermediate.IssuerDN);
        Assert.True(IsSignedBy(signer, SomeSeals.Intermediate));
        Assert.True(IsSignedBy(intermediate, SomeSeals.Root));
        Assert.True(IsSignedBy(root, SomeSeals.Root));
        Assert.False(IsSignedBy(signer, SomeSeals.Root));
    }

    [Fact]
    public void Authorities_sign_certificates_and_the_others_sign_documents()
    {
        // RFC 5280 4.2.1.3: digitalSignature and nonRepudiation are bits 0 and 1, keyCertSign and cRLSign 5 and 6.
        Assert.Equal([5, 6], UsageOf(Read(SomeSeals.Intermediate)));
        Assert.Equal([0, 1], UsageOf(Read(SomeSeals.Signer)));
        Assert.True(Read(SomeSeals.Intermediate).GetBasicConstraints() >= 0);
        Assert.Equal(-1, Read(SomeSeals.Signer).GetBasicConstraints());
    }

    [Fact]
    public void A_certificate_holds_from_and_to_the_days_it_was_made_for()
    {
        var certificate = Read(SomeSeals.Signer);

        Assert.Equal(SomeSeals.From.UtcDateTime, certificate.NotBefore.ToUniversalTime());
        Assert.Equal(SomeSeals.Until.UtcDateTime, certificate.NotAfter.ToUniversalTime());
    }

    [Fact]
    public void A_list_names_what_its_issuer_took_back()
    {
        var list = new X509CrlParser().ReadCrl(CertificateMaker.MakeRevocationList(
            SomeSeals.Intermediate, SomeSeals.From, SomeSeals.Until, (17, SomeSeals.SealedAt)));

        Assert.Equal(Read(SomeSeals.Intermediate).SubjectDN, list.IssuerDN);
        Assert.Equal(
            SomeSeals.SealedAt.UtcDateTime,
            list.GetRevokedCertificate(BigInteger.ValueOf(17)).RevocationDate.ToUniversalTime());
        Assert.Null(list.GetRevokedCertificate(BigInteger.ValueOf(18)));
        Assert.True(Sm2.Verify(
            SomeSeals.Intermediate.Key.PublicKey, list.GetTbsCertList(), Sm2.FromDer(list.GetSignature())));
    }

    private static X509Certificate Read(SealingKey key) =>
        new X509CertificateParser().ReadCertificate(key.Certificate.ToArray());

    private static bool IsSignedBy(X509Certificate certificate, SealingKey issuer) => Sm2.Verify(
        issuer.Key.PublicKey, certificate.GetTbsCertificate(), Sm2.FromDer(certificate.GetSignature()));

    private static IEnumerable<int> UsageOf(X509Certificate certificate) =>
        from usage in certificate.GetKeyUsage()!.Select((isSet, bit) => (IsSet: isSet, Bit: bit))
        where usage.IsSet
        select usage.Bit;
}
