using System.Globalization;
using System.Text;
using System.Xml.Linq;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Domain.Reports.Papers;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Pdf;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Reports.Files;
using UglyToad.PdfPig;

namespace CounterDesk.Tests.Web.Reports.Files;

/// <summary>What stands on the paper of a day's report and where, read back from the file.</summary>
public sealed class ReportPaperTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void A_report_that_nobody_signed(string language)
    {
        Speak(language);

        Golden.Match(Print(SomeReportFiles.Model(null, SomeReportFiles.Found)), $"Unsigned_{language}");
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void A_signed_report_with_something_added(string language)
    {
        Speak(language);

        Golden.Match(Print(SomeReportFiles.Signed(SomeReportFiles.Model(null, SomeReportFiles.Found))), $"Signed_{language}");
    }

    [Theory]
    [InlineData("zh-CN", "未签")]
    [InlineData("en-US", "NOT SIGNED")]
    public void What_nobody_signed_says_so_on_every_page_and_what_is_signed_on_none(string language, string mark)
    {
        Speak(language);
        var model = SomeReportFiles.Model(null, SomeReportFiles.Found);

        var (open, signed) = (Pages(Print(model)), Pages(Print(SomeReportFiles.Signed(model))));

        Assert.True(open.Count > 3);
        Assert.All(open, page => Assert.Contains(mark, page, StringComparison.Ordinal));
        Assert.All(signed, page => Assert.DoesNotContain(mark, page, StringComparison.Ordinal));
        Assert.DoesNotContain(open, page => page.Contains("7C1E05A9", StringComparison.Ordinal));
        Assert.Contains(signed, page => page.Contains("7C1E05A9 3B92D4F0 61A8E77D 0F54C2B3", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(1, open.Count), open.Select(page => NumberOf(page, open.Count)));
    }

    [Fact]
    public void Twenty_exceptions_with_long_notes_break_between_them_under_a_repeated_head()
    {
        var note = new string('龘', 196) + "完。";
        var model = SomeReportFiles.Model(null, [.. Enumerable.Range(1, 20).Select(number => SomeReportFiles.Raised(
            "SameRecipient", ExceptionLevel.Attention, [("Recipient", $"收件单位{number}"), ("People", $"{number}")], [number], "clerk-5"))]);
        model = model with
        {
            Exceptions = [.. model.Exceptions.Select(one => one with { Decisions = [new("问窗口", note, [note], new("陈立", "0102"), SomeReports.CheckedAt)] })],
        };

        var pages = Pages(Print(model));

        var text = string.Concat(pages).Replace(" ", "", StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 20), number => Assert.Contains($"收件单位{number}”", text, StringComparison.Ordinal));
        Assert.Equal(40 * 196, text.Count(character => character is '龘'));
        Assert.All(
            pages.Where(page => page.Contains("收件单位", StringComparison.Ordinal)),
            page => Assert.Contains("序 情况", page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_table_repeats_its_head_on_each_page()
    {
        var day = SomeDays.Report;
        day = day with
        {
            Verifications = day.Verifications with
            {
                ByRegion = [.. Enumerable.Range(0, 80).Select(number => new ResultCount($"9999{number:00}", number, 0, 1))],
            },
        };

        var pages = Pages(Print(SomeReportFiles.Model(day))).Where(page => page.Contains("9999", StringComparison.Ordinal)).ToList();

        Assert.InRange(pages.Count, 3, 4);
        Assert.All(pages, page => Assert.Contains("地区 通过 不通过 没查成", page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rare_character_in_what_was_found_or_typed_is_met_by_the_gate_and_can_be_coded()
    {
        var model = SomeReportFiles.Signed(SomeReportFiles.Model(
            null, SomeReportFiles.Raised("SameRecipient", ExceptionLevel.Notice, [("Recipient", "𠮷野商店"), ("People", "2")], [1], null)));
        model = model with { Addenda = [new("何𮰯来过", new("陈立", "0102"), SomeReports.CheckedAt)] };
        var words = ReportPaperModels.Words;

        var missing = GlyphGate.Inspect(new ReportPaper(model, words).Compose(), SomeFonts.Shipped).Missing;
        var coded = new ReportPaper(model, words.Coding([.. missing.Select(glyph => glyph.TextElement)])).Compose();

        Assert.Equal(["𠮷", "𮰯"], missing.Select(glyph => glyph.TextElement));
        Assert.Contains("〔U+20BB7〕野商店", string.Concat(Pages(PdfWriter.Write(coded, SomeFonts.Shipped))).Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_signed_file_carries_what_was_signed_and_is_verified_by_itself_and_the_halls_key()
    {
        var statement = "{\"says\":\"这一天我看过了 <&>\"}"u8.ToArray();
        var model = SomeReportFiles.Signed(SomeReportFiles.Model(null, SomeReportFiles.Found));
        model = model with
        {
            SignOff = model.SignOff! with
            {
                Statement = [.. statement], Signature = Convert.ToHexStringLower(SomeKeys.Ring.SignAudit(statement)),
            },
        };

        var metadata = MetadataOf(Print(model));

        var carried = metadata.Descendants().Where(element => element.Name.NamespaceName == "urn:counterdesk:carried:1:")
            .ToDictionary(element => element.Name.LocalName, element => element.Value);
        Assert.Equal(["numbers", "seal", "signature", "statement"], carried.Keys.Order());
        Assert.True(Sm2.Verify(
            SomeKeys.Ring.AuditKey, Convert.FromBase64String(carried["statement"]), Convert.FromHexString(carried["signature"])));
        Assert.Equal(SomeDays.Report.Write(), Convert.FromBase64String(carried["numbers"]));

        // ISO 19005-2, 6.6.2.3: whatever is carried is described.
        XNamespace property = "http://www.aiim.org/pdfa/ns/property#";
        Assert.Superset(carried.Keys.ToHashSet(), metadata.Descendants(property + "name").Select(name => name.Value).ToHashSet());
        Assert.DoesNotContain("urn:counterdesk:carried", MetadataOf(Print(SomeReportFiles.Model())).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_without_anything_is_one_page_that_says_so()
    {
        var empty = SomeDays.Report with { FirstEntry = 1, LastEntry = 0 };

        var page = Assert.Single(Pages(Print(SomeReportFiles.Model(empty))));

        Assert.Contains("这一天日志里什么都没有", page, StringComparison.Ordinal);
        Assert.Contains("未签", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void No_type_is_smaller_than_12_points_and_all_is_black_on_white_but_the_marks(string language)
    {
        Speak(language);
        using var file = PdfDocument.Open(Print(SomeReportFiles.Model(null, SomeReportFiles.Found)));

        var letters = file.GetPages().SelectMany(page => page.Letters).ToList();

        Assert.Equal(12, letters.Min(letter => letter.PointSize), 0.001);
        Assert.Equal(
            ["0,0,0", "1,1,1"],
            letters.Select(letter => letter.Color.ToRGBValues()).Select(color => $"{color.r},{color.g},{color.b}").Distinct().Order());
    }

    [Fact]
    public async Task Other_programs_find_its_syntax_sound_and_read_the_parts_in_their_order()
    {
        var pdf = Print(SomeReportFiles.Signed(SomeReportFiles.Model(null, SomeReportFiles.Found)));

        Assert.Contains("No syntax or stream encoding errors found", await ExternalProgram.RunAsync(pdf, "qpdf", "--check", "{file}"), StringComparison.Ordinal);
        var spoken = await ExternalProgram.RunAsync(pdf, "pdfinfo", "-struct-text", "{file}");
        var places = ((string[])["核验日报", "已签", "当天的数", "每小时核验", "谁来过，怎么办的", "对账和日志", "例外和处理", "签发人", "当日根值", "更正和补充", "（以下空白）"])
            .Select(part => spoken.IndexOf(part, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    private static int NumberOf(string page, int pages) => Enumerable.Range(1, pages).Single(number =>
        page.Contains($"第{number}页，共{pages}页", StringComparison.Ordinal)
        || page.Contains($"Page {number} of {pages}", StringComparison.Ordinal));

    private static XElement MetadataOf(byte[] pdf)
    {
        var file = Encoding.UTF8.GetString(pdf);
        var begin = file.IndexOf("<x:xmpmeta", StringComparison.Ordinal);
        return XElement.Parse(file[begin..(file.IndexOf("</x:xmpmeta>", StringComparison.Ordinal) + "</x:xmpmeta>".Length)]);
    }

    // Lines from top to bottom, their words with a space between them.
    private static List<string> Pages(byte[] pdf)
    {
        using var file = PdfDocument.Open(pdf);
        return
        [
            .. file.GetPages().Select(page => string.Join('\n',
                from word in page.GetWords()
                group word by Math.Round(word.BoundingBox.Bottom / 4) into line
                orderby line.Key descending
                select string.Join(' ', line.OrderBy(word => word.BoundingBox.Left).Select(word => word.Text)))),
        ];
    }

    private static void Speak(string language) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    private static byte[] Print(ReportPaperModel model) =>
        PdfWriter.Write(new ReportPaper(model, ReportPaperModels.Words).Compose(), SomeFonts.Shipped);
}
