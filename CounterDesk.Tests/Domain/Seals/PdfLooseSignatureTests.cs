using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>
/// Signatures of a PDF file that its form does not list. Readers differ in whether they show them: each is judged, so
/// that nobody makes a file genuine, or unsigned, by hiding one.
/// </summary>
public sealed class PdfLooseSignatureTests
{
    private static readonly PdfForge _loose = new() { IsListed = false };
    private static readonly PdfForge _wrong = new() { Value = content => new SignedDataForge().Value([.. content, 0]) };
    private static readonly byte[] _signed = new PdfForge().File();

    /// <summary>How a signature was taken out of a file whose form had it.</summary>
    private static readonly Dictionary<string, (int Number, string? Body)[]> _takenOut = new()
    {
        ["the form is gone"] = [(1, PdfForge.Catalog())],
        ["the form lists nothing"] = [(1, PdfForge.Catalog("/AcroForm << /Fields [] >>"))],
        ["the field has no value any more"] =
            [(11, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Sig1) /P 3 0 R /Rect [0 0 0 0] >>")],
        ["the dictionary is deleted"] = [(10, null), (1, PdfForge.Catalog())],
        ["another object has its number"] = [(10, "[]")],
    };

    public static TheoryData<string> TakenOut() => [.. _takenOut.Keys];

    [Fact]
    public void A_signature_that_only_a_page_knows_is_judged_and_named()
    {
        var report = _loose.Verify();

        Assert.Empty(report.Reasons);
        Assert.Equal(FileVerdict.Valid, report.Verdict);
        Assert.Contains(FileWarning.SignatureNotListed, report.Warnings);
        var signature = Assert.Single(report.Signatures);
        Assert.Equal("10 0 R", signature.Id);
        Assert.Contains(FileWarning.SignatureNotListed, signature.Warnings);
        Assert.Contains(
            new SealCheckResult(
                SealCheck.SignatureListRead, CheckOutcome.PassedWithRemark, Warning: FileWarning.SignatureNotListed),
            report.Checks);
    }

    [Theory]
    [InlineData("/ByteRange [0 1 2 3]")]
    [InlineData("/Byte#52ange [0 1 2 3]")]
    [InlineData("/Type /Sig")]
    [InlineData("/Type /S#69g")]
    [InlineData("/Type /DocTimeStamp")]
    public void Something_that_calls_itself_a_signature_is_judged_however_it_does(string entry)
    {
        var report = Verify(PdfForge.Append(PdfForge.Plain(), [(20, $"[<< {entry} /Contents <3000> >>]")]));

        Assert.Equal(FileVerdict.Invalid, report.Verdict);
    }

    [Fact]
    public void An_invalid_signature_that_is_not_listed_makes_the_file_invalid_whoever_signs_after_it()
    {
        var report = new PdfForge { Base = (_wrong with { IsListed = false }).File(), Earlier = 1 }.Verify();

        Assert.Equal(FileVerdict.Invalid, report.Verdict);
    }

    [Fact]
    public void An_invalid_signature_whose_objects_another_took_over_makes_the_file_invalid()
    {
        var report = new PdfForge { Base = _wrong.File() }.Verify();

        Assert.Equal(FileVerdict.Invalid, report.Verdict);
        Assert.Equal(["10 0 R", "Sig1"], report.Signatures.Select(signature => signature.Id));
    }

    [Theory]
    [MemberData(nameof(TakenOut))]
    public void A_signed_file_is_not_unsigned_because(string takenOut)
    {
        var report = Verify(PdfForge.Append(_signed, _takenOut[takenOut]));

        Assert.Equal([FileReason.ModifiedAfterLastSignature], report.Reasons);
        Assert.Equal(FileVerdict.Partial, report.Verdict);
        Assert.Equal("10 0 R", Assert.Single(report.Signatures).Id);
    }

    [Fact]
    public void A_dictionary_that_was_copied_protects_nothing()
    {
        var text = PdfForge.Text(_signed);
        var at = text.IndexOf("10 0 obj\n", StringComparison.Ordinal) + 9;
        var dictionary = text[at..text.IndexOf("\nendobj", at, StringComparison.Ordinal)];

        var report = Verify(PdfForge.Append(
            _signed, [(10, dictionary.Replace("D:2026", "D:2025", StringComparison.Ordinal))]));

        Assert.Contains(FileReason.ByteRangeGapNotContents, report.Reasons);
        Assert.Equal(FileVerdict.Invalid, report.Verdict);
        Assert.Equal(["Sig1", "10 0 R"], report.Signatures.Select(signature => signature.Id));
    }

    [Theory]
    [InlineData("a signature that was prepared and never made", "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <0000> >>")]
    [InlineData(
        "rights to use a reader",
        "<< /Type /Sig /Contents <3000> /Reference [<< /TransformMethod /UR3 >>] /ByteRange [0 1 2 3] >>")]
    [InlineData("an annotation", "<< /Type /Annot /Subtype /Text /Contents (/Sig /ByteRange) >>")]
    [InlineData("a stream", "<< /Type /Sig /Contents <3000> /ByteRange [0 1 2 3] /Length 0 >>\nstream\n\nendstream")]
    [InlineData("nothing that can be read", "<< /Type /Sig /ByteRange [0 1 2 3] /Contents <30")]
    public void A_file_is_not_signed_by(string what, string body)
    {
        Assert.NotEmpty(what);

        Assert.Equal(FileVerdict.NotSigned, Verify(PdfForge.Append(PdfForge.Plain(), [(20, body)])).Verdict);
        Assert.Equal(FileVerdict.Valid, new PdfForge { Others = [(20, body)] }.Verify().Verdict);
    }

    [Fact]
    public void Rights_to_use_a_reader_beside_something_else_are_no_excuse()
    {
        const string Reference = "[<< /TransformMethod /UR3 >> << /TransformMethod /DocMDP >>]";
        var body = $"<< /Type /Sig /Contents <3000> /ByteRange [0 1 2 3] /Reference {Reference} >>";

        Assert.Equal(FileVerdict.Invalid, Verify(PdfForge.Append(PdfForge.Plain(), [(20, body)])).Verdict);
    }

    [Fact]
    public void Objects_that_cannot_be_signatures_are_not_taken_apart()
    {
        var body = $"[{string.Concat(Enumerable.Repeat("1 ", 600_000))}]";

        Assert.Equal(FileVerdict.NotSigned, Verify(PdfForge.Append(PdfForge.Plain(), [(20, body)])).Verdict);
    }

    [Fact]
    public void An_attached_file_that_is_signed_is_not_the_file()
    {
        var attached = PdfForge.Text(_signed);
        var stream = $"<< /Length {attached.Length} >>\nstream\n{attached}\nendstream";

        Assert.Equal(FileVerdict.NotSigned, Verify(PdfForge.Append(PdfForge.Plain(), [(20, stream)])).Verdict);
    }

    [Fact]
    public void A_value_that_covers_nothing_spoils_the_file_wherever_it_stands()
    {
        var report = new PdfForge { Others = [(20, "[<< /Type /Sig /Contents <3000> >>]")] }.Verify();

        Assert.Equal([FileReason.SignatureWithoutByteRange], report.Reasons);
    }

    [Fact]
    public void Listed_or_not_there_may_not_be_too_many()
    {
        var many = string.Concat(Enumerable.Repeat("<< /ByteRange [0 1 2 3] /Contents <3000> >> ", 33));

        Assert.Equal([FileReason.Bomb], Verify(PdfForge.Append(PdfForge.Plain(), [(20, $"[{many}]")])).Reasons);
    }

    private static FileReport Verify(byte[] file) =>
        LicenseFileVerifier.Verify(file, SomeSeals.Trust(), SomeSeals.SealedAt);
}
