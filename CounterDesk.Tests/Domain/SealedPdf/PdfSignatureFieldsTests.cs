using CounterDesk.Domain.SealedPdf;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.SealedPdf;

/// <summary>Where signatures hang in a form (ISO 32000-1 12.7.3.1), and what a form may not cost.</summary>
public sealed class PdfSignatureFieldsTests
{
    private const string Value =
        "<< /SubFilter /S /Contents <3000> /ByteRange [0 1 2 3] /M (D:20260301100000+08'00') >>";

    private static readonly Dictionary<string, (string Fields, string[] Names)> _forms = new()
    {
        ["none"] = ("", []),
        ["one of itself"] = ($"<< /FT /Sig /T (a) /V {Value} >>", ["a"]),
        ["one that is an object, with its value"] = ("20 0 R", ["b"]),
        ["one of two that have the same value"] = ("20 0 R 21 0 R", ["b"]),
        ["one that nobody has signed"] = ("<< /FT /Sig /T (a) >>", []),
        ["one of another kind"] = ($"<< /FT /Tx /T (a) /V {Value} >>", []),
        ["a child that takes its kind from its parent"] =
            ($"<< /FT /Sig /T (a) /Kids [<< /T (b) /V {Value} >>] >>", ["a.b"]),
        ["a child of another kind than its parent"] =
            ($"<< /FT /Sig /T (a) /Kids [<< /FT /Tx /T (b) /V {Value} >>] >>", []),
        ["a grandchild, and its uncle"] = (
            $"<< /T (a) /Kids [<< /Kids [<< /FT /Sig /T (b) /V {Value} >>] >> << /FT /Sig /T (c) /V {Value} >>] >>",
            ["a.b", "a.c"]),
        ["a name in UTF-16"] = ($"<< /FT /Sig /T <FEFF7B7E7AE0> /V {Value} >>", ["签章"]),
        ["a name in UTF-8"] = ($"<< /FT /Sig /T <EFBBBFE7ADBEE7ABA0> /V {Value} >>", ["签章"]),
        ["a name of control characters"] = ($"<< /FT /Sig /T (\\001\\033\\r) /V {Value} >>", [""]),
        ["something that is no field"] = ("1 null (a) 50 0 R", []),
    };

    private static readonly Dictionary<string, (byte[] File, PdfFault Fault)> _refused = new()
    {
        ["a field is its own child"] = (WithObjects((20, "<< /Kids [20 0 R] >>")), PdfFault.Malformed),
        ["a field stands in it twice"] = (Form("21 0 R 21 0 R"), PdfFault.Malformed),
        ["fields stand too deep within each other"] = (
            WithObjects(
                [.. Enumerable.Range(20, 70).Select(number => (number, (string?)$"<< /Kids [{number + 1} 0 R] >>"))]),
            PdfFault.TooLarge),
        ["fields lead back to the list that holds them"] = (
            WithObjects((20, "<< /Kids 22 0 R >>"), (22, "[<< /Kids 22 0 R >> << /Kids 22 0 R >>]")),
            PdfFault.TooLarge),
        ["it has too many signatures"] = (
            Form(string.Concat(Enumerable.Repeat($"<< /FT /Sig /V {Value} >>", PdfLimits.MaxSignatures + 1))),
            PdfFault.TooLarge),
    };

    public static TheoryData<string> Forms() => [.. _forms.Keys];

    public static TheoryData<string> Refused() => [.. _refused.Keys];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_form_has_the_signatures_of(string form)
    {
        var (fields, names) = _forms[form];

        var signatures = PdfSignatureFields.Read(Read(Form(fields)));

        Assert.Equal(names, signatures.Select(signature => signature.Name));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_form_is_refused_when(string fault)
    {
        var (file, expected) = _refused[fault];

        var refusal = Assert.Throws<PdfFormatException>(() => PdfSignatureFields.Read(Read(file)));

        Assert.Equal(expected, refusal.Fault);
    }

    [Fact]
    public void A_signature_is_read_as_it_stands()
    {
        var signature = Assert.Single(PdfSignatureFields.Read(Read(Form("20 0 R"))));

        Assert.Equal("S", signature.SubFilter);
        Assert.Equal([0x30, 0], signature.Contents.ToArray());
        Assert.Equal([0, 1, 2, 3], signature.ByteRange!.Value);
        Assert.Equal("20260301100000+0800", signature.StatedTime);
    }

    private static PdfDocument Read(byte[] file) => PdfDocument.Read(file, new PdfBudget());

    private static byte[] Form(string fields) => PdfForge.Append(
        PdfForge.Plain(),
        [
            (1, PdfForge.Catalog($"/AcroForm << /Fields [{fields}] >>")),
            (20, "<< /FT /Sig /T (b) /V 22 0 R >>"),
            (21, "<< /FT /Sig /T (c) /V 22 0 R >>"),
            (22, Value),
        ]);

    private static byte[] WithObjects(params (int Number, string? Body)[] objects) =>
        PdfForge.Append(PdfForge.Plain(), [(1, PdfForge.Catalog("/AcroForm << /Fields [20 0 R] >>")), .. objects]);
}
