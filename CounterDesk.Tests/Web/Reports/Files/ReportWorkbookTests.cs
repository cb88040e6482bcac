using System.Globalization;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Domain.Reports.Papers;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Reports.Files;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace CounterDesk.Tests.Web.Reports.Files;

/// <summary>The workbook of a report, opened by a library that did not write it.</summary>
public sealed class ReportWorkbookTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public async Task Every_table_of_the_paper_is_a_sheet_with_the_same_rows(string language)
    {
        Speak(language);
        var model = SomeReportFiles.Signed(SomeReportFiles.Model(null, SomeReportFiles.Found));

        using var book = new SomeWorkbook(await WriteAsync(model));

        Assert.Equal(model.Tables.Length + 3, book.Names.Count);
        Assert.Equal(book.Names.Count, book.Names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(book.Names, name => Assert.InRange(name.Length, 1, 31));
        for (var at = 0; at < model.Tables.Length; at++)
        {
            var (table, rows) = (model.Tables[at], book.Rows(book.Names[at + 1]));
            Assert.Equal(table.Columns.Select(column => column.Name), rows[0].Select(cell => cell.Text));
            Assert.Equal(table.Rows.Length, rows.Count - 1);
            Assert.All(rows.Skip(1).Zip(table.Rows), row => Assert.All(row.First.Zip(row.Second), Compare));
        }
    }

    [Fact]
    public async Task It_keeps_the_schema_of_workbooks()
    {
        var model = SomeReportFiles.Signed(SomeReportFiles.Model(null, SomeReportFiles.Found));
        using var file = new MemoryStream(await WriteAsync(model));
        using var document = SpreadsheetDocument.Open(file, isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document, Cancel).Select(fault => $"{fault.Path?.XPath}: {fault.Description}"));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://a\",\"b\")")]
    [InlineData("+1+1")]
    [InlineData("-2+3")]
    [InlineData("@SUM(A1)")]
    public async Task What_begins_like_a_formula_is_text(string typed)
    {
        var model = SomeReportFiles.Model(
            null, SomeReportFiles.Raised("SameRecipient", ExceptionLevel.Notice, [("Recipient", typed), ("People", "2")], [1], null));
        model = SomeReportFiles.Signed(model) with
        {
            Addenda = [new(typed, new(typed, "1"), SomeReports.CheckedAt)],
        };

        using var book = new SomeWorkbook(await WriteAsync(model));

        var cell = book.Rows(book.Names[^1])[1][2];
        Assert.Equal((typed, CellValues.InlineString, 49u), (cell.Text, cell.Type, cell.Format));
        Assert.Empty(book.Formulas);
    }

    [Fact]
    public async Task The_head_stays_in_sight_and_no_column_is_too_narrow_for_it()
    {
        using var book = new SomeWorkbook(await WriteAsync(SomeReportFiles.Model()));

        Assert.All(book.Names, name =>
        {
            Assert.Equal((1.0, PaneStateValues.Frozen), (book.Pane(name).VerticalSplit!.Value, book.Pane(name).State!.Value));
            Assert.All(
                book.Rows(name)[0].Zip(book.Widths(name)),
                column => Assert.True(column.Second > Math.Min(60, column.First.Text.Length), column.First.Text));
        });
    }

    private static void Compare((WorkbookCell Cell, ReportValue Value) pair)
    {
        var (cell, value) = pair;
        if (value is ReportValue.Words(var text))
        {
            Assert.Equal(text, cell.Text);
            return;
        }

        // A number, so that it can be reckoned with.
        Assert.Null(cell.Type);
        var number = double.Parse(cell.Text, CultureInfo.InvariantCulture);
        Assert.Equal(
            value switch
            {
                ReportValue.Number(var count) => count,
                ReportValue.Share share => share.Value,
                ReportValue.Duration(var seconds) => seconds / 86400.0,
                ReportValue.Moment(var at) => at.ToOADate(),
                ReportValue.Day(var day) => day.ToDateTime(default).ToOADate(),
                _ => double.NaN,
            },
            number, 9);
    }

    private static void Speak(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    private static Task<byte[]> WriteAsync(ReportPaperModel model) =>
        ReportWorkbook.WriteAsync(model, ReportPaperModels.Words, Cancel);
}
