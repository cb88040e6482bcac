using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Paper.Layout;

/// <summary>Puts everything of a document in its place.</summary>
internal sealed class DocumentLayout
{
    // In lines of the grid.
    private const double LinesUnderHead = 0.2;
    private const double LinesOfFoot = 1.3;

    // Stands for page numbers where these are not known yet.
    private const int SomePage = 88;

    private readonly Document _document;
    private readonly SheetGrid _grid;
    private readonly Setter _setter;
    private readonly Measure _measure;
    private readonly double _headHeight;
    private readonly double _bottom;

    private DocumentLayout(Document document, FontSet fonts)
    {
        _document = document;
        _grid = document.Grid;
        _setter = new(_grid, fonts);
        _measure = new(_grid.Left, _grid.Measure);
        _headHeight = document.Head is { } head ? (LinesOf(head) + LinesUnderHead) * _grid.Line : 0;
        _bottom = _grid.Bottom - (document.Foot is null ? 0 : LinesOfFoot * _grid.Line);
    }

    /// <exception cref="MissingGlyphException">No font has a character of the document.</exception>
    /// <exception cref="PageOverflowException">Something does not fit its place.</exception>
    public static LaidOutDocument Of(Document document, FontSet fonts)
    {
        var laid = new DocumentLayout(document, fonts).Lay();
        return document.Counterpart is { } other ? Counterparts.Join(laid, Of(other, fonts)) : laid;
    }

    private LaidOutDocument Lay()
    {
        // Blocks are set into holders of their own first: where the first page's box is read depends on where they
        // fall.
        var holders = _document.Body.Select(_ => new Element(ElementKind.Document)).ToList();
        var items = _document.Body
            .SelectMany((block, at) =>
                _setter.Set(block, holders[at], _measure).Select(item => item with { Origin = at }))
            .ToList();

        var firstBox = HeightOf(_document.FirstPageBox);
        var paginator = new Paginator(_grid, _grid.Top + _headHeight, page => page == 1 ? _bottom - firstBox : _bottom);
        paginator.Flow(items);

        var lastBox = _document.LastPageBox;
        var lastBoxBottom = _bottom - (paginator.Sheets.Count == 1 ? firstBox : 0);
        var hasRoom = paginator.FilledTo <= lastBoxBottom - HeightOf(lastBox);
        if (lastBox is { IsOptional: false } && !hasRoom)
        {
            paginator.StartPage();
            (lastBoxBottom, hasRoom) = (_bottom, true);
        }

        return Assemble(paginator, holders, hasRoom ? lastBox : null, lastBoxBottom);
    }

    private LaidOutDocument Assemble(
        Paginator paginator, List<Element> holders, AnchoredBox? lastBox, double lastBoxBottom)
    {
        var root = new Element(ElementKind.Document);
        var pages = new List<Sheet>();
        var first = paginator.Sheets[0];
        var last = paginator.Sheets.Count;
        foreach (var body in paginator.Sheets)
        {
            // Head first, then what was set, so that a page's content stands in reading order.
            var sheet = new Sheet(body.Number);
            DrawBackdrop(sheet);
            if (body == first)
            {
                DrawHead(sheet, last, root);
                sheet.Append(body);
                root.Children.AddRange(ChildrenOf(holders, at => PageOf(paginator, at) == 1));
                DrawBox(sheet, _document.FirstPageBox, _bottom, root);
                DrawFoot(sheet, last, root);
                DrawFoldTicks(sheet);
                root.Children.AddRange(ChildrenOf(holders, at => PageOf(paginator, at) > 1));
            }
            else
            {
                Repeat(sheet, Decoration.Header, () => DrawHead(sheet, last, root));
                sheet.Append(body);
            }

            if (body.Number == last)
            {
                DrawBox(sheet, lastBox, lastBoxBottom, root);
            }

            if (body != first)
            {
                Repeat(sheet, Decoration.Footer, () => DrawFoot(sheet, last, root));
            }

            pages.Add(sheet);
        }

        return new(_document, pages, root);
    }

    private static int PageOf(Paginator paginator, int block) => paginator.PageOf.GetValueOrDefault(block, 1);

    private static IEnumerable<Node> ChildrenOf(List<Element> holders, Func<int, bool> isWanted) =>
        holders.Where((_, at) => isWanted(at)).SelectMany(holder => holder.Children);

    private static void Repeat(Sheet sheet, Decoration kind, Action draw)
    {
        sheet.Repeating = kind;
        draw();
        sheet.Repeating = null;
    }

    private void DrawBackdrop(Sheet sheet)
    {
        if (_document.Backdrops is [.., var last] all)
        {
            var backdrop = sheet.Number > all.Length ? last : all[sheet.Number - 1];
            sheet.Decorate(new PlacedPicture { Picture = backdrop, Box = new(0, 0, _grid.Width, _grid.Height) });
        }
    }

    private double HeightOf(AnchoredBox? box) => (box?.Lines ?? 0) * _grid.Line;

    private void DrawHead(Sheet sheet, int pages, Element root)
    {
        if (_document.Head is { } head)
        {
            DrawRunningLine(sheet, head, pages, _grid.Top, root);
            Setter.Bar(sheet, _measure, _grid.Top + _headHeight - _grid.MiddleRule, _grid.MiddleRule);
        }
    }

    private void DrawFoot(Sheet sheet, int pages, Element root)
    {
        if (_document.Foot is { } foot)
        {
            if (LinesOf(foot) > 1)
            {
                throw new PageOverflowException("A running foot is longer than a line.");
            }

            DrawRunningLine(sheet, foot, pages, _grid.Bottom - _grid.Line, root);
        }
    }

    // The name of a hall may be long: the left side takes another line beside the right one.
    private int LinesOf(RunningLine line) =>
        SetRunningLine(line, SomePage, SomePage, new(ElementKind.Paragraph)).Max(box => box.Lines.Count);

    private void DrawRunningLine(Sheet sheet, RunningLine line, int pages, double top, Element root)
    {
        var element = sheet.Repeating is null ? root.Add(new(ElementKind.Paragraph)) : new(ElementKind.Paragraph);
        foreach (var box in SetRunningLine(line, sheet.Number, pages, element))
        {
            box.Draw(sheet, top);
        }
    }

    private TextBox[] SetRunningLine(RunningLine line, int page, int pages, Element element)
    {
        var right = Set(line.Right, _measure, Alignment.End);
        var taken = line.Right.IsEmpty ? 0 : right.Lines.Max(part => part.Width) + _grid.Em;
        var left = Set(line.Left, _measure with { Width = _measure.Width - taken }, Alignment.Start);
        return [left, right];

        TextBox Set(ImmutableArray<Run> runs, Measure measure, Alignment alignment)
        {
            var numbered = runs.Select(run => run with { Text = Number(run.Text, page, pages) });
            return _setter.SetText([.. numbered], Style.Body(_grid), element, measure, alignment);
        }
    }

    private static string Number(string text, int page, int pages) => text
        .Replace("{page}", page.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{pages}", pages.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private void DrawBox(Sheet sheet, AnchoredBox? box, double bottom, Element root)
    {
        if (box is null)
        {
            return;
        }

        var height = HeightOf(box);
        var (above, below) = (_grid.WidthOf(box.RuleAbove), _grid.WidthOf(box.RuleBelow));
        var room = height - above - below;
        var inside = _setter.Stack(box.Blocks, root, _measure, leastHeight: room);
        if (inside.Height > room + 0.01)
        {
            throw new PageOverflowException(
                string.Create(CultureInfo.InvariantCulture, $"A box needs {inside.Height:0.0} mm, has {room:0.0}."));
        }

        var top = bottom - height;
        Setter.Bar(sheet, _measure, top, above);
        inside.Draw(sheet, top + above);
        Setter.Bar(sheet, _measure, bottom - below, below);
    }

    // 3 by 0.2 mm at a third and two thirds of A4, as envelopes fold it.
    private void DrawFoldTicks(Sheet sheet)
    {
        if (_document.FoldTicks)
        {
            Setter.Bar(sheet, new(10, 3), 99, 0.2);
            Setter.Bar(sheet, new(10, 3), 198, 0.2);
        }
    }
}
