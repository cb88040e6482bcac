using System.Globalization;
using System.Text.RegularExpressions;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Reports.Papers;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace CounterDesk.Web.Reports.Files;

/// <summary>
/// Writes the tables of a report as a workbook (ECMA-376), one sheet each. Numbers, shares and times can be reckoned with;
/// what people typed is text, also where it begins like a formula.
/// </summary>
internal sealed partial class ReportWorkbook
{
    private const int LongestSheetName = 31;

    // In characters of the workbook's own font; a Chinese one takes two.
    private const double NarrowestColumn = 8;
    private const double WidestColumn = 60;
    private const int WideCharacter = 2;

    private const double SecondsOfDay = 24 * 60 * 60;

    private readonly Spreadsheet _book;
    private readonly Styles _plain;
    private readonly Styles _sum;
    private readonly StyleId _heading;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    private ReportWorkbook(Spreadsheet book)
    {
        _book = book;
        _plain = new(book, isBold: false);
        _sum = new(book, isBold: true);
        _heading = book.AddStyle(new Style
        {
            Font = { Bold = true }, Alignment = { WrapText = true }, Format = NumberFormat.Standard(StandardNumberFormat.Text),
            Border = { Bottom = { BorderStyle = BorderStyle.Thin } },
        });
    }

    public static async Task<byte[]> WriteAsync(ReportPaperModel model, DocumentWords words, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        await using (var book = await Spreadsheet.CreateNewAsync(file, cancellationToken: cancellationToken))
        {
            var workbook = new ReportWorkbook(book);
            foreach (var table in Tables(model, words))
            {
                await workbook.WriteAsync(table, cancellationToken);
            }

            await book.FinishAsync(cancellationToken);
        }

        return file.ToArray();
    }

    private static IEnumerable<ReportTable> Tables(ReportPaperModel model, DocumentWords words)
    {
        var sheets = new ReportSheets(model, words);
        return
        [
            sheets.Facts, .. model.Tables, sheets.Exceptions,
            .. model.Addenda.IsEmpty ? [] : (ReportTable[])[sheets.Addenda],
        ];
    }

    private async Task WriteAsync(ReportTable table, CancellationToken cancellationToken)
    {
        var options = new WorksheetOptions { FrozenRows = 1, FrozenColumns = 1 };
        for (var column = 0; column < table.Columns.Length; column++)
        {
            options.Column(column + 1).Width = WidthOf(table, column);
        }

        await _book.StartWorksheetAsync(NameOf(table.Title), options, cancellationToken);
        await _book.AddHeaderRowAsync([.. table.Columns.Select(column => column.Name)], _heading, cancellationToken);
        for (var row = 0; row < table.Rows.Length; row++)
        {
            var styles = table.EndsWithSum && row == table.Rows.Length - 1 ? _sum : _plain;
            await _book.AddRowAsync([.. table.Rows[row].Select(value => CellOf(value, styles))], cancellationToken);
        }
    }

    // Excel takes neither these characters nor a longer name, nor one twice.
    private string NameOf(string title)
    {
        var name = Forbidden().Replace(title, " ").Trim();
        name = name.Length <= LongestSheetName ? name : name[..(LongestSheetName - 1)].TrimEnd() + "…";
        for (var number = 2; !_names.Add(name); number++)
        {
            var mark = string.Create(CultureInfo.InvariantCulture, $" {number}");
            name = name[..Math.Min(name.Length, LongestSheetName - mark.Length)] + mark;
        }

        return name;
    }

    private static SpreadCheetah.Cell CellOf(ReportValue value, Styles styles) => value switch
    {
        ReportValue.Words(var text) => new(text, styles.Text),
        ReportValue.Number(var number) => new(number, styles.Number),
        ReportValue.Share share => new(share.Value, styles.Share),
        ReportValue.Duration(var seconds) => new(seconds / SecondsOfDay, styles.Duration),
        ReportValue.Moment(var at) => new(at, styles.Moment),
        ReportValue.Day(var day) => new(day.ToDateTime(TimeOnly.MinValue), styles.Day),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.GetType().Name, "Say here how it is written."),
    };

    private static double WidthOf(ReportTable table, int column) => Math.Clamp(
        table.Rows.Select(row => LengthOf(row[column])).Append(LengthOf(table.Columns[column].Name)).Max() + 2,
        NarrowestColumn, WidestColumn);

    private static int LengthOf(ReportValue value) => value switch
    {
        ReportValue.Words(var text) => LengthOf(text),
        ReportValue.Moment => "2026-03-18 10:30".Length,
        ReportValue.Day => "2026-03-18".Length,
        _ => (int)NarrowestColumn,
    };

    private static int LengthOf(string text) => text.Split('\n').Max(line => line.Sum(character => character < '⺀' ? 1 : WideCharacter));

    [GeneratedRegex(@"[\[\]:*?/\\']")]
    private static partial Regex Forbidden();

    private sealed class Styles(Spreadsheet book, bool isBold)
    {
        // Text stays text also when somebody goes into the cell and out again.
        public StyleId Text { get; } = Add(book, isBold, NumberFormat.Standard(StandardNumberFormat.Text), wraps: true);

        public StyleId Number { get; } = Add(book, isBold, NumberFormat.Custom("#,##0"));

        public StyleId Share { get; } = Add(book, isBold, NumberFormat.Custom("0.0%"));

        public StyleId Duration { get; } = Add(book, isBold, NumberFormat.Custom("[h]:mm:ss"));

        public StyleId Moment { get; } = Add(book, isBold, NumberFormat.Custom("yyyy-mm-dd hh:mm"));

        public StyleId Day { get; } = Add(book, isBold, NumberFormat.Custom("yyyy-mm-dd"));

        private static StyleId Add(Spreadsheet book, bool isBold, NumberFormat format, bool wraps = false) => book.AddStyle(new Style
        {
            Font = { Bold = isBold }, Alignment = { WrapText = wraps, Vertical = VerticalAlignment.Top }, Format = format,
        });
    }
}
