using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.SealedPdf;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.SealedPdf;

/// <summary>
/// What is read from the raw bytes is what PdfPig reads, and what two readers could understand in two ways is
/// refused.
/// </summary>
public sealed class PdfDocumentTests
{
    private static readonly string _plain = PdfForge.Text(PdfForge.Plain());

    private static readonly Dictionary<string, byte[]> _files = new()
    {
        ["a table"] = PdfForge.Plain(),
        ["a later revision"] = PdfForge.Append(PdfForge.Plain(), [(4, PdfForge.PageText("later"))]),
        ["streams without a predictor"] = PdfForge.Packed(1),
        ["streams with a TIFF predictor"] = PdfForge.Packed(2),
        ["streams with PNG rows as they are"] = PdfForge.Packed(10),
        ["streams with PNG rows by what is left"] = PdfForge.Packed(11),
        ["streams with PNG rows by what is above"] = PdfForge.Packed(12),
        ["streams with PNG rows by the average"] = PdfForge.Packed(13),
        ["streams with PNG rows by Paeth"] = PdfForge.Packed(14),
        ["a table after streams"] = PdfForge.Append(PdfForge.Packed(), [(4, PdfForge.PageText("later"))]),
        ["a signature"] = new PdfForge().File(),
        ["a length that is an object"] =
            PdfForge.Append(PdfForge.Plain(), [(4, "<< /Length 6 0 R >>\nstream\r\nBT ET\nendstream"), (6, "5")]),
        ["texts of every kind"] =
            Catalog("/B (a\\(b\\)\\\\ \\101\\7 (c) \\\nd\\n) /C <48 65 6C7> /D#20E [true false null -1.5 +2 .25 4]"),
        ["comments and little space"] = PdfForge.Append(
            PdfForge.Plain(), [(1, "<</Type/Catalog %no\n/Pages 2 0 R/B[2 0 R/C(c)<44>[]<<>>1 2]>>")]),
    };

    private static readonly Dictionary<string, (byte[] File, PdfFault Fault)> _refused = new()
    {
        ["it is empty"] = ([], PdfFault.Malformed),
        ["it has only a header"] = Broken("%PDF-1.7\n"),
        ["it has no header"] = Broken(_plain.Replace("%PDF-", "%PDX-", StringComparison.Ordinal)),
        ["the table is outside of it"] = Broken(_plain + "startxref\n99999999\n%%EOF"),
        ["the table is something else"] = Broken(_plain + "startxref\n15\n%%EOF"),
        ["the table's place is no number"] = Broken(_plain + "startxref\nhere\n%%EOF"),
        ["an entry is neither used nor free"] = Broken(_plain.Replace("00000 n", "00000 x", StringComparison.Ordinal)),
        ["the table names an object twice"] = Broken(_plain.Replace("\n4 1\n", "\n3 1\n", StringComparison.Ordinal)),
        ["a table leads to itself"] = Broken(Circle()),
        ["it has too many revisions"] = (ManyRevisions(), PdfFault.Malformed),
        ["it is encrypted"] = (PdfForge.Append(PdfForge.Plain(), [], "/Encrypt 9 0 R"), PdfFault.Encrypted),
        ["an earlier revision is encrypted"] =
            (PdfForge.Append(PdfForge.Append(PdfForge.Plain(), [], "/Encrypt 9 0 R"), []), PdfFault.Encrypted),
        ["the catalog is no dictionary"] =
            Broken(_plain.Replace("/Root 1 0 R", "/Root 4 0 R", StringComparison.Ordinal)),
        ["the catalog is not where the table says"] =
            Broken(_plain.Replace("1 0 obj", "8 0 obj", StringComparison.Ordinal)),
        ["the catalog is of another generation"] =
            Broken(_plain.Replace("/Root 1 0 R", "/Root 1 1 R", StringComparison.Ordinal)),
        ["the catalog was deleted"] = (PdfForge.Append(PdfForge.Plain(), [(1, null)]), PdfFault.Malformed),
        ["the catalog refers to itself"] = (PdfForge.Append(PdfForge.Plain(), [(1, "1 0 R")]), PdfFault.Malformed),
        ["an object does not end"] = Broken(_plain.Replace("endobj", "endobo", StringComparison.Ordinal)),
        ["a dictionary has a name twice"] = (Catalog("/B 1 /B 2"), PdfFault.Malformed),
        ["a dictionary has a number for a name"] = (Catalog("1 /B"), PdfFault.Malformed),
        ["a text does not end"] = (Catalog("/B ("), PdfFault.Malformed),
        ["a text in digits does not end"] = (Catalog("/B <44"), PdfFault.Malformed),
        ["a text in digits has others"] = (Catalog("/B <4g>"), PdfFault.Malformed),
        ["a word is no value"] = (Catalog("/B nil"), PdfFault.Malformed),
        ["a number has two points"] = (Catalog("/B 1.2.3"), PdfFault.Malformed),
        ["arrays stand too deep within each other"] =
            (Catalog($"/B {new string('[', 70)}{new string(']', 70)}"), PdfFault.TooLarge),
        ["it has too many values"] =
            (Catalog($"/B [{string.Concat(Enumerable.Repeat("1 ", PdfLimits.MaxValues))}]"), PdfFault.TooLarge),
        ["a text is too long"] =
            (Catalog($"/B ({new string('x', PdfLimits.MaxTextBytes + 1)})"), PdfFault.TooLarge),
        ["a text in digits is too long"] =
            (Catalog($"/B <{new string('0', PdfLimits.MaxTextBytes * 2 + 2)}>"), PdfFault.TooLarge),
        ["a name is too long"] = (Catalog($"/{new string('B', 2000)} 1"), PdfFault.TooLarge),
        ["a stream of the table expands too far"] = (
            WithTable("/W [1 2 1] /Index [0 1]", new byte[PdfLimits.MaxInflatedBytes + 1]), PdfFault.TooLarge),
        ["the table has more objects than any file"] =
            (WithTable("/W [1 0 0] /Index [0 300000]", new byte[300_000]), PdfFault.TooLarge),
        ["the table's fields have no width"] = (WithTable("/W [0 0 0] /Index [0 9]", []), PdfFault.Malformed),
        ["the table's fields are too wide"] = (WithTable("/W [1 9 1] /Index [0 1]", new byte[11]), PdfFault.Malformed),
        ["the table is cut short"] = (WithTable("/W [1 2 1] /Index [0 2]", new byte[7]), PdfFault.Malformed),
        ["the table names a place of no kind"] =
            (WithTable("/W [1 2 1] /Index [1 1]", PdfForge.Row(3, 0, 0)), PdfFault.Malformed),
        ["the table is predicted from nothing known"] =
            (WithTable("/W [1 2 1] /DecodeParms << /Predictor 3 >>", new byte[4]), PdfFault.Malformed),
        ["a row is predicted in no known way"] = (
            WithTable("/W [1 2 1] /DecodeParms << /Predictor 12 /Columns 4 >>", [9, 0, 0, 0, 0]), PdfFault.Malformed),
        ["the catalog lies in a stream that is none"] =
            (WithTable("/W [1 2 1] /Index [1 1]", PdfForge.Row(2, 4, 0)), PdfFault.Malformed),
        ["the catalog lies in a stream that lies in itself"] = (
            WithTable("/W [1 2 1] /Index [1 1 6 1]", [.. PdfForge.Row(2, 6, 0), .. PdfForge.Row(2, 6, 1)]),
            PdfFault.Malformed),
        ["two tables of one revision name two places for an object"] =
            (Hybrid(visible: 4, hidden: 4), PdfFault.Malformed),
    };

    public static TheoryData<string> Files() => [.. _files.Keys];

    public static TheoryData<string> Refused() => [.. _refused.Keys];

    public static TheoryData<string> Samples() =>
        SealSamples.ArePresent ? [.. SealSamples.Files().Select(sample => sample.File).Where(IsPdf)] : ["(no samples)"];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_reads_as_PdfPig_reads_it(string file) => AssertReadsAlike(_files[file]);

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_reads_as_PdfPig_reads_it(string file)
    {
        Assert.SkipUnless(SealSamples.ArePresent, SealSamples.WhyMissing);

        AssertReadsAlike(SealSamples.Read(file));
    }

    [Fact]
    public void Our_own_copies_read_as_PdfPig_reads_them() =>
        AssertReadsAlike(PdfWriter.Write(SomePaper.Plain(), SomeFonts.Shipped));

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_file_is_refused_when(string fault)
    {
        var (file, expected) = _refused[fault];

        var refusal = Assert.Throws<PdfFormatException>(() => Read(file));

        Assert.Equal(expected, refusal.Fault);
    }

    [Theory]
    [InlineData("/Length 4")]
    [InlineData("/Length 400000")]
    [InlineData("/Length -1")]
    [InlineData("/Length 4 0 R")]
    [InlineData("/Length 9 0 R")]
    [InlineData("")]
    public void A_stream_whose_length_is_wrong_is_refused(string length)
    {
        var document = Read(PdfForge.Append(PdfForge.Plain(), [(4, $"<< {length} >>\nstream\nBT ET\nendstream")]));

        Assert.Throws<PdfFormatException>(() => document.Resolve(new PdfValue.Reference(4, 0)));
    }

    [Fact]
    public void An_object_that_was_deleted_or_never_was_says_null()
    {
        var document = Read(PdfForge.Append(PdfForge.Plain(), [(4, null)]));

        Assert.Equal(PdfValue.Null.Value, document.Resolve(new PdfValue.Reference(4, 0)));
        Assert.Equal(PdfValue.Null.Value, document.Resolve(new PdfValue.Reference(50, 0)));
    }

    [Fact]
    public void A_table_for_newer_readers_may_add_objects_to_one_for_older() =>
        Assert.IsType<PdfValue.Stream>(Read(Hybrid(visible: 8, hidden: 6)).Resolve(new PdfValue.Reference(6, 0)));

    private static bool IsPdf(string file) => file.StartsWith("pdf/", StringComparison.Ordinal);

    private static PdfDocument Read(byte[] file) => PdfDocument.Read(file, new PdfBudget());

    private static void AssertReadsAlike(byte[] file)
    {
        var ours = PdfGraph.Of(Read(file));

        Assert.Contains(ours, entry => entry.Contains("/Catalog", StringComparison.Ordinal));
        Assert.Equal(PdfGraph.OfPdfPig(file), ours);
    }

    private static (byte[] File, PdfFault Fault) Broken(string file) => (PdfForge.Bytes(file), PdfFault.Malformed);

    private static byte[] Catalog(string entries) =>
        PdfForge.Append(PdfForge.Plain(), [(1, PdfForge.Catalog(entries))]);

    private static string Circle()
    {
        var start = _plain.IndexOf("xref\n", StringComparison.Ordinal);
        return _plain.Replace("/Size 100", $"/Prev {start}", StringComparison.Ordinal);
    }

    private static byte[] ManyRevisions()
    {
        var file = PdfForge.Plain();
        for (var revision = 0; revision < PdfLimits.MaxSections; revision++)
        {
            file = PdfForge.Append(file, []);
        }

        return file;
    }

    // A cross-reference stream that is the newest table of the file.
    private static byte[] WithTable(string entries, byte[] rows)
    {
        var table = PdfForge.StreamObject(7, $"/Type /XRef /Size 8 /Root 1 0 R {entries}", rows);
        return PdfForge.Bytes($"{_plain}{table}startxref\n{_plain.Length}\n%%EOF\n");
    }

    // ISO 32000-1 7.5.8.4: a cross-reference stream beside the table of the same revision.
    private static byte[] Hybrid(int visible, int hidden)
    {
        var file = _plain + $"{hidden} 0 obj\n{PdfForge.PageText("hidden")}\nendobj\n";
        var table = PdfForge.StreamObject(
            7, $"/Type /XRef /Size 8 /W [1 2 1] /Index [{hidden} 1]", PdfForge.Row(1, _plain.Length, 0));
        return PdfForge.Append(
            PdfForge.Bytes(file + table), [(visible, PdfForge.PageText("visible"))], $"/XRefStm {file.Length}");
    }
}
