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
    private static readonly string _packed = PdfForge.Text(PdfForge.Packed());
    private static readonly int _catalogAt = _plain.IndexOf("1 0 obj", StringComparison.Ordinal);

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
        ["an entry is nothing at all"] = Broken(_plain.Replace("65535 f", "65535  ", StringComparison.Ordinal)),
        ["an object does not begin"] = Broken(_plain.Replace("\n1 0 obj", "\n1 0    ", StringComparison.Ordinal)),
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
        ["an earlier table is before the file"] = (Negative("Prev"), PdfFault.Malformed),
        ["a table beside is before the file"] = (Beside("/XRefStm -5"), PdfFault.Malformed),
        ["a table beside is behind the file"] = (Beside("/XRefStm 99999999"), PdfFault.Malformed),
        ["a table does not call itself one"] = Broken(_packed.Replace("/Type /XRef", "/Type /XRex", StringComparison.Ordinal)),
        ["the table has two fields"] = (WithTable("/W [1 2] /Index [0 1]", new byte[3]), PdfFault.Malformed),
        ["a table beside has fields without width"] = (Beside("/W [0 0 0] /Index [50 1]", []), PdfFault.Malformed),
        ["the table counts further than anybody"] =
            (WithTable("/W [1 2 1] /Index [2147483647 2]", new byte[8]), PdfFault.TooLarge),
        ["two tables have more objects together than any file"] =
            (Tables((0, 0), (150_000, 0)), PdfFault.TooLarge),
        ["objects lie at more places than any file has objects"] =
            (Tables((0, 1), (0, 150_001)), PdfFault.TooLarge),
        ["the catalog lies in a stream, and is of another generation"] =
            Broken(_packed.Replace("/Root 1 0 R", "/Root 1 1 R", StringComparison.Ordinal)),
        ["the catalog says itself that it is of another generation"] =
            Broken(_plain.Replace("\n1 0 obj", "\n1 1 obj", StringComparison.Ordinal)),
        ["the catalog is behind the last object of a stream"] =
            (InStream("/N 1 /First 5", "1 0  << >>", index: 1), PdfFault.Malformed),
        ["the catalog is another object of a stream"] =
            (InStream("/N 1 /First 5", "2 0  << >>", index: 0), PdfFault.Malformed),
        ["the catalog is behind the end of a stream"] =
            (InStream("/N 1 /First 7", "1 9999 << >>", index: 0), PdfFault.Malformed),
        ["a text in digits does not end where its stream does"] =
            (InStream("/N 1 /First 4", "1 0 <44", index: 0), PdfFault.Malformed),
        ["the stream that holds the catalog does not call itself one"] =
            Broken(_packed.Replace("/Type /ObjStm", "/Type /ObjStn", StringComparison.Ordinal)),
        ["the catalog is behind the file"] =
            Broken(_plain.Replace($"{_catalogAt:D10} 00000 n", "0000999999 00000 n", StringComparison.Ordinal)),
        ["the table is predicted by a number of no kind"] =
            Broken(_packed.Replace("/Predictor 12", "/Predictor 99", StringComparison.Ordinal)),
        ["the table is predicted from half bytes"] =
            Broken(_packed.Replace("/Columns 4", "/Columns 4 /BitsPerComponent 4", StringComparison.Ordinal)),
        ["the table is predicted from five colors"] = (Predicted("/Columns 4 /Colors 5", 20), PdfFault.Malformed),
        ["the table is predicted in rows that are too wide"] = (Predicted("/Columns 65540", 65540), PdfFault.Malformed),
        ["words stand without a space"] = (Catalog("/B [truefalse]"), PdfFault.Malformed),
        ["a number is written with a thousand zeros"] = (Catalog($"/B {new string('0', 2000)}1"), PdfFault.Malformed),
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
    public void A_stream_does_not_end_where_it_holds_the_end_of_an_object()
    {
        var document = Read(PdfForge.Append(
            PdfForge.Plain(), [(4, "<< /Length 3 >>\nstream\nBT\nendobj\nET\nendstream")]));

        Assert.Throws<PdfFormatException>(() => document.Resolve(new PdfValue.Reference(4, 0)));
    }

    [Fact]
    public void A_table_of_more_objects_than_any_file_is_not_kept_in_memory()
    {
        var file = WithTable("/W [1 0 0] /Index [0 8000000]", new byte[8_000_000]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<PdfFormatException>(() => Read(file));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 << 20);
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

    private static byte[] Negative(string key)
    {
        var file = PdfForge.Text(PdfForge.Append(PdfForge.Plain(), []));
        var at = file.IndexOf($"/{key} ", StringComparison.Ordinal) + key.Length + 2;
        return PdfForge.Bytes(file[..at] + "-5" + file[file.IndexOf(' ', at)..]);
    }

    private static byte[] Beside(string trailer) => PdfForge.Append(PdfForge.Plain(), [], trailer);

    // A cross-reference stream beside the newest table.
    private static byte[] Beside(string entries, byte[] rows) => PdfForge.Append(
        PdfForge.Bytes(_plain + PdfForge.StreamObject(30, $"/Type /XRef /Size 99 {entries}", rows)), [],
        $"/XRefStm {_plain.Length}");

    // Two tables of 150,000 objects each: the number of the first, and where it lies.
    private static byte[] Tables((int Number, int Place) older, (int Number, int Place) newer)
    {
        var file = _plain + new string(' ', 310_000);
        var start = file.Length;
        file += PdfForge.StreamObject(30, Entries(older.Number, ""), Rows(older.Place));
        var end = file.Length;
        file += PdfForge.StreamObject(31, Entries(newer.Number, $"/Prev {start}"), Rows(newer.Place));
        return PdfForge.Bytes($"{file}startxref\n{end}\n%%EOF\n");

        static string Entries(int number, string more) =>
            $"/Type /XRef /Size 300000 /Root 1 0 R /W [1 4 0] /Index [{number} 150000] {more}";

        static byte[] Rows(int place) =>
        [
            .. Enumerable.Range(0, 150_000).Select(index => place == 0 ? 1 : place + index)
                .SelectMany(at => (byte[])[1, (byte)(at >> 24), (byte)(at >> 16), (byte)(at >> 8), (byte)at]),
        ];
    }

    // A catalog in an object stream, by its index there.
    private static byte[] InStream(string entries, string content, int index)
    {
        var file = _plain + PdfForge.StreamObject(40, $"/Type /ObjStm {entries}", PdfForge.Bytes(content));
        var rows = (byte[])[.. PdfForge.Row(2, 40, index), .. PdfForge.Row(1, _plain.Length, 0)];
        var table = PdfForge.StreamObject(41, "/Type /XRef /Size 99 /Root 1 0 R /W [1 2 1] /Index [1 1 40 1]", rows);
        return PdfForge.Bytes($"{file}{table}startxref\n{file.Length}\n%%EOF\n");
    }

    // A table that is right, in one row of bytes as they are.
    private static byte[] Predicted(string parameters, int width)
    {
        var row = new byte[width];
        PdfForge.Row(1, _catalogAt, 0).CopyTo(row, 0);
        return WithTable(
            $"/W [1 2 1] /Index [1 1] /DecodeParms << /Predictor 10 {parameters} >>", [0, .. row]);
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
