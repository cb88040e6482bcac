using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CounterDesk.Tests.Support;

/// <summary>A workbook read back.</summary>
internal sealed class SomeWorkbook : IDisposable
{
    private readonly SpreadsheetDocument _document;
    private readonly WorkbookPart _book;

    public SomeWorkbook(byte[] bytes)
    {
        _document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        _book = _document.WorkbookPart!;
    }

    public IReadOnlyList<string> Names => [.. Sheets.Select(sheet => sheet.Name!.Value!)];

    public IReadOnlyList<CellFormula> Formulas => [.. Names.SelectMany(name => Sheet(name).Descendants<CellFormula>())];

    private IEnumerable<Sheet> Sheets => _book.Workbook!.Sheets!.Elements<Sheet>();

    public void Dispose() => _document.Dispose();

    public IReadOnlyList<IReadOnlyList<WorkbookCell>> Rows(string name) =>
        [.. Sheet(name).Descendants<Row>().Select(row => row.Elements<Cell>().Select(CellOf).ToList())];

    public Pane Pane(string name) => Sheet(name).Descendants<Pane>().Single();

    public IReadOnlyList<double> Widths(string name) => [.. Sheet(name).Descendants<Column>().Select(column => column.Width!.Value)];

    private Worksheet Sheet(string name) =>
        ((WorksheetPart)_book.GetPartById(Sheets.Single(sheet => sheet.Name == name).Id!)).Worksheet!;

    private WorkbookCell CellOf(Cell cell) => new(
        cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "", cell.DataType?.Value,
        cell.StyleIndex is { } style
            ? ((CellFormat)_book.WorkbookStylesPart!.Stylesheet!.CellFormats!.ElementAt((int)style.Value)).NumberFormatId?.Value
            : null);
}

/// <summary>A cell: what stands in it, what it is (null for a number), and the number of its format.</summary>
internal sealed record WorkbookCell(string Text, CellValues? Type, uint? Format);
