using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd;

/// <summary>What is odd about a package and does no harm.</summary>
public enum OfdOddity
{
    Prefix,
    Trailer,
    DataDescriptor,
    BackslashEntry,
}

/// <summary>The entries of an OFD package (GB/T 33190 5), expanded in memory. Paths have slashes and no slash in front.</summary>
public sealed class OfdPackage
{
    public const int MaxFileBytes = 64 << 20;

    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // Older Chinese tools write names in GBK without saying so.
    private static readonly Encoding _gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    private readonly Dictionary<string, ReadOnlyMemory<byte>> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, XElement> _xml = new(StringComparer.Ordinal);
    private readonly SortedSet<OfdOddity> _oddities = [];
    private readonly OfdXmlBudget _xmlBudget = new();

    private OfdPackage()
    {
    }

    public IReadOnlyCollection<string> Entries => _entries.Keys;

    public IReadOnlyCollection<OfdOddity> Oddities => _oddities;

    /// <exception cref="OfdFormatException">The package is unsafe or malformed.</exception>
    public static OfdPackage Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > MaxFileBytes)
        {
            throw new OfdFormatException(OfdFault.TooLarge, "The file is too large.");
        }

        var package = new OfdPackage();
        var directory = ZipDirectory.Read(file);
        package.Note(OfdOddity.Prefix, directory.HasPrefix);
        package.Note(OfdOddity.Trailer, directory.HasTrailer);
        package.Add(directory.Entries);
        return package;
    }

    public bool TryGet(string path, out ReadOnlyMemory<byte> bytes) => _entries.TryGetValue(path, out bytes);

    /// <summary>The entry that a location in <paramref name="file"/> names, first from that file's folder, then from the root.</summary>
    public bool TryFind(string file, string location, [NotNullWhen(true)] out string? path)
    {
        path = OfdPath.Resolve(file, location);
        if (path is null || !_entries.ContainsKey(path))
        {
            path = OfdPath.Resolve("", location);
        }

        return path is not null && _entries.ContainsKey(path);
    }

    /// <summary>The root element of an entry. Names of elements and attributes are local: real files differ in namespaces.</summary>
    /// <exception cref="OfdFormatException">The entry is not there, is no XML, or has a document type definition.</exception>
    public XElement Xml(string path)
    {
        if (!_xml.TryGetValue(path, out var root))
        {
            if (!_entries.TryGetValue(path, out var bytes))
            {
                throw new OfdFormatException(OfdFault.MalformedXml, "The entry is missing.");
            }

            _xml[path] = root = OfdXml.Parse(bytes, _xmlBudget);
        }

        return root;
    }

    private void Add(IReadOnlyList<ZipEntry> entries)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var folded = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var room = OfdLimits.MaxExpandedBytes;
        foreach (var entry in entries)
        {
            var name = NameOf(entry);
            if (!names.Add(name))
            {
                throw new OfdFormatException(OfdFault.DuplicateEntry, "Two entries have one name.");
            }

            if (!folded.Add(name))
            {
                throw new OfdFormatException(OfdFault.CaseDuplicate, "Two names differ only in case.");
            }

            Note(OfdOddity.DataDescriptor, entry.HasDescriptor);
            if (entry.Size > room || IsBomb(entry))
            {
                throw new OfdFormatException(OfdFault.TooLarge, "The package expands too far.");
            }

            room -= entry.Size;
            if (!name.EndsWith('/'))
            {
                _entries.Add(name, Expand(entry));
            }
        }
    }

    private string NameOf(ZipEntry entry)
    {
        var name = Decode(entry.Name.Span, entry.IsUtf8);
        Note(OfdOddity.BackslashEntry, name.Contains('\\', StringComparison.Ordinal));
        name = name.Replace('\\', '/');
        var segments = name.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(segment => segment != ".").ToList();
        if (name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || segments.Contains(".."))
        {
            throw new OfdFormatException(OfdFault.TraversalEntry, "An entry's name leads out of the package.");
        }

        if (segments.Count == 0 || name.Any(char.IsControl))
        {
            throw new OfdFormatException(OfdFault.Malformed, "An entry's name is unusable.");
        }

        return string.Join('/', segments) + (name.EndsWith('/') ? "/" : "");
    }

    private static string Decode(ReadOnlySpan<byte> name, bool isUtf8)
    {
        try
        {
            return _utf8.GetString(name);
        }
        catch (DecoderFallbackException) when (!isUtf8)
        {
            return _gb18030.GetString(name);
        }
        catch (DecoderFallbackException)
        {
            throw new OfdFormatException(OfdFault.Malformed, "An entry's name is not the UTF-8 it claims to be.");
        }
    }

    private static bool IsBomb(ZipEntry entry) =>
        entry.Size > OfdLimits.SmallEntryBytes && entry.Size / OfdLimits.MaxRatio > entry.Compressed.Length;

    private static ReadOnlyMemory<byte> Expand(ZipEntry entry)
    {
        var bytes = entry.IsDeflated ? Inflate(entry) : entry.Compressed;
        if (bytes.Length != entry.Size || Crc32.Of(bytes.Span) != entry.Crc)
        {
            throw new OfdFormatException(OfdFault.Malformed, "An entry is damaged.");
        }

        return bytes;
    }

    private static byte[] Inflate(ZipEntry entry)
    {
        var bytes = new byte[entry.Size];
        try
        {
            using var inflater = new DeflateStream(new MemoryStream(entry.Compressed.ToArray()), CompressionMode.Decompress);
            inflater.ReadExactly(bytes);
            return inflater.ReadByte() < 0 ? bytes : throw new InvalidDataException();
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new OfdFormatException(OfdFault.Malformed, "An entry is damaged.");
        }
    }

    private void Note(OfdOddity oddity, bool isSo)
    {
        if (isSo)
        {
            _oddities.Add(oddity);
        }
    }
}
