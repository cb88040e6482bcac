using System.Globalization;
using System.IO.Compression;
using System.Text;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Tests.Support;

/// <summary>
/// A PDF file of one page under one more signature, right if left alone; each property is one thing that may be
/// otherwise.
/// <see cref="Plain"/>, <see cref="Packed"/> and <see cref="Append"/> make and change files without a signature.
/// </summary>
internal sealed record PdfForge
{
    public const string Holder = "Holder: Lin Xiulan";
    public const string Detached = "adbe.pkcs7.detached";

    private const string Widget = "/Type /Annot /Subtype /Widget";
    private const string Fonts = "/Resources << /Font << /F1 5 0 R >> >>";
    private const int FirstSignatureObject = 10;
    public const int MostValueBytes = 6000;

    /// <summary>What is signed, earlier signatures included.</summary>
    public byte[] Base { get; init; } = Plain();

    /// <summary>How many signatures <see cref="Base"/> has.</summary>
    public int Earlier { get; init; }

    public string SubFilter { get; init; } = Detached;

    public string Entries { get; init; } = "/M (D:20260301100000+08'00')";

    /// <summary>More of the signature's field.</summary>
    public string Field { get; init; } = "/Rect [0 0 0 0]";

    /// <summary>Whether the form lists the field; its page does in any case.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>References to fields that are no signatures, each with a blank behind it.</summary>
    public string OtherFields { get; init; } = "";

    /// <summary>More of the catalog.</summary>
    public string CatalogEntries { get; init; } = "";

    /// <summary>Makes the value from the signed bytes.</summary>
    public Func<byte[], byte[]> Value { get; init; } = content => new SignedDataForge().Value(content);

    /// <summary>Writes the range from where the value begins, where it ends, and how much follows.</summary>
    public Func<int, int, int, string> Range { get; init; } = (start, end, tail) =>
        $"/ByteRange [0 {start} {end} {tail}]";

    /// <summary>Changes the value, padding included, on its way into the file.</summary>
    public Func<byte[], byte[]> ChangeContents { get; init; } = contents => contents;

    /// <summary>Changes the digits between the brackets afterwards, not their number.</summary>
    public Func<string, string> ChangeDigits { get; init; } = digits => digits;

    /// <summary>Other objects of the revision that the signature closes.</summary>
    public (int Number, string? Body)[] Others { get; init; } = [];

    /// <summary>Changes the file after it was signed.</summary>
    public Func<byte[], byte[]> Change { get; init; } = file => file;

    public FileReport Verify() => Verify(SomeSeals.Trust());

    public FileReport Verify(TrustStore trust) => LicenseFileVerifier.Verify(File(), trust, SomeSeals.SealedAt);

    public byte[] File()
    {
        var number = FirstSignatureObject + Earlier * 2;
        var room = new string(' ', 80);
        var zeros = new string('0', MostValueBytes * 2);
        var fields = OtherFields + string.Join(' ', Enumerable.Range(0, Earlier + 1).Select(FieldOf));
        var listed = IsListed ? fields : string.Join(' ', Enumerable.Range(0, Earlier).Select(FieldOf));
        var text = Text(Append(
            Base,
            [
                (1, Catalog($"/AcroForm << /SigFlags 3 /Fields [{listed}] >> {CatalogEntries}")),
                (3, Page($"/Annots [{fields}]")),
                (number, $"<< /Type /Sig /SubFilter /{SubFilter} {room} /Contents <{zeros}> {Entries} >>"),
                (number + 1, $"<< {Widget} /FT /Sig /T (Sig{Earlier + 1}) /V {number} 0 R /P 3 0 R {Field} >>"),
                .. Others,
            ]));
        var start = text.LastIndexOf(zeros, StringComparison.Ordinal) - 1;
        var end = start + zeros.Length + 2;
        var range = Range(start, end, text.Length - end);
        var at = text.LastIndexOf(room, StringComparison.Ordinal);
        var ranged = string.Concat(text[..at], range.PadRight(room.Length), text[(at + room.Length)..]);
        var value = Value(Bytes(ranged[..start] + ranged[end..]));
        var digits = Convert.ToHexString(ChangeContents([.. value, .. new byte[MostValueBytes - value.Length]]));
        return Change(Bytes(string.Concat(ranged[..(start + 1)], ChangeDigits(digits), ranged[(end - 1)..])));
    }

    public static string Catalog(string entries = "") => $"<< /Type /Catalog /Pages 2 0 R {entries} >>";

    public static string Page(string entries = "") =>
        $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {Fonts} /Contents 4 0 R {entries} >>";

    public static string PageText(string text)
    {
        var operators = $"BT /F1 18 Tf 72 720 Td ({text}) Tj ET";
        return $"<< /Length {operators.Length} >>\nstream\n{operators}\nendstream";
    }

    public static (int Number, string? Body)[] Objects(string text = Holder) =>
    [
        (1, Catalog()),
        (2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
        (3, Page()),
        (4, PageText(text)),
        (5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"),
    ];

    /// <summary>One revision with a cross-reference table.</summary>
    public static byte[] Plain() => Append("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n"u8.ToArray(), Objects());

    /// <summary>
    /// One revision whose objects, pages' text aside, lie in an object stream, and that in a cross-reference stream.
    /// </summary>
    /// <param name="predictor">10 to 14 for a PNG prediction, 2 for TIFF's, 1 for none.</param>
    public static byte[] Packed(int predictor = 12)
    {
        var contained = Objects().Where(entry => entry.Number != 4).ToList();
        var (bodies, index) = (new StringBuilder(), new StringBuilder());
        foreach (var (number, body) in contained)
        {
            index.Append(CultureInfo.InvariantCulture, $"{number} {bodies.Length} ");
            bodies.Append(body).Append('\n');
        }

        var file = new StringBuilder("%PDF-1.7\n");
        var page = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"4 0 obj\n{PageText(Holder)}\nendobj\n");
        var container = file.Length;
        file.Append(
            StreamObject(6, $"/Type /ObjStm /N {contained.Count} /First {index.Length}", Bytes($"{index}{bodies}")));
        var table = file.Length;
        byte[][] rows =
        [
            Row(0, 0, 0), Row(2, 6, 0), Row(2, 6, 1), Row(2, 6, 2),
            Row(1, page, 0), Row(2, 6, 3), Row(1, container, 0), Row(1, table, 0),
        ];
        var parameters = predictor == 1 ? "" : $"/DecodeParms << /Predictor {predictor} /Columns 4 >>";
        file.Append(
            StreamObject(7, $"/Type /XRef /Size 8 /W [1 2 1] /Root 1 0 R {parameters}", Predict(rows, predictor)));
        return Bytes($"{file}startxref\n{table}\n%%EOF\n");
    }

    /// <summary>
    /// The file with one more revision, which has a cross-reference table. An object without a body is deleted.
    /// </summary>
    public static byte[] Append(byte[] file, (int Number, string? Body)[] objects, string trailer = "")
    {
        var text = new StringBuilder(Text(file));
        var previous = StartOfTable(text.ToString());
        var table = new StringBuilder("0 1\n0000000000 65535 f \n");
        foreach (var (number, body) in objects.OrderBy(entry => entry.Number))
        {
            var place = body is null ? "0000000000 00001 f" : $"{text.Length:D10} 00000 n";
            table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{place} \n");
            text.Append(body is null ? "" : $"{number} 0 obj\n{body}\nendobj\n");
        }

        var prev = previous is null ? "" : $"/Prev {previous}";
        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n{table}trailer\n");
        return Bytes($"{text}<< /Size 100 /Root 1 0 R {prev} {trailer} >>\nstartxref\n{start}\n%%EOF\n");
    }

    /// <summary>An object of a file that is a stream, packed.</summary>
    public static string StreamObject(int number, string entries, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        var head = $"{number} 0 obj\n<< {entries} /Filter /FlateDecode /Length {packed.Length} >>";
        return $"{head}\nstream\n{Text(packed.ToArray())}\nendstream\nendobj\n";
    }

    /// <summary>A row of a cross-reference stream whose fields are 1, 2 and 1 byte wide.</summary>
    public static byte[] Row(int kind, int place, int more) =>
        [(byte)kind, (byte)(place >> 8), (byte)place, (byte)more];

    /// <summary>A file with every byte as the character of the same number, and back.</summary>
    public static string Text(byte[] file) => Encoding.Latin1.GetString(file);

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static string FieldOf(int signature) => $"{FirstSignatureObject + signature * 2 + 1} 0 R";

    // Null when there is none that could be read: the file is new, or spoiled.
    private static int? StartOfTable(string text)
    {
        var at = text.LastIndexOf("startxref\n", StringComparison.Ordinal);
        return at >= 0 && int.TryParse(text[(at + 10)..].Split('\n')[0], CultureInfo.InvariantCulture, out var start)
            ? start
            : null;
    }

    private static byte[] Predict(byte[][] rows, int predictor)
    {
        var result = new List<byte>();
        var above = new byte[4];
        foreach (var row in rows)
        {
            if (predictor >= 10)
            {
                result.Add((byte)(predictor - 10));
            }

            for (var column = 0; column < row.Length; column++)
            {
                var left = column == 0 ? 0 : row[column - 1];
                var corner = column == 0 ? 0 : above[column - 1];
                result.Add((byte)(row[column] - predictor switch
                {
                    2 or 11 => left,
                    12 => above[column],
                    13 => (left + above[column]) / 2,
                    14 => Nearest(left, above[column], corner),
                    _ => 0,
                }));
            }

            above = row;
        }

        return [.. result];
    }

    // ISO/IEC 15948 9.4: the one of the three that is nearest to left + above - corner.
    private static int Nearest(int left, int above, int corner) =>
        new[] { left, above, corner }.MinBy(value => Math.Abs(left + above - corner - value));
}
