namespace CounterDesk.Domain.Paper.Layout;

/// <summary>Puts a document and its counterpart together: on halves of each sheet, or one after the other.</summary>
internal static class Counterparts
{
    // The dashed line along which halves are cut apart, in millimetres.
    private const double CutFrom = 10;
    private const double Dash = 1.2;
    private const double CutWidth = 0.2;

    public static LaidOutDocument Join(LaidOutDocument first, LaidOutDocument second)
    {
        // Whoever hears it hears one to its end, then the other.
        var root = new Element(ElementKind.Document);
        root.Add(new(ElementKind.Section)).Children.AddRange(first.Root.Children);
        root.Add(new(ElementKind.Section)).Children.AddRange(second.Root.Children);
        var sheets = second.Document.Grid == SheetGrid.A4RightHalf
            ? Beside(first, second)
            : [.. first.Sheets, .. second.Sheets];
        return new(first.Document, sheets, root);
    }

    private static List<Sheet> Beside(LaidOutDocument left, LaidOutDocument right)
    {
        var sheets = new List<Sheet>();
        for (var page = 0; page < Math.Max(left.Sheets.Count, right.Sheets.Count); page++)
        {
            var sheet = new Sheet(page + 1);
            foreach (var half in left.Sheets.Skip(page).Take(1).Concat(right.Sheets.Skip(page).Take(1)))
            {
                sheet.Append(half);
            }

            Cut(sheet, left.Document.Grid);
            sheets.Add(sheet);
        }

        return sheets;
    }

    private static void Cut(Sheet sheet, SheetGrid grid)
    {
        var x = (grid.Width - CutWidth) / 2;
        for (var y = CutFrom; y < grid.Height - CutFrom; y += 2 * Dash)
        {
            sheet.Decorate(new PlacedBar { Box = new(x, y, CutWidth, Dash) });
        }
    }
}
