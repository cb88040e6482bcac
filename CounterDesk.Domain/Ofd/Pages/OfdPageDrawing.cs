using System.Collections.Immutable;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>
/// Draws the pages of an OFD document: text, paths, images, groups, templates, annotations and seals. Whatever the file
/// holds, it answers with what it could draw and says what is missing.
/// </summary>
public sealed class OfdPageDrawing
{
    private const double SmallestSide = 5;
    private const double LargestSide = 2000;

    private readonly OfdPackage _package;
    private readonly OfdResources _resources = new();
    private readonly Dictionary<string, OfdTemplate> _templates = new(StringComparer.Ordinal);
    private readonly List<(string Id, string? Path)> _pages = [];
    private readonly List<(string PageId, string? Path)> _annotations = [];

    // What is missing on every page.
    private readonly List<OfdOmission> _omissions = [];
    private Box _pageArea = new(0, 0, 210, 297);

    private OfdPageDrawing(OfdPackage package) => _package = package;

    public int PageCount => _pages.Count;

    /// <summary>The ID of each page, in the order of the document.</summary>
    public ImmutableArray<string> PageIds => [.. _pages.Select(page => page.Id)];

    /// <summary>Reads what all pages share. A document that cannot be read has no pages.</summary>
    public static OfdPageDrawing Open(OfdPackage package)
    {
        var drawing = new OfdPageDrawing(package);
        try
        {
            if (OfdBody.ReadAll(package)[0] is { } body
                && package.TryFind(OfdWriter.MainEntry, body.DocumentLocation, out var path))
            {
                drawing.ReadDocument(path);
            }
        }
        catch (OfdFormatException)
        {
            drawing._pages.Clear();
        }

        return drawing;
    }

    /// <param name="page">From 0 on.</param>
    /// <param name="stamps">The seals of the document; those of other pages are passed over.</param>
    public DrawnPage Draw(int page, IEnumerable<OfdStamp> stamps) =>
        Draw(page, stamps, new OfdBudget(), isSeal: false);

    /// <summary>Draws the first page as the picture of a seal, which has no seals of its own.</summary>
    internal DrawnPage DrawSeal(OfdBudget budget) => Draw(0, [], budget, isSeal: true);

    private DrawnPage Draw(int page, IEnumerable<OfdStamp> stamps, OfdBudget budget, bool isSeal)
    {
        var (id, path) = _pages[page];
        var job = new OfdDrawingJob(_package, new OfdResources(_resources), budget) { IsSeal = isSeal };
        _omissions.ForEach(job.Omit);
        var root = job.Xml(path);
        var area = BoxOf(root?.Element("Area")) ?? _pageArea;
        var toPage = Transform.Move(-area.X, -area.Y);
        var layers = new OfdPageLayers(job, _templates, toPage);
        if (root is not null)
        {
            job.AddResources(path!, root.Elements("PageRes"));
            layers.DrawPage(path!, root);
        }

        foreach (var file in _annotations.Where(file => file.PageId == id))
        {
            if (job.Xml(file.Path) is { } annotations)
            {
                layers.DrawAnnotations(file.Path!, annotations);
            }
        }

        var seals = new OfdStampDrawing(job, toPage);
        var marks = layers.Marks.AddRange(
            stamps.Where(stamp => stamp.PageRef == id).SelectMany(stamp => seals.Draw(stamp)));
        if (toPage != Transform.Identity)
        {
            marks = [new Mark.Group(marks, toPage)];
        }

        return new(new(area.Width, area.Height, marks), [.. job.LeftOut.Keys])
        {
            Objects = job.Objects,
            LeftOut = job.LeftOut,
            ReplacedFonts = job.ReplacedFonts,
            FlattenedShadings = job.FlattenedShadings,
            Entries = job.EntriesOn(new(0, 0, area.Width, area.Height)),
            Seals = seals.Placed,
        };
    }

    private void ReadDocument(string path)
    {
        var root = _package.Xml(path);
        var common = root.Element("CommonData");
        _pageArea = BoxOf(common?.Element("PageArea")) ?? _pageArea;
        _resources.DefaultColorSpace = common?.Element("DefaultCS").Text() is { Length: > 0 } space ? space : null;
        foreach (var resource in (common?.Elements() ?? []).Where(IsResource))
        {
            if (!_resources.TryAdd(_package, path, resource.Text()))
            {
                _omissions.Add(OfdOmission.UnreadableEntry);
            }
        }

        foreach (var template in common?.Elements("TemplatePage") ?? [])
        {
            if (_package.TryFind(path, (string?)template.Attribute("BaseLoc") ?? "", out var file))
            {
                _templates[(string?)template.Attribute("ID") ?? ""] = new(file, (string?)template.Attribute("ZOrder"));
            }
        }

        foreach (var page in root.Elements("Pages").Elements("Page"))
        {
            var found = _package.TryFind(path, (string?)page.Attribute("BaseLoc") ?? "", out var file);
            _pages.Add(((string?)page.Attribute("ID") ?? "", found ? file : null));
        }

        ReadAnnotations(path, root.Element("Annotations").Text());
    }

    private static bool IsResource(XElement element) => element.Name.LocalName is "PublicRes" or "DocumentRes";

    // GB/T 33190 15.1: one file lists for each page the file that holds its annotations.
    private void ReadAnnotations(string path, string location)
    {
        try
        {
            if (location.Length == 0 || !_package.TryFind(path, location, out var list))
            {
                return;
            }

            foreach (var page in _package.Xml(list).Elements("Page"))
            {
                var found = _package.TryFind(list, page.Element("FileLoc").Text(), out var file);
                _annotations.Add(((string?)page.Attribute("PageID") ?? "", found ? file : null));
            }
        }
        catch (OfdFormatException)
        {
            _omissions.Add(OfdOmission.Annotation);
        }
    }

    private static Box? BoxOf(XElement? area) =>
        OfdValues.Box(area?.Element("PhysicalBox").Text()) is { } box
        && box.Width is >= SmallestSide and <= LargestSide && box.Height is >= SmallestSide and <= LargestSide
            ? box
            : null;
}
