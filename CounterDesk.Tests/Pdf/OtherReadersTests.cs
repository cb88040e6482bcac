using CounterDesk.Domain.Pdf;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Pdf;

/// <summary>What programs we did not write make of our pages.</summary>
public sealed class OtherReadersTests
{
    private static readonly byte[] _copy = PdfWriter.Write(SomePaper.Copy(), SomeFonts.Shipped);

    [Fact]
    public async Task Qpdf_finds_no_fault_in_the_syntax()
    {
        var report = await ExternalProgram.RunAsync(_copy, "qpdf", "--check", "{file}");

        Assert.Contains("No syntax or stream encoding errors found", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdffonts_finds_every_font_embedded_subset_and_readable()
    {
        var report = await ExternalProgram.RunAsync(_copy, "pdffonts", "{file}");
        var fonts = report.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2).ToList();

        Assert.Equal(5, fonts.Count);
        Assert.All(fonts, font => Assert.Matches(@"CID TrueType +Identity-H +yes yes yes", font));
    }

    [Fact]
    public async Task Pdfinfo_reads_the_parts_in_the_order_in_which_they_are_spoken()
    {
        var report = await ExternalProgram.RunAsync(_copy, "pdfinfo", "-struct-text", "{file}");
        string[] parts =
        [
            "演示　电子证照加注件", "结婚证电子证照打印件", "含他人信息　敏感三级", "用证事由", "云山农村商业银行青崖支行",
            "证照版面照电子证照文件绘出", "收件单位：请先核验，再采用", "网页答复须为“有效”，且与纸面逐项相同", "校验值 619 274",
            "第1页，共2页", "证照内容", "999901198804120032", "打印前的核验", "未能核验", "效力说明", "（以下空白）", "申请人签名、日期",
        ];
        var places = parts.Select(part => report.IndexOf(part, StringComparison.Ordinal)).ToList();

        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain("第2页", report, StringComparison.Ordinal);
        Assert.DoesNotContain("不得另作他用", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pdftotext_finds_names_with_rare_characters()
    {
        var document = SomePaper.Plain() with
        {
            Body = [new CounterDesk.Domain.Paper.Paragraph(["刘䶮，深圳市𬭎盛贸易有限公司"])],
        };

        var text = await ExternalProgram.RunAsync(
            PdfWriter.Write(document, SomeFonts.Shipped), "pdftotext", "-enc", "UTF-8", "{file}", "-");

        Assert.Contains("刘䶮，深圳市𬭎盛贸易有限公司", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zbarimg_reads_the_code_from_a_page_printed_in_black_and_white_at_300_dots_per_inch()
    {
        var folder = Directory.CreateTempSubdirectory("counterdesk-code-");
        try
        {
            var picture = Path.Combine(folder.FullName, "page");
            await ExternalProgram.RunAsync(
                _copy, "pdftoppm", "-r", "300", "-mono", "-png", "-f", "1", "-l", "1", "-singlefile", "{file}", picture);
            var read = await ExternalProgram.RunAsync(
                [], "zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", $"{picture}.png");

            Assert.Equal(SomePaper.CodeText, read.Trim());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
