using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CounterDesk.Domain.Pdf;

/// <summary>Reads the texts that a file of ours carries for programs, without reading its pages.</summary>
public static class CarriedTexts
{
    private static ReadOnlySpan<byte> Begin => "<x:xmpmeta"u8;

    private static ReadOnlySpan<byte> End => "</x:xmpmeta>"u8;

    /// <summary>By their names; empty where the file carries none.</summary>
    /// <exception cref="FormatException">What the file says about itself cannot be read.</exception>
    public static ImmutableDictionary<string, string> Read(ReadOnlySpan<byte> file)
    {
        var begin = file.IndexOf(Begin);
        var length = begin < 0 ? -1 : file[begin..].IndexOf(End);
        if (length < 0)
        {
            return [];
        }

        var xml = Encoding.UTF8.GetString(file.Slice(begin, length + End.Length));
        try
        {
            using var reader = XmlReader.Create(
                new StringReader(xml), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            return XDocument.Load(reader).Descendants()
                .Where(element => element.Name.NamespaceName is Metadata.CarriedSchema)
                .GroupBy(element => element.Name.LocalName)
                .ToImmutableDictionary(same => same.Key, same => same.First().Value);
        }
        catch (XmlException exception)
        {
            throw new FormatException("What the file says about itself is no XML.", exception);
        }
    }

    /// <summary>Where the text of a name stands in a file; null where it is not.</summary>
    public static Range? PlaceOf(string name, ReadOnlySpan<byte> file)
    {
        var tag = Encoding.ASCII.GetBytes(Metadata.OpeningOf(name));
        var begin = file.IndexOf(tag);
        var length = begin < 0 ? -1 : file[(begin + tag.Length)..].IndexOf((byte)'<');
        return length < 0 ? null : new(begin + tag.Length, begin + tag.Length + length);
    }
}
