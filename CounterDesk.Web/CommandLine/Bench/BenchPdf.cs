using System.Globalization;
using System.Text;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>A PDF file of one page under one signature of the national filter, to measure with.</summary>
internal sealed record BenchPdf
{
    private const int RoomForRange = 60;

    /// <summary>Bytes on the page that nobody need understand.</summary>
    public byte[] Picture { get; init; } = [];

    /// <summary>More of the catalog.</summary>
    public string Catalog { get; init; } = "";

    /// <summary>How many bytes are kept for the value.</summary>
    public int RoomForValue { get; init; } = 8000;

    /// <param name="sign">Makes the value from what it protects.</param>
    public byte[] Write(Func<byte[], byte[]> sign)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        List<int> places = [];
        Add($"<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [6 0 R] >> {Catalog} >>");
        Add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [6 0 R] >>");
        Add($"<< /Length {Picture.Length} >>\nstream\n{Encoding.Latin1.GetString(Picture)}\nendstream");
        Add($"<< /Type /Sig /SubFilter /GM.sm2seal /ByteRange {new string(' ', RoomForRange)} /Contents <");
        var end = file.Length - "\nendobj\n".Length;
        var start = end - 1;
        file.Length = end;
        file.Append('0', RoomForValue * 2).Append("> >>\nendobj\n");
        Add("<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /V 5 0 R /P 3 0 R /Rect [0 0 0 0] >>");
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        places.ForEach(place => file.Append(CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {places.Count + 1} /Root 1 0 R >>\n");
        file.Append(CultureInfo.InvariantCulture, $"startxref\n{table}\n%%EOF\n");
        return Signed(Encoding.Latin1.GetBytes(file.ToString()), start, start + RoomForValue * 2 + 2, sign);

        void Add(string body)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{body}\nendobj\n");
        }
    }

    private static byte[] Signed(byte[] file, int start, int end, Func<byte[], byte[]> sign)
    {
        var range = Encoding.ASCII.GetBytes($"[0 {start} {end} {file.Length - end}]");
        range.CopyTo(file, file.AsSpan(0, start).LastIndexOf("/ByteRange "u8) + "/ByteRange ".Length);
        var value = sign([.. file.AsSpan(0, start), .. file.AsSpan(end)]);
        Encoding.ASCII.GetBytes(Convert.ToHexString(value)).CopyTo(file, start + 1);
        return file;
    }
}
