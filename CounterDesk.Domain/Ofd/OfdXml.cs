using System.Runtime.InteropServices;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CounterDesk.Domain.Ofd;

/// <summary>Reads XML without document type definitions, within limits, into elements with local names only.</summary>
internal static class OfdXml
{
    private static readonly XmlReaderSettings _settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = OfdLimits.MaxXmlBytes,
    };

    /// <param name="bytes">The entry as stored.</param>
    /// <param name="nodesLeft">How many nodes the package may still have; less after the call.</param>
    /// <exception cref="OfdFormatException">No well-formed XML, or more of it than the limits allow.</exception>
    public static XElement Parse(ReadOnlyMemory<byte> bytes, ref int nodesLeft)
    {
        if (bytes.Length > OfdLimits.MaxXmlBytes)
        {
            throw new OfdFormatException(OfdFault.TooLarge, "An XML entry is too large.");
        }

        try
        {
            using var reader = XmlReader.Create(Stream(bytes), _settings);
            return Build(reader, ref nodesLeft);
        }
        catch (XmlException)
        {
            throw HasDoctype(bytes.Span)
                ? new OfdFormatException(OfdFault.ForbiddenXml, "An XML entry has a document type definition.")
                : new OfdFormatException(OfdFault.MalformedXml, "An XML entry is not well formed.");
        }
    }

    /// <summary>The text directly in an element without what surrounds it; empty when there is no element.</summary>
    public static string Text(this XElement? element) =>
        element is null ? "" : string.Concat(element.Nodes().OfType<XText>().Select(text => text.Value)).Trim();

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);

    private static XElement Build(XmlReader reader, ref int nodesLeft)
    {
        XElement? root = null;
        XElement? current = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var element = ElementAt(reader, ref nodesLeft);
                    current?.Add(element);
                    root ??= element;
                    current = isEmpty ? current : element;
                    break;
                case XmlNodeType.EndElement:
                    current = current?.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    Count(1, ref nodesLeft);
                    current?.Add(new XText(reader.Value));
                    break;
            }
        }

        return root ?? throw new OfdFormatException(OfdFault.MalformedXml, "An XML entry is empty.");
    }

    private static XElement ElementAt(XmlReader reader, ref int nodesLeft)
    {
        if (reader.Depth > OfdLimits.MaxXmlDepth || reader.AttributeCount > OfdLimits.MaxAttributesOfElement)
        {
            throw new OfdFormatException(OfdFault.TooLarge, "An XML entry is nested too deeply or has too many attributes.");
        }

        Count(1 + reader.AttributeCount, ref nodesLeft);
        var element = new XElement(reader.LocalName);
        while (reader.MoveToNextAttribute())
        {
            // Of two attributes that differ only in namespace the first counts.
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns" && element.Attribute(reader.LocalName) is null)
            {
                element.Add(new XAttribute(reader.LocalName, reader.Value));
            }
        }

        return element;
    }

    private static void Count(int nodes, ref int nodesLeft)
    {
        nodesLeft -= nodes;
        if (nodesLeft < 0)
        {
            throw new OfdFormatException(OfdFault.TooLarge, "The package has too much XML.");
        }
    }

    // Whether in one or two bytes a character: this only decides by which name a file that cannot be read is refused.
    private static bool HasDoctype(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("<!DOCTYPE"u8) >= 0
        || bytes.IndexOf(Encoding.Unicode.GetBytes("<!DOCTYPE")) >= 0
        || bytes.IndexOf(Encoding.BigEndianUnicode.GetBytes("<!DOCTYPE")) >= 0;
}
