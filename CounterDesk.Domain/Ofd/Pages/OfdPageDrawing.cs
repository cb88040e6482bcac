using System.Collections.Immutable;
using System.Xml.Linq;
using CounterDesk.Domain.Drawing;

namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>
/// Draws the pages of an OFD document: text, paths, images, templates and seals. Fonts are not taken from the file;
/// ours stand in for them. Whatever the file holds, it answers with what it could draw and says what is missing.
/// </summary>
public sealed class OfdPageDrawing
{
    private const double SmallestSide = 5;
    private const double LargestSide = 2000;

    private readonly OfdPackage _package;
    private readonly OfdResources _resources = new();
    private readonly Dictionary<string, string> _templates = new(StringComparer.Ordinal);
    private readonly List<(string Id, string? Path)> _pages = [];
    private readonly HashSet<string> _annotatedPages = new(StringComparer.Ordinal);

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
    public DrawnPage Draw(int page, IEnumerable<OfdStamp> stamps) => Draw(page, stamps, new OfdBudget());

    internal DrawnPage Draw(int page, IEnumerable<OfdStamp> stamps, OfdBudget budget)
    {
        var (id, path) = _pages[page];
        var job = new OfdDrawingJob(_package, _resources, budget);
        _omissions.ForEach(job.Omit);
        var root = path is null ? null : TryXml(path, job);
        var area = BoxOf(root?.Element("Area")) ?? _pageArea;
        var toPage = Transform.Move(-area.X, -area.Y);
        var marks = ImmutableArray.CreateBuilder<Mark>();
        if (root is not null)
        {
            AddPageResources(path!, root, job);
            DrawTemplates(root, "Background", toPage, marks, job);
            DrawLayers(root, new(path!, toPage), marks, job);
            DrawTemplates(root, "Foreground", toPage, marks, job);
        }

        if (_annotatedPages.Contains(id))
        {
            job.Omit(OfdOmission.Annotation);
        }

        var seals = ImmutableArray.CreateBuilder<PlacedSeal>();
        foreach (var stamp in stamps.Where(stamp => stamp.PageRef == id))
        {
            seals.Add(new(stamp.SignatureId, stamp.Shown.Through(toPage)));
            job.DrawObject(() => marks.AddRange(OfdStampDrawing.Draw(stamp, job)));
        }

        var onPage = marks.ToImmutable();
        return new(
            new(area.Width, area.Height, toPage == Transform.Identity ? onPage : [new Mark.Group(onPage, toPage)]),
            [.. job.LeftOut.Keys])
        {
            Objects = job.Objects,
            LeftOut = job.LeftOut,
            ReplacedFonts = job.ReplacedFonts,
            FlattenedShadings = job.FlattenedShadings,
            Entries = job.EntriesOn(new(0, 0, area.Width, area.Height)),
            Seals = seals.ToImmutable(),
        };
    }

    private void ReadDocument(string path)
    {
        var root = _package.Xml(path);
        var common = root.Element("CommonData");
        _pageArea = BoxOf(common?.Element("PageArea")) ?? _pageArea;
        foreach (var resource in (common?.Elements() ?? []).Where(IsResource))
        {
            if (!TryAddResources(path, resource.Text()))
            {
                _omissions.Add(OfdOmission.UnreadableEntry);
            }
        }

        foreach (var template in common?.Elements("TemplatePage") ?? [])
        {
            if (_package.TryFind(path, (string?)template.Attribute("BaseLoc") ?? "", out var file))
            {
                _templates[(string?)template.Attribute("ID") ?? ""] = file;
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

    private void ReadAnnotations(string path, string location)
    {
        try
        {
            if (location.Length > 0 && _package.TryFind(path, location, out var file))
            {
                var pages = _package.Xml(file).Elements("Page").Attributes("PageID");
                _annotatedPages.UnionWith(pages.Select(page => page.Value));
            }
        }
        catch (OfdFormatException)
        {
            _omissions.Add(OfdOmission.Annotation);
        }
    }

    private void AddPageResources(string path, XElement page, OfdDrawingJob job)
    {
        foreach (var resource in page.Elements("PageRes"))
        {
            if (!TryAddResources(path, resource.Text()))
            {
                job.Omit(OfdOmission.UnreadableEntry);
            }
        }
    }

    private bool TryAddResources(string path, string location)
    {
        try
        {
            if (!_package.TryFind(path, location, out var file))
            {
                return false;
            }

            _resources.Add(_package, file);
            return true;
        }
        catch (OfdFormatException)
        {
            return false;
        }
    }

    private void DrawTemplates(
        XElement page, string order, Transform toPage, ImmutableArray<Mark>.Builder marks, OfdDrawingJob job)
    {
        var uses = page.Elements("Template").Where(use => ((string?)use.Attribute("ZOrder") ?? "Background") == order);
        foreach (var use in uses)
        {
            var path = _templates.GetValueOrDefault((string?)use.Attribute("TemplateID") ?? "");
            if (path is null)
            {
                job.Omit(OfdOmission.UnreadableEntry);
            }
            else if (TryXml(path, job) is { } template)
            {
                AddPageResources(path, template, job);
                DrawLayers(template, new(path, toPage), marks, job);
            }
        }
    }

    // GB/T 33190 7.7: what lies behind comes first, then the body, then what lies in front.
    private static void DrawLayers(
        XElement page, OfdSurface surface, ImmutableArray<Mark>.Builder marks, OfdDrawingJob job)
    {
        var objects = new OfdObjectDrawing(job);
        foreach (var layer in page.Elements("Content").Elements("Layer").OrderBy(OrderOf))
        {
            marks.AddRange(objects.Draw(layer, OfdStyle.None(job).With(layer), surface));
        }

        static int OrderOf(XElement layer) => (string?)layer.Attribute("Type") switch
        {
            "Background" => 0,
            "Foreground" => 2,
            _ => 1,
        };
    }

    private XElement? TryXml(string path, OfdDrawingJob job)
    {
        try
        {
            return _package.Xml(path);
        }
        catch (OfdFormatException)
        {
            job.Omit(OfdOmission.UnreadableEntry);
            return null;
        }
    }

    private static Box? BoxOf(XElement? area) =>
        OfdValues.Box(area?.Element("PhysicalBox").Text()) is { } box
        && box.Width is >= SmallestSide and <= LargestSide && box.Height is >= SmallestSide and <= LargestSide
            ? box
            : null;
}
