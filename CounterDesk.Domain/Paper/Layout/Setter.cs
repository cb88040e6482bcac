using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Paper.Layout;

/// <summary>A place of the type area in which blocks are set one under the other.</summary>
internal readonly record struct Measure(double X, double Width)
{
    /// <summary>Where something of this width begins.</summary>
    public double AlignedX(double width, Alignment alignment) => alignment switch
    {
        Alignment.Start => X,
        Alignment.Center => X + (Width - width) / 2,
        Alignment.End => X + Width - width,
    };
}

/// <summary>Turns blocks into pieces of known height. Knows the grid and the fonts, not the pages.</summary>
internal sealed partial class Setter(SheetGrid grid, FontSet fonts)
{
    public SheetGrid Grid { get; } = grid;

    public FontSet Fonts { get; } = fonts;

    /// <summary>The block's pieces; its elements join <paramref name="parent"/> in reading order.</summary>
    public IEnumerable<FlowItem> Set(Block block, Element parent, Measure measure) => block switch
    {
        Heading heading => SetHeading(heading, parent, measure),
        Paragraph paragraph => SetParagraph(paragraph, parent, measure),
        ItemList list => SetList(list, parent, measure),
        TickList list => SetTicks(list, parent, measure),
        Table table => TableSetter.Set(this, table, parent, measure),
        Figure figure => FigureSetter.Set(this, figure, parent, measure),
        CodeGrid code => [SetCode(code, parent, measure)],
        Section section => SetSection(section, parent, measure),
        Notice notice => [SetNotice(notice, parent, measure)],
        Columns columns => [SetColumns(columns, parent, measure, leastHeight: 0)],
        Rule rule => [SetRule(rule.Weight, measure)],
        Space space => [new Gap(space.Lines * Grid.Line)],
        ContinueAt place => [new Place(place.Top)],
        PageBreak => [new NewPage()],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "Say here how it is set."),
    };

    /// <summary>Blocks as one piece that does not break.</summary>
    public Piece Stack(ImmutableArray<Block> blocks, Element parent, Measure measure, double leastHeight = 0)
    {
        var items = blocks.Length == 1 && blocks[0] is Columns columns
            ? [SetColumns(columns, parent, measure, leastHeight)]
            : blocks.SelectMany(block => Set(block, parent, measure)).ToList();
        var height = items.Sum(HeightInStack);
        return new(height, (sheet, top) =>
        {
            foreach (var item in items)
            {
                (item as Piece)?.Draw(sheet, top);
                top += HeightInStack(item);
            }
        });
    }

    /// <summary>Text in lines of the grid, or of another height in millimetres.</summary>
    public TextBox SetText(
        ImmutableArray<Run> runs, Style style, Element owner, Measure measure, Alignment alignment = Alignment.Start,
        double? lineHeight = null)
    {
        var lines = LineBreaker.Break(SetCharacter.Set(runs, style, Fonts), measure.Width);
        var height = lineHeight ?? Grid.Line;
        return new(lines, owner, measure, alignment)
        {
            LineHeight = height,
            Baseline = style.BaselineIn(height, Fonts),
            Size = style.Size,
        };
    }

    public Piece SetRule(RuleWeight weight, Measure measure)
    {
        var width = Grid.WidthOf(weight);
        return new(width, (sheet, top) => Bar(sheet, measure, top, width));
    }

    public static void Bar(Sheet sheet, Measure measure, double top, double height)
    {
        if (height > 0)
        {
            sheet.Decorate(new PlacedBar { Box = new(measure.X, top, measure.Width, height) });
        }
    }

    private static double HeightInStack(FlowItem item) => item switch
    {
        Piece piece => piece.Height,
        Gap gap => gap.Height,
        _ => throw new InvalidOperationException(
            "ContinueAt and PageBreak belong into a document's body, not into columns, notices or boxes."),
    };

    private static IEnumerable<FlowItem> SetParagraphLines(TextBox box, double lineHeight)
    {
        var count = box.Lines.Count;
        for (var line = 0; line < count; line++)
        {
            var number = line;

            // Two lines stay together at either end of a paragraph.
            var keep = (line == 0 && count > 1) || line == count - 2;
            yield return new Piece(lineHeight, (sheet, top) => box.Draw(sheet, top, number, 1)) { KeepWithNext = keep };
        }
    }

    private IEnumerable<FlowItem> SetParagraph(Paragraph paragraph, Element parent, Measure measure)
    {
        var element = parent.Add(new(ElementKind.Paragraph));
        var height = paragraph.LineHeight * Grid.Line;
        var box = SetText(paragraph.Runs, Style.Body(Grid), element, measure, paragraph.Alignment, height);
        return SetParagraphLines(box, height);
    }

    private IEnumerable<FlowItem> SetList(ItemList list, Element parent, Measure measure)
    {
        var element = parent.Add(new(ElementKind.List));
        var labelWidth = list.LabelWidth * Grid.Em;
        foreach (var item in list.Items)
        {
            var row = element.Add(new(ElementKind.Item));
            var place = measure with { Width = labelWidth };
            var label = SetText([item.Label], Style.Strongly(Grid), row.Add(new(ElementKind.Label)), place);
            var body = SetText(
                item.Runs, Style.Body(Grid), row.Add(new(ElementKind.ItemBody)),
                new(measure.X + labelWidth, measure.Width - labelWidth));
            yield return new Piece(body.Height, (sheet, top) =>
            {
                label.Draw(sheet, top);
                body.Draw(sheet, top);
            });
        }
    }

    private IEnumerable<FlowItem> SetTicks(TickList list, Element parent, Measure measure)
    {
        // In ems of the grid, and lines.
        const double Side = 1.15;
        const double TextStart = 1.75;
        const double LinesAround = 0.3;
        var element = parent.Add(new(ElementKind.TickList));
        var inset = TextStart * Grid.Em;
        foreach (var item in list.Items)
        {
            var body = element.Add(new(ElementKind.Item)).Add(new(ElementKind.ItemBody));
            var text = SetText(item, Style.Body(Grid), body, new(measure.X + inset, measure.Width - inset));
            yield return new Piece(text.Height + LinesAround * Grid.Line, (sheet, top) =>
            {
                top += LinesAround / 2 * Grid.Line;
                var side = Side * Grid.Em;
                var box = new Box(measure.X, top + (Grid.Line - side) / 2, side, side);
                sheet.Decorate(new PlacedFrame { Box = box, Width = Grid.MiddleRule });
                text.Draw(sheet, top);
            });
        }
    }

    private static Piece SetCode(CodeGrid code, Element parent, Measure measure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(code.AlternativeText);
        var element = parent.Add(new(ElementKind.Figure) { AlternativeText = code.AlternativeText });
        var x = measure.AlignedX(code.Side, code.Alignment);
        return new(code.Side, (sheet, top) =>
            sheet.Place(new PlacedCode { Code = code, Box = new(x, top, code.Side, code.Side) }, element));
    }

    private List<FlowItem> SetSection(Section section, Element parent, Measure measure)
    {
        var element = parent.Add(new(ElementKind.Section));
        return section.Blocks.SelectMany(block => Set(block, element, measure)).ToList();
    }

    private Piece SetNotice(Notice notice, Element parent, Measure measure)
    {
        const double LinesInside = 0.3;
        var padding = LinesInside * Grid.Line;
        var section = parent.Add(new(ElementKind.Section));
        var inside = Stack(notice.Blocks, section, new(measure.X + Grid.Em, measure.Width - 2 * Grid.Em));
        var height = inside.Height + 2 * padding;
        return new(height, (sheet, top) =>
        {
            var frame = new Box(measure.X, top, measure.Width, height);
            sheet.Decorate(new PlacedFrame { Box = frame, Width = Grid.MiddleRule });
            inside.Draw(sheet, top + padding);
        });
    }

    private Piece SetColumns(Columns columns, Element parent, Measure measure, double leastHeight)
    {
        var gap = columns.Gap * Grid.Em;
        var free = measure.Width - gap * (columns.Parts.Length - 1);
        var widths = Shares.Of([.. columns.Parts.Select(part => part.Width * Grid.Em)], free);
        var parts = new List<(Measure Measure, Piece Piece)>();
        var x = measure.X;
        for (var at = 0; at < widths.Length; at++)
        {
            var place = new Measure(x, widths[at]);
            parts.Add((place, Stack(columns.Parts[at].Blocks, parent, place)));
            x += widths[at] + gap;
        }

        var height = Math.Max(leastHeight, parts.Max(part => part.Piece.Height));
        return new(height, (sheet, top) =>
        {
            foreach (var (place, piece) in parts)
            {
                piece.Draw(sheet, top);
                if (columns.Ruled && place != parts[0].Measure)
                {
                    var center = place.X - gap / 2;
                    Bar(sheet, new(center - Grid.ThinRule / 2, Grid.ThinRule), top, height);
                }
            }
        });
    }
}
