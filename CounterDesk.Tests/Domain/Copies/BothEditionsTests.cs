using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Tests.Pdf;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Copies;

/// <summary>Standard and large print under one number, in one file for one job.</summary>
public sealed class BothEditionsTests
{
    private static readonly ImmutableArray<CopyFace> _card =
        [SomeCopies.Face(85.6, 54, "姓名　林秀兰"), SomeCopies.Face(85.6, 54, "签发机关　云山市公安局青崖分局")];

    public static TheoryData<string, bool> Kinds => new(
        from kind in SomeLicenses.Catalog.All
        from hasEnglish in (bool[])[false, true]
        select (kind.Code, hasEnglish));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_the_two_editions_one_after_the_other(string kind, bool hasEnglish)
    {
        foreach (var order in (CopyOrder[])[SomeCopies.Order(kind), SomeCopies.ExpiredOrder(kind), SomeCopies.FilelessOrder(kind)])
        {
            var copy = SomeCopies.Make(hasEnglish ? SomeCopies.WithEnglish(order) : order);
            using var standard = new PdfContents(SomeCopies.Print(copy));
            using var large = new PdfContents(SomeCopies.Print(copy, CopyEdition.LargePrint));
            using var both = new PdfContents(SomeCopies.Print(copy, CopyEdition.Both));

            Assert.Equal(standard.Pages.Count + large.Pages.Count, both.Pages.Count);
            for (var page = 1; page <= both.Pages.Count; page++)
            {
                var isStandard = page <= standard.Pages.Count;
                var (own, of) = isStandard
                    ? (page, standard.Pages.Count)
                    : (page - standard.Pages.Count, large.Pages.Count);
                var text = both.TextOf(page);
                Assert.Contains(copy.Number.Value, text, StringComparison.Ordinal);
                Assert.Contains($"第{own}页，共{of}页", text, StringComparison.Ordinal);
                Assert.Contains(
                    isStandard ? $"普通版全部{of}页编号一致" : $"大字版{of}页编号一致", text, StringComparison.Ordinal);
                Assert.Contains(isStandard ? "普通版" : "大字版", text[..40], StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Each_part_has_the_code_and_others_find_no_fault_in_the_file()
    {
        var copy = SomeCopies.Make(SomeCopies.Order(SomeLicenses.ResidentIdCard) with { Face = _card });
        var pdf = SomeCopies.Print(copy, CopyEdition.Both);
        using var standard = new PdfContents(SomeCopies.Print(copy));

        Assert.Equal(copy.CodeAddress, await SomeCopies.ReadCodeAsync(pdf));
        Assert.Equal(copy.CodeAddress, await SomeCopies.ReadCodeAsync(pdf, standard.Pages.Count + 1));
        Assert.Contains(
            "No syntax or stream encoding errors found",
            await ExternalProgram.RunAsync(pdf, "qpdf", "--check", "{file}"), StringComparison.Ordinal);
        var fonts = await ExternalProgram.RunAsync(pdf, "pdffonts", "{file}");
        Assert.All(
            fonts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2),
            font => Assert.Matches("CID TrueType +Identity-H +yes yes yes", font));
    }

    [Fact]
    public async Task One_part_is_heard_to_its_end_and_then_the_other()
    {
        var copy = SomeCopies.Make(SomeCopies.Order(SomeLicenses.ResidentIdCard) with { Face = _card });
        var pdf = SomeCopies.Print(copy, CopyEdition.Both);
        using var file = new PdfContents(pdf);
        var heard = await ExternalProgram.RunAsync(pdf, "pdfinfo", "-struct-text", "{file}");
        string[] parts =
        [
            "普通版　", "居民身份证", "用证事由", "效力说明", "（以下空白）", "大字版", "居民身份证", "办什么事", "这份纸有多大效力", "（以下空白）",
        ];
        var from = 0;

        Assert.Equal(["Sect", "Sect"], file.Structure.Children.Select(part => part.Kind));
        Assert.Equal(2, file.Structure.Of("H1").Count);
        Assert.All(parts, part =>
        {
            from = heard.IndexOf(part, from, StringComparison.Ordinal) + part.Length;
            Assert.True(from >= part.Length, $"{part} is not heard after what comes before it.");
        });
    }
}
