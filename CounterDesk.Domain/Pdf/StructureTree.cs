using System.Globalization;
using System.Text;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Paper.Layout;

namespace CounterDesk.Domain.Pdf;

/// <summary>Writes the logical order of a document and how it meets the pages (ISO 32000-1, 14.7 and 14.8).</summary>
internal sealed class StructureTree
{
    private readonly PdfFile _file;
    private readonly IReadOnlyList<PageContent> _pages;
    private readonly IReadOnlyList<int> _pageIds;
    private readonly double _pageHeight;
    private readonly Dictionary<Element, int> _ids = [];

    private StructureTree(PdfFile file, IReadOnlyList<PageContent> pages, IReadOnlyList<int> pageIds, double pageHeight)
    {
        _file = file;
        _pages = pages;
        _pageIds = pageIds;
        _pageHeight = pageHeight;
    }

    /// <summary>Gives the number of the tree's root.</summary>
    public static int Write(
        PdfFile file, Element root, IReadOnlyList<PageContent> pages, IReadOnlyList<int> pageIds, double pageHeight)
    {
        var tree = new StructureTree(file, pages, pageIds, pageHeight);
        var treeId = file.Reserve();
        var documentId = tree.WriteElement(root, treeId);
        var parents = new StringBuilder();
        for (var page = 0; page < pages.Count; page++)
        {
            var owners = PdfSyntax.References(pages[page].Owners.Select(owner => tree._ids[owner]));
            parents.Append(CultureInfo.InvariantCulture, $"{page} {file.Add(owners)} 0 R ");
        }

        var parentTree = file.Add($"<</Nums[{parents}]>>");
        file.Set(treeId, FormattableString.Invariant(
            $"<</Type/StructTreeRoot/K[{documentId} 0 R]/ParentTree {parentTree} 0 R")
            + FormattableString.Invariant($"/ParentTreeNextKey {pages.Count}>>"));
        return treeId;
    }

    public static string TagOf(ElementKind kind) => kind switch
    {
        ElementKind.Document => "Document",
        ElementKind.Section => "Sect",
        ElementKind.Heading1 => "H1",
        ElementKind.Heading2 => "H2",
        ElementKind.Heading3 => "H3",
        ElementKind.Heading4 => "H4",
        ElementKind.Paragraph => "P",
        ElementKind.List or ElementKind.TickList => "L",
        ElementKind.Item => "LI",
        ElementKind.Label => "Lbl",
        ElementKind.ItemBody => "LBody",
        ElementKind.Table => "Table",
        ElementKind.TableHeader => "THead",
        ElementKind.TableBody => "TBody",
        ElementKind.Row => "TR",
        ElementKind.RowHeading or ElementKind.ColumnHeading => "TH",
        ElementKind.Cell => "TD",
        ElementKind.Figure => "Figure",
        ElementKind.Caption => "Caption",
        ElementKind.Span => "Span",
    };

    private int WriteElement(Element element, int parent)
    {
        var id = _file.Reserve();
        _ids[element] = id;
        var kids = new List<string>();
        int? firstPage = null;
        foreach (var child in element.Children)
        {
            var kid = child switch
            {
                Element part => PdfSyntax.Reference(WriteElement(part, id)),
                Placed item => ContentReference(item, ref firstPage),
                _ => throw new ArgumentOutOfRangeException(nameof(element), child.GetType().Name, "Unknown node."),
            };
            if (kids.Count == 0 || kids[^1] != kid)
            {
                kids.Add(kid);
            }
        }

        var dictionary = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<</Type/StructElem/S/{TagOf(element.Kind)}/P {parent} 0 R");
        if (firstPage is { } page)
        {
            dictionary.Append(CultureInfo.InvariantCulture, $"/Pg {_pageIds[page]} 0 R");
        }

        dictionary.Append(CultureInfo.InvariantCulture, $"/K[{string.Join(' ', kids)}]");
        AppendText(dictionary, "Alt", element.AlternativeText);
        AppendText(dictionary, "ActualText", element.ReadAs);
        AppendText(dictionary, "Lang", element.Language);
        AppendAttributes(dictionary, element);
        _file.Set(id, dictionary.Append(">>").ToString());
        return id;
    }

    // A number alone means the page the element names; content on another page says so itself.
    private string ContentReference(Placed item, ref int? firstPage)
    {
        for (var page = 0; page < _pages.Count; page++)
        {
            if (_pages[page].TryFind(item, out var number))
            {
                firstPage ??= page;
                return firstPage == page
                    ? number.ToString(CultureInfo.InvariantCulture)
                    : FormattableString.Invariant($"<</Type/MCR/Pg {_pageIds[page]} 0 R/MCID {number}>>");
            }
        }

        throw new InvalidOperationException("Something belongs to an element but stands on no page.");
    }

    private static void AppendText(StringBuilder dictionary, string key, string? text)
    {
        if (text is not null)
        {
            dictionary.Append(CultureInfo.InvariantCulture, $"/{key} {PdfSyntax.Text(text)}");
        }
    }

    // ISO 14289-1: 7.3 a figure has its box, 7.5 a heading cell its scope, 7.6 a numbered list says so.
    private void AppendAttributes(StringBuilder dictionary, Element element)
    {
        var attributes = element.Kind switch
        {
            ElementKind.Figure => $"/O/Layout/Placement/Block/BBox{BoundsOf(element)}",
            ElementKind.RowHeading => $"/O/Table/Scope/Row{SpanOf(element)}",
            ElementKind.ColumnHeading => $"/O/Table/Scope/Column{SpanOf(element)}",
            ElementKind.Cell when element.Span > 1 => $"/O/Table{SpanOf(element)}",
            ElementKind.List => "/O/List/ListNumbering/Decimal",
            _ => null,
        };
        if (attributes is not null)
        {
            dictionary.Append(CultureInfo.InvariantCulture, $"/A<<{attributes}>>");
        }
    }

    private static string SpanOf(Element element) =>
        element.Span > 1 ? FormattableString.Invariant($"/ColSpan {element.Span}") : "";

    private string BoundsOf(Element figure)
    {
        var box = figure.Children.Select(BoxOf).First(box => box is not null)!.Value;
        var scale = PdfSyntax.PointsPerMillimetre;
        var edges = new[] { box.X, _pageHeight - box.Bottom, box.Right, _pageHeight - box.Y };
        return $"[{string.Join(' ', edges.Select(edge => PdfSyntax.Number(edge * scale)))}]";
    }

    private static Box? BoxOf(Node node) => node switch
    {
        PlacedPicture picture => picture.Box,
        PlacedCode code => code.BoxWithQuietZone,
        _ => null,
    };
}
