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
    /// <param name="budget">What the package may still have.</param>
    /// <exception cref="OfdFormatException">No well-formed XML, or more of it than the limits allow.</exception>
    public static XElement Parse(ReadOnlyMemory<byte> bytes, OfdXmlBudget budget)
    {
        if (bytes.Length > OfdLimits.MaxXmlBytes)
        {
            throw new OfdFormatException(OfdFault.TooLarge, "An XML entry is too large.");
        }

        try
        {
            using var reader = XmlReader.Create(Stream(bytes), _settings);
            return Build(reader, budget);
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

    private static XElement Build(XmlReader reader, OfdXmlBudget budget)
    {
        XElement? root = null;
        XElement? current = null;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var element = ElementAt(reader, budget);
                    current?.Add(element);
                    root ??= element;
                    current = isEmpty ? current : element;
                    break;
                case XmlNodeType.EndElement:
                    current = current?.Parent;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    budget.SpendNodes(1);
                    current?.Add(new XText(reader.Value));
                    break;
            }
        }

        return root ?? throw new OfdFormatException(OfdFault.MalformedXml, "An XML entry is empty.");
    }

    private static XElement ElementAt(XmlReader reader, OfdXmlBudget budget)
    {
        if (reader.Depth > OfdLimits.MaxXmlDepth || reader.AttributeCount > OfdLimits.MaxAttributesOfElement)
        {
            throw new OfdFormatException(OfdFault.TooLarge, "An XML entry is nested too deeply or has too many attributes.");
        }

        budget.SpendNodes(1 + reader.AttributeCount);
        budget.SpendName(reader.LocalName);
        var element = new XElement(reader.LocalName);
        while (reader.MoveToNextAttribute())
        {
            // Of two attributes that differ only in namespace the first counts.
            if (reader.Prefix != "xmlns" && reader.Name != "xmlns" && element.Attribute(reader.LocalName) is null)
            {
                budget.SpendName(reader.LocalName);
                element.Add(new XAttribute(reader.LocalName, reader.Value));
            }
        }

        return element;
    }

    // Whether in one or two bytes a character: this only decides by which name a file that cannot be read is refused.
    private static bool HasDoctype(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("<!DOCTYPE"u8) >= 0
        || bytes.IndexOf(Encoding.Unicode.GetBytes("<!DOCTYPE")) >= 0
        || bytes.IndexOf(Encoding.BigEndianUnicode.GetBytes("<!DOCTYPE")) >= 0;
}
