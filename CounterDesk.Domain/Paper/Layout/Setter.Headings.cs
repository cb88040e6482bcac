namespace CounterDesk.Domain.Paper.Layout;

internal sealed partial class Setter
{
    // In lines of the grid, as the paper language lays out a title and the heading of a part.
    private const double LinesAboveTitle = 0.9;
    private const double LinesOfTitle = 2;
    private const double LinesAbovePart = 1;
    private const double LinesUnderPart = 0.3;
    private const double LinesUnderFramedAside = 0.35;

    private IEnumerable<FlowItem> SetHeading(Heading heading, Element parent, Measure measure) => heading.Level switch
    {
        1 => SetTitle(heading, parent, measure),
        2 when heading.Ruled => SetPartHeading(heading, parent, measure),
        2 => [SetPlainHeading(heading, parent, measure, ElementKind.Heading2)],
        3 => [SetPlainHeading(heading, parent, measure, ElementKind.Heading3)],
        4 => [SetPlainHeading(heading, parent, measure, ElementKind.Heading4)],
        _ => throw new ArgumentOutOfRangeException(nameof(heading), heading.Level, "Headings have the levels 1 to 4."),
    };

    private Piece SetPlainHeading(Heading heading, Element parent, Measure measure, ElementKind kind)
    {
        var box = SetText(heading.Runs, Style.Of(heading, Grid), parent.Add(new(kind)), measure);
        return new(box.Height, box.Draw) { KeepWithNext = true };
    }

    private IEnumerable<FlowItem> SetPartHeading(Heading heading, Element parent, Measure measure)
    {
        var element = parent.Add(new(ElementKind.Heading2));
        var words = SetText(heading.Runs, Style.Of(heading, Grid), element, measure);
        var aside = heading.Aside is { } remark ? SetAside(remark, parent, measure) : null;

        // A remark that has no room at the end of the line stands under it.
        var asideTop = aside is not null && words.Lines[^1].Width + Grid.Em + aside.Lines[0].Width > measure.Width
            ? words.Height
            : words.Height - Grid.Line;
        var height = Math.Max(words.Height, aside is null ? 0 : asideTop + aside.Height) + LinesUnderPart * Grid.Line;
        return
        [
            new Gap(LinesAbovePart * Grid.Line),
            new Piece(height, (sheet, top) =>
            {
                words.Draw(sheet, top);
                aside?.Draw(sheet, top + asideTop);
                Bar(sheet, measure, top + height - Grid.MiddleRule, Grid.MiddleRule);
            })
            {
                KeepWithNext = true,
                DistanceFromHead = LinesAbovePart * Grid.Line,
            },
        ];
    }

    private TextBox SetAside(Aside aside, Element parent, Measure measure) =>
        SetText(aside.Runs, Style.Body(Grid), parent.Add(new(ElementKind.Paragraph)), measure, Alignment.End);

    private IEnumerable<FlowItem> SetTitle(Heading heading, Element parent, Measure measure)
    {
        var element = parent.Add(new(ElementKind.Heading1));
        var style = Style.Of(heading, Grid);
        var titleHeight = LinesOfTitle * Grid.Line;
        var title = SetText(heading.Runs, style, element, measure, lineHeight: titleHeight);
        var pieces = new List<Piece> { new(title.Height, title.Draw) { KeepWithNext = true } };
        var endOfLine = title.Lines[^1].Width;
        if (!heading.Subtitle.IsEmpty)
        {
            var (subtitle, isBeside) = SetSubtitle(heading, element, measure, endOfLine);
            var width = subtitle.Lines[^1].Width;
            endOfLine = isBeside ? endOfLine + Style.Subtitle(Grid).Em + width : width;
            pieces = isBeside
                ? [pieces[0] with { Draw = (sheet, top) => DrawBoth(sheet, top, title, subtitle) }]
                : [pieces[0], new(subtitle.Height, subtitle.Draw) { KeepWithNext = true }];
        }

        if (heading.Aside is { } aside)
        {
            AddAside(pieces, aside, parent, measure, endOfLine);
        }

        pieces[0] = pieces[0] with { DistanceFromHead = LinesAboveTitle * Grid.Line };
        return [new Gap(LinesAboveTitle * Grid.Line), .. pieces];
    }

    private static void DrawBoth(Sheet sheet, double top, TextBox title, TextBox subtitle)
    {
        title.Draw(sheet, top);
        subtitle.Draw(sheet, top + title.Height - subtitle.Height);
    }

    // Beside the title when there is room: on its base line, one em away.
    private (TextBox Box, bool IsBeside) SetSubtitle(
        Heading heading, Element element, Measure measure, double titleWidth)
    {
        var style = Style.Subtitle(Grid);
        var titleStyle = Style.Of(heading, Grid);
        var x = measure.X + titleWidth + style.Em;
        var wanted = LineBreaker.Break(SetCharacter.Set(heading.Subtitle, style, Fonts), double.MaxValue)[0].Width;
        if (Grid.SubtitleOnOwnLine || x + wanted > measure.X + measure.Width)
        {
            return (SetText(heading.Subtitle, style, element, measure), false);
        }

        // A line as high as the title's, lowered until both base lines meet.
        var height = LinesOfTitle * Grid.Line;
        var drop = titleStyle.BaselineIn(height, Fonts) - style.BaselineIn(height, Fonts);
        var beside = measure with { X = x };
        return (SetText(heading.Subtitle, style, element, beside, lineHeight: height - 2 * drop), true);
    }

    private void AddAside(List<Piece> pieces, Aside aside, Element parent, Measure measure, double endOfLine)
    {
        var inset = aside.Framed ? Grid.Em / 2 : 0;
        var box = SetAside(aside, parent, new(measure.X, measure.Width - inset));
        var width = box.Lines.Max(line => line.Width) + 2 * inset;
        Action<Sheet, double> draw = (sheet, top) =>
        {
            box.Draw(sheet, top);
            if (aside.Framed)
            {
                var frame = new Drawing.Box(measure.X + measure.Width - width, top, width, box.Height);
                sheet.Decorate(new PlacedFrame { Box = frame, Width = Grid.MiddleRule });
            }
        };

        var under = LinesUnderFramedAside * Grid.Line;
        if (endOfLine + Grid.Em + width > measure.Width)
        {
            pieces.Add(new(box.Height + under, draw) { KeepWithNext = true });
            return;
        }

        var last = pieces[^1];
        pieces[^1] = last with
        {
            Draw = (sheet, top) =>
            {
                last.Draw(sheet, top);
                draw(sheet, top + last.Height - under - box.Height);
            },
        };
    }
}
