using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>
/// What a signer lets others do to a PDF file (ISO 32000-2 12.8.2): what is forbidden is told even where somebody signed
/// it, and what is allowed is no more protected than anything else that came later.
/// </summary>
public sealed class PdfPermissionTests
{
    private const string Nothing = "/DocMDP /TransformParams << /P 1 >>";
    private const string Forms = "/DocMDP /TransformParams << /P 2 >>";
    private const string Annotations = "/DocMDP /TransformParams << /P 3 >>";

    private const string Form = "/AcroForm << /SigFlags 3 /Fields [7 0 R 8 0 R 11 0 R] >>";

    private static readonly Dictionary<string, (int Number, string? Body)[]> _changes = new()
    {
        ["the page"] = [(4, PdfForge.PageText("Holder: another"))],
        ["a field"] = [(7, Field("/T (holder) /V (another)"))],
        ["how a field looks"] = [(7, Field("/T (holder) /V (Lin) /AP << /N 4 0 R >> /AS /On"))],
        ["a field's place"] = [(7, Field("/T (holder) /V (Lin) /F 2"))],
        ["a field below another"] = [(8, Field("/T (name) /V (another) /Parent 9 0 R"))],
        ["something that is called as a field's values are"] =
            [(3, PdfForge.Page("/Annots [7 0 R 8 0 R 11 0 R] /I 1"))],
        ["an annotation"] =
        [
            (3, PdfForge.Page("/Annots [7 0 R 8 0 R 11 0 R 20 0 R]")),
            (20, "<< /Type /Annot /Subtype /Text /T (x) >>"),
        ],
        ["the page that an annotation is on"] = [(3, PdfForge.Page("/Annots [7 0 R 8 0 R 11 0 R] /Rotate 90"))],
        ["when it was saved"] = [(1, PdfForge.Catalog($"{Form} /Metadata 5 0 R"))],
        ["a field in thirty ways, and a font"] =
        [
            (7, Field($"/T (holder) /V (Lin) /AP << {string.Concat(Enumerable.Range(0, 30).Select(way => $"/N{way} 1 "))} >>")),
            (5, "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>"),
        ],
    };

    [Theory]
    [InlineData(Nothing, "a field", false)]
    [InlineData(Nothing, "an annotation", false)]
    [InlineData(Nothing, "when it was saved", false)]
    [InlineData(Forms, "a field", true)]
    [InlineData(Forms, "how a field looks", true)]
    [InlineData(Forms, "when it was saved", true)]
    [InlineData(Forms, "a field's place", false)]
    [InlineData(Forms, "something that is called as a field's values are", false)]
    [InlineData(Forms, "an annotation", false)]
    [InlineData(Forms, "the page", false)]
    [InlineData(Forms, "a field in thirty ways, and a font", false)]
    [InlineData(Annotations, "a field", true)]
    [InlineData(Annotations, "a field's place", false)]
    [InlineData(Annotations, "an annotation", true)]
    [InlineData(Annotations, "the page that an annotation is on", false)]
    [InlineData(Annotations, "the page", false)]
    [InlineData("/DocMDP", "a field", true)]
    [InlineData("/DocMDP", "an annotation", false)]
    [InlineData("/DocMDP /TransformParams << /P 4 >>", "a field", false)]
    [InlineData("/DocMDP /TransformParams << /P true >>", "a field", false)]
    [InlineData("/FieldMDP /TransformParams << /Action /All >>", "a field", false)]
    [InlineData("/FieldMDP /TransformParams << /Action /All >>", "when it was saved", true)]
    [InlineData("/FieldMDP /TransformParams << /Action /All >>", "the page", true)]
    [InlineData("/FieldMDP /TransformParams << /Action /Include /Fields [(holder)] >>", "a field", false)]
    [InlineData("/FieldMDP /TransformParams << /Action /Include /Fields [(hold)] >>", "a field", true)]
    [InlineData("/FieldMDP /TransformParams << /Action /Include /Fields [(a)] >>", "a field below another", false)]
    [InlineData("/FieldMDP /TransformParams << /Action /Exclude /Fields [(holder)] >>", "a field", true)]
    [InlineData("/FieldMDP /TransformParams << /Action /Exclude /Fields [(hold)] >>", "a field", false)]
    [InlineData("/FieldMDP /TransformParams << /Action /Whatever >>", "a field", false)]
    [InlineData("/Identity", "the page", true)]
    public void What_a_signer_forbade_is_told(string transform, string change, bool isAllowed)
    {
        var report = Verify(PdfForge.Append(Signed(transform).File(), _changes[change]));

        Assert.Equal(
            isAllowed
                ? [FileReason.ModifiedAfterLastSignature]
                : [FileReason.ChangeNotAllowed, FileReason.ModifiedAfterLastSignature],
            report.Reasons.Order().Reverse());
        Assert.Equal(FileVerdict.Partial, report.Verdict);
    }

    [Theory]
    [InlineData(Nothing, null, false)]
    [InlineData(Forms, null, true)]
    [InlineData(Forms, "a field", true)]
    [InlineData(Annotations, "the page", false)]
    [InlineData("/Identity", "the page", true)]
    public void It_is_told_even_where_somebody_else_signed_it(string transform, string? change, bool isAllowed)
    {
        var report = (Signed(transform) with
        {
            Base = Signed(transform).File(),
            Earlier = 1,
            Others = change is null ? [] : _changes[change],
            Entries = "",
        }).Verify();

        Assert.Equal(isAllowed ? [] : [FileReason.ChangeNotAllowed], report.Reasons);
        Assert.Equal(isAllowed ? FileVerdict.Valid : FileVerdict.Partial, report.Verdict);
        Assert.Equal(
            [isAllowed ? FileVerdict.Valid : FileVerdict.Partial, FileVerdict.Valid],
            report.Signatures.Select(signature => signature.Verdict));
        Assert.Equal(change is not null, report.Warnings.Contains(FileWarning.ContentNotCovered));
    }

    [Fact]
    public void A_signer_who_forbids_everything_lets_proofs_and_time_stamps_follow()
    {
        var authority = SignedDataForge.Authority.Make();

        var report = (Signed(Nothing) with
        {
            Base = Signed(Nothing).File(),
            Earlier = 1,
            Others = [(20, "<< /Certs [] >>")],
            CatalogEntries = "/DSS 20 0 R",
            Entries = "",
            SubFilter = "ETSI.RFC3161",
            Value = content => SignedDataForge.Stamp(content, SomeSeals.SealedAt, authority),
        }).Verify();

        Assert.Empty(report.Reasons);
        Assert.Equal(FileVerdict.Valid, report.Verdict);
    }

    [Fact]
    public void The_catalog_may_name_the_signature_that_certifies()
    {
        var certified = Signed("/Identity") with { CatalogEntries = "/Perms << /DocMDP 10 0 R >>" };

        var report = Verify(PdfForge.Append(certified.File(), _changes["the page"]));

        Assert.Contains(FileReason.ChangeNotAllowed, report.Reasons);
    }

    [Fact]
    public void Who_signs_after_the_one_that_certifies_does_not_certify()
    {
        var certified = Signed("/Identity") with { CatalogEntries = "/Perms << /DocMDP 10 0 R >>" };
        var signed = certified with { Base = certified.File(), Earlier = 1, Others = [], Entries = "" };

        var report = Verify(PdfForge.Append(signed.File(), _changes["the page"]));

        Assert.Equal(
            [FileVerdict.Partial, FileVerdict.Valid], report.Signatures.Select(signature => signature.Verdict));
    }

    [Fact]
    public void What_a_signer_forbade_cannot_be_allowed_later()
    {
        var certified = Signed(Forms) with { Entries = "/M (D:20260301100000+08'00') /Reference 21 0 R" };
        var signed = certified with
        {
            Others = [.. certified.Others, (21, $"[<< /TransformMethod {Nothing} >>]")],
        };

        var report = Verify(PdfForge.Append(signed.File(), [(21, "[]"), .. _changes["the page"]]));

        Assert.Contains(FileReason.ChangeNotAllowed, report.Reasons);
    }

    private static FileReport Verify(byte[] file) =>
        LicenseFileVerifier.Verify(file, SomeSeals.Trust(), SomeSeals.SealedAt);

    private static PdfForge Signed(string transform) => new()
    {
        OtherFields = "7 0 R 8 0 R ",
        Others =
        [
            (7, Field("/T (holder) /V (Lin)")), (8, Field("/T (name) /V (Lin) /Parent 9 0 R")), (9, "<< /T (a) >>"),
        ],
        Entries = $"/M (D:20260301100000+08'00') /Reference [<< /TransformMethod {transform} >>]",
    };

    private static string Field(string entries) =>
        $"<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [0 0 9 9] /P 3 0 R {entries} >>";
}
