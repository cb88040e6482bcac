using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Xml.Linq;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Seals;

public sealed class OfdSealerTests
{
    private static readonly XNamespace _ofd = "http://www.ofdspec.org/2016";

    [Fact]
    public void Every_entry_but_the_signature_s_own_is_protected_by_its_digest()
    {
        var entries = SomeSeals.SealedEntries();
        var references = SignatureIn(entries).Descendants(_ofd + "Reference").ToList();

        Assert.Equal(
            entries.Keys.Except(
            [
                "Doc_0/Signs/Signatures.xml", "Doc_0/Signs/Sign_0/Signature.xml", "Doc_0/Signs/Sign_0/SignedValue.dat",
            ]).Select(name => "/" + name),
            references.Select(reference => reference.Attribute("FileRef")!.Value));
        Assert.All(references, reference => Assert.Equal(
            Convert.ToBase64String(Sm3.Hash(entries[reference.Attribute("FileRef")!.Value[1..]].Span)),
            reference.Element(_ofd + "CheckValue")!.Value));
    }

    [Fact]
    public void The_main_entry_names_the_list_of_signatures_and_is_itself_protected()
    {
        var entries = SomeSeals.SealedEntries();
        var body = Load(entries[OfdWriter.MainEntry]).Element(_ofd + "DocBody")!;

        Assert.Equal("Doc_0/Signs/Signatures.xml", body.Element(_ofd + "Signatures")!.Value);
        Assert.Contains(
            "/OFD.xml", SignatureIn(entries).Descendants(_ofd + "Reference").Attributes("FileRef").Select(file => file.Value));
    }

    [Fact]
    public void The_stamp_stands_on_the_page_it_was_set_on()
    {
        var entries = SomeSeals.SealedEntries();
        var page = Load(entries["Doc_0/Document.xml"]).Descendants(_ofd + "Page").Single();
        var stamp = SignatureIn(entries).Descendants(_ofd + "StampAnnot").Single();

        Assert.Equal(page.Attribute("ID")!.Value, stamp.Attribute("PageRef")!.Value);
        Assert.Equal("150 90 40 40", stamp.Attribute("Boundary")!.Value);
    }

    [Theory]
    [InlineData(SealLayout.GmT0031Of2014)]
    [InlineData(SealLayout.GbT38540Of2020)]
    [InlineData(SealLayout.GmT0031Of2025)]
    public void A_file_sealed_in_any_layout_is_valid(SealLayout layout)
    {
        var seal = SealMaker.Make(SomeSeals.Description() with { Layout = layout }, SomeSeals.Maker);
        var file = OfdWriter.Pack(OfdSealer.Seal(
            OfdWriter.Compose(SomeOfd.Contents(), SomeFonts.Shipped), seal, SomeSeals.Signer,
            new(0, SomeOfd.StampBox), SomeSeals.SealedAt));

        var report = LicenseFileVerifier.Verify(file, SomeSeals.Trust(), SomeSeals.SealedAt);

        Assert.Equal((FileVerdict.Valid, 0), (report.Verdict, report.Warnings.Length));
        Assert.Equal(SomeSeals.SealedAt, Assert.Single(report.Signatures).SignedAt);
    }

    // GB/T 38540-2020: SES_Signature is toSign, cert, signatureAlgID, signature.
    [Fact]
    public void The_signer_signed_the_seal_the_time_and_the_digest_of_the_signature_file()
    {
        var entries = SomeSeals.SealedEntries();
        var value = Read(entries["Doc_0/Signs/Sign_0/SignedValue.dat"]).ReadSequence();
        var toSign = value.ReadEncodedValue();

        Assert.Equal(SomeSeals.Signer.Certificate.ToArray(), value.ReadOctetString());
        Assert.Equal("1.2.156.10197.1.501", value.ReadObjectIdentifier());
        Assert.True(Sm2.Verify(
            SomeSeals.Signer.Key.PublicKey, toSign.Span, Sm2.FromDer(value.ReadBitString(out _))));
        Assert.False(value.HasData);

        var signed = Read(toSign).ReadSequence();
        Assert.Equal(4, signed.ReadInteger());
        Assert.Equal(entries["Doc_0/Signs/Sign_0/Seal.esl"].ToArray(), signed.ReadEncodedValue().ToArray());
        Assert.Equal(SomeSeals.SealedAt, signed.ReadGeneralizedTime());
        Assert.Equal(Sm3.Hash(entries["Doc_0/Signs/Sign_0/Signature.xml"].Span), signed.ReadBitString(out _));
    }

    // GB/T 38540-2020: SESeal is eSealInfo, cert, signAlgID, signedValue.
    [Fact]
    public void The_maker_signed_what_the_seal_says()
    {
        var seal = Read(SomeSeals.Seal()).ReadSequence();
        var information = seal.ReadEncodedValue();

        Assert.Equal(SomeSeals.Maker.Certificate.ToArray(), seal.ReadOctetString());
        seal.ReadObjectIdentifier();
        Assert.True(Sm2.Verify(
            SomeSeals.Maker.Key.PublicKey, information.Span, Sm2.FromDer(seal.ReadBitString(out _))));
    }

    private static XElement SignatureIn(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> entries) =>
        Load(entries["Doc_0/Signs/Sign_0/Signature.xml"]);

    private static XElement Load(ReadOnlyMemory<byte> xml) => XElement.Load(new MemoryStream(xml.ToArray()));

    private static AsnReader Read(ReadOnlyMemory<byte> der) => new(der, AsnEncodingRules.DER);
}
