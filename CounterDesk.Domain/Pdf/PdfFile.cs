using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace CounterDesk.Domain.Pdf;

/// <summary>The objects of a PDF file and how they are written one after the other (ISO 32000-1, 7.5).</summary>
internal sealed class PdfFile
{
    private readonly List<byte[]> _objects = [];

    /// <summary>A number for an object that is set later, because others refer to it before it is known.</summary>
    public int Reserve()
    {
        _objects.Add([]);
        return _objects.Count;
    }

    public void Set(int id, string content) => _objects[id - 1] = Encoding.Latin1.GetBytes(content);

    public int Add(string content)
    {
        var id = Reserve();
        Set(id, content);
        return id;
    }

    /// <summary>
    /// A stream, compressed here; <paramref name="entries"/> stand in its dictionary before the length.
    /// </summary>
    public int AddStream(string entries, ReadOnlySpan<byte> content)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return AddRawStream($"{entries}/Filter/FlateDecode", compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
    }

    /// <summary>
    /// A stream written as it is: metadata, which must stay readable, and images with a filter of their own.
    /// </summary>
    public int AddRawStream(string entries, ReadOnlySpan<byte> content)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"<<{entries}/Length {content.Length}>>\nstream\n");
        _objects.Add([.. Encoding.Latin1.GetBytes(head), .. content, .. "\nendstream"u8]);
        return _objects.Count;
    }

    public byte[] Write(int catalog, int information)
    {
        using var file = new MemoryStream();

        // ISO 19005-2, 6.1.2: a comment of four bytes above 127 follows the header.
        file.Write("%PDF-1.7\n%"u8);
        file.Write([0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var places = new List<long>();
        for (var id = 1; id <= _objects.Count; id++)
        {
            places.Add(file.Length);
            Append(file, $"{id} 0 obj\n");
            file.Write(_objects[id - 1]);
            Append(file, $"\nendobj\n");
        }

        // The identifier comes from the content, so that the same document has the same one (ISO 19005-2, 6.1.3 demands
        // one).
        var hash = SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length));
        var identifier = Convert.ToHexString(hash.AsSpan(0, 16));
        var start = file.Length;
        Append(file, $"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            Append(file, $"{place:D10} 00000 n \n");
        }

        Append(file, $"trailer\n<</Size {_objects.Count + 1}/Root {catalog} 0 R/Info {information} 0 R");
        Append(file, $"/ID[<{identifier}><{identifier}>]>>\nstartxref\n{start}\n%%EOF\n");
        return file.ToArray();
    }

    private static void Append(MemoryStream file, FormattableString text) =>
        file.Write(Encoding.Latin1.GetBytes(FormattableString.Invariant(text)));
}
