using System.Xml;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Svg;

namespace CounterDesk.Tests.Support;

/// <summary>Reads a drawing as a browser would and refuses everything that is not on the closed list.</summary>
internal static class SvgCheck
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const int Roomy = 4 * 1024 * 1024;

    private static readonly Dictionary<string, string[]> _allowed = new()
    {
        ["svg"] = ["xmlns", "xml:space", "width", "height", "viewBox", "stroke-miterlimit", "font-family"],
        ["defs"] = [],
        ["rect"] = ["width", "height", "fill"],
        ["g"] =
        [
            "transform", "clip-path", "fill", "fill-opacity", "stroke", "stroke-opacity", "stroke-width",
            "stroke-linejoin",
        ],
        ["path"] =
        [
            "id", "d", "fill", "fill-opacity", "fill-rule", "clip-rule", "stroke", "stroke-opacity", "stroke-width",
            "stroke-dasharray", "stroke-dashoffset", "stroke-miterlimit", "stroke-linecap", "stroke-linejoin", "vector-effect",
        ],
        ["clipPath"] = ["id"],
        ["mask"] = ["id", "maskUnits", "x", "y", "width", "height"],
        ["image"] = ["id", "width", "height", "preserveAspectRatio", "href"],
        ["use"] = ["href", "x", "transform", "mask", "opacity"],
        ["text"] = ["x", "y", "font-size", "fill-opacity", "lengthAdjust", "textLength"],
    };

    public static XElement Draw(Picture picture) => Read(Write(picture).Bytes);

    public static SvgDrawing.Written Write(Picture picture) =>
        Assert.IsType<SvgDrawing.Written>(SvgWriter.Write(picture, SomeFonts.Shipped, "p1", Roomy));

    public static XElement Read(byte[] bytes)
    {
        using var reader = XmlReader.Create(
            new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var root = XElement.Load(reader, LoadOptions.PreserveWhitespace);
        var ids = root.Descendants().Attributes("id").Select(id => id.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        foreach (var element in root.DescendantsAndSelf())
        {
            Assert.Equal(Namespace, element.Name.NamespaceName);
            var allowed = Assert.Contains(element.Name.LocalName, _allowed);
            Assert.All(element.Attributes(), attribute => Check(attribute, allowed, ids));
        }

        return root;
    }

    private static void Check(XAttribute attribute, string[] allowed, List<string> ids)
    {
        var isXml = attribute.Name.Namespace == XNamespace.Xml;
        var name = isXml ? $"xml:{attribute.Name.LocalName}" : attribute.Name.LocalName;
        Assert.Contains(name, allowed);
        var value = attribute.Value;
        if (value.Contains("url(", StringComparison.Ordinal))
        {
            Assert.Contains(value, ids.Select(id => $"url(#{id})"));
        }
        else if (name == "href")
        {
            Assert.True(
                ids.Any(id => value == $"#{id}")
                || value.StartsWith("data:image/png;base64,", StringComparison.Ordinal)
                || value.StartsWith("data:image/jpeg;base64,", StringComparison.Ordinal),
                value);
        }
    }
}
