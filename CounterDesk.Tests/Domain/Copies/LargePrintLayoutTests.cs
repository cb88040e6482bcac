using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Pdf;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;
using UglyToad.PdfPig;

namespace CounterDesk.Tests.Domain.Copies;

/// <summary>What stands on a copy in large print and where, read back from the file.</summary>
public sealed class LargePrintLayoutTests
{
    private const int MostBytes = 200 * 1024;

    private static readonly ImmutableArray<CopyFace> _card =
        [SomeCopies.Face(85.6, 54, "姓名　林秀兰"), SomeCopies.Face(85.6, 54, "签发机关　云山市公安局青崖分局")];

    private static readonly ImmutableArray<CopyFace> _spread =
        [SomeCopies.Face(250, 176, "结婚证", "持证人　顾长河") with { Covers = [new(120, 90, 60, 6)] }];

    public static TheoryData<string> Kinds => new(SomeLicenses.Catalog.All.Select(kind => kind.Code));

    public static TheoryData<string, bool> KindsWithAndWithoutEnglish =>
        new(
            from kind in SomeLicenses.Catalog.All
            from hasEnglish in (bool[])[false, true]
            select (kind.Code, hasEnglish));

    [Fact]
    public void A_large_print_of_a_booklet() => Golden.Match(Print(SomeCopies.Order() with { Face = _spread }));

    [Fact]
    public void A_large_print_of_a_card() =>
        Golden.Match(Print(SomeCopies.Order(SomeLicenses.ResidentIdCard) with { Face = _card }));

    [Fact]
    public void A_large_print_of_an_expired_license() =>
        Golden.Match(Print(SomeCopies.ExpiredOrder(SomeLicenses.BusinessLicense)));

    [Fact]
    public void A_large_information_sheet() =>
        Golden.Match(Print(SomeCopies.FilelessOrder(SomeLicenses.BusinessLicense)));

    [Fact]
    public void A_large_print_with_English_beside_the_Chinese() => Golden.Match(
        Print(SomeCopies.WithEnglish(SomeCopies.Order(SomeLicenses.DisabilityCertificate) with { Face = _card })));

    [Theory]
    [MemberData(nameof(KindsWithAndWithoutEnglish))]
    public void Every_kind_and_form_is_printed_in_no_type_below_18_points(string kind, bool hasEnglish)
    {
        CopyOrder[] orders = [SomeCopies.Order(kind), SomeCopies.ExpiredOrder(kind), SomeCopies.FilelessOrder(kind)];

        Assert.All(orders, order =>
        {
            var pdf = Print(hasEnglish ? SomeCopies.WithEnglish(order) : order);
            Assert.InRange(pdf.Length, 1, MostBytes);
            using var file = PdfDocument.Open(pdf);
            var sizes = file.GetPages().SelectMany(page => page.Letters).Select(letter => letter.PointSize).ToList();
            Assert.NotEmpty(sizes);
            Assert.Equal(18, sizes.Min(), 0.001);
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_code_is_that_of_the_standard_edition_and_is_read_from_the_paper(string kind)
    {
        var copy = SomeCopies.Make(SomeCopies.Order(kind));

        Assert.Equal(copy.CodeAddress, await SomeCopies.ReadCodeAsync(PrintOf(copy)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_lists_the_fields_and_checks_of_the_standard_edition_and_none_besides(string kind)
    {
        foreach (var order in (CopyOrder[])[SomeCopies.Order(kind), SomeCopies.ExpiredOrder(kind), SomeCopies.FilelessOrder(kind)])
        {
            var copy = SomeCopies.Make(order);
            using var standard = new PdfContents(SomeCopies.Print(copy));
            using var large = new PdfContents(PrintOf(copy));
            var (said, saidLarge) = (TextOf(standard), TextOf(large));
            string[] facts =
            [
                order.Purpose.Text, order.Purpose.Recipient, copy.Number.Value, copy.CheckValue.Grouped, "2026年6月15日",
                .. copy.Fields.Printed.Where(field => field.Field.Type is not FaceFieldType.Date)
                    .Select(field => field.Printed),
                .. copy.Checks.Select(check => PaperWords.In("zh-CN")[$"Check_{check.Item}"]),
                .. order.Effect.Paragraphs,
            ];
            string[] labels = [.. copy.Fields.Printed.Select(field => field.Field.Label)];
            string[] hidden = [.. copy.Fields.HiddenOf(order).Select(value => value.Value).Where(value => value.Length > 2)];

            Assert.All(
                facts.Concat(labels).Select(Bare),
                fact => Assert.Contains(fact, saidLarge, StringComparison.Ordinal));
            Assert.All(facts.Select(Bare), fact => Assert.Contains(fact, said, StringComparison.Ordinal));
            Assert.All(hidden.Select(Bare), value => Assert.Equal(
                said.Contains(value, StringComparison.Ordinal), saidLarge.Contains(value, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void The_face_is_covered_and_under_the_watermark_of_the_standard_edition()
    {
        var copy = SomeCopies.Make(SomeCopies.Order() with { Face = _spread });
        var standard = FigureIn(SomeCopies.Compose(copy, CopyEdition.Standard));
        var large = FigureIn(SomeCopies.Compose(copy, CopyEdition.LargePrint));

        Assert.Equal(standard.Watermark!.Phrases, large.Watermark!.Phrases);
        Assert.Equal((standard.Covers, standard.Picture), (large.Covers, large.Picture));
    }

    [Fact]
    public void The_sides_of_a_card_are_enlarged_alike()
    {
        var copy = SomeCopies.Make(SomeCopies.Order(SomeLicenses.ResidentIdCard) with { Face = _card });

        var sides = (
            from columns in SomeCopies.Compose(copy, CopyEdition.LargePrint).Body.OfType<Columns>()
            from column in columns.Parts
            where column.Blocks is [Figure { Enlarged: true }]
            select column.Width * SheetGrid.A4LargePrint.Em).ToList();

        Assert.Equal(2, sides.Count);
        Assert.All(sides, side => Assert.Equal(160, side, 0));
    }

    [Fact]
    public async Task The_parts_are_read_aloud_in_the_order_in_which_they_are_needed()
    {
        var report = await ExternalProgram.RunAsync(
            Print(SomeCopies.Order() with { Face = _spread }), "pdfinfo", "-struct-text", "{file}");
        string[] parts =
        [
            "大字版", "编号 0007-260318-00042-4", "结婚证电子证照打印件（加注件）", "办什么事", "个人住房公积金贷款申请", "交给谁",
            "哪天为止", "谁打印的", "请留意", "只给这家单位", "收件单位：请先核验，再采用", "check.yunshan.example/c",
            "校验值 619 274", "第1页，共5页", "证照版面照电子证照文件绘出", "证照内容", "配偶", "证照标识", "打印前查了什么",
            "扫描第1页的二维码", "请勿采用", "这份纸有多大效力", "（以下空白）", "申请人签名、日期",
        ];
        var places = parts.Select(part => report.IndexOf(part, StringComparison.Ordinal)).ToList();

        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain("不得另作他用", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_find_no_fault_in_the_file_and_every_font_in_it()
    {
        var copy = Print(SomeCopies.Order(SomeLicenses.ResidentIdCard) with { Face = _card });

        var syntax = await ExternalProgram.RunAsync(copy, "qpdf", "--check", "{file}");
        var fonts = await ExternalProgram.RunAsync(copy, "pdffonts", "{file}");

        Assert.Contains("No syntax or stream encoding errors found", syntax, StringComparison.Ordinal);
        Assert.All(
            fonts.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(2),
            font => Assert.Matches("CID TrueType +Identity-H +yes yes yes", font));
    }

    [Theory]
    [InlineData(false, "证照已过期")]
    [InlineData(true, "不是加注件")]
    public void What_the_paper_is_not_stands_on_every_page(bool isSheet, string words)
    {
        using var file = new PdfContents(Print(isSheet ? SomeCopies.FilelessOrder() : SomeCopies.ExpiredOrder()));

        Assert.All(
            Enumerable.Range(1, file.Pages.Count),
            page => Assert.Contains(words, Bare(file.TextOf(page)), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_longest_purpose_recipient_and_address_still_fit_whatever_the_faces_shape(bool hasEnglish)
    {
        var order = SomeCopies.Order() with
        {
            Purpose =
                Purpose.Create(new string('事', Purpose.MaxTextLength), new string('收', Purpose.MaxRecipientLength)),
            Maker = SomeCopies.Maker with
            {
                PublicAddress = new("https://zhengwu.fuwu.a-rather-long-name.yunshan.example"),
            },
            Effect = SomeCopies.Effect with { Name = new string('效', 60) },
        };
        ImmutableArray<CopyFace>[] faces =
            [[], _card, [.. _card, .. _card], _spread, [SomeCopies.Face(210, 297)], [SomeCopies.Face(40, 297)]];

        Assert.All(
            from face in faces
            from shape in Enum.GetValues<LicenseShape>()
            select order with { Face = face, Kind = order.Kind with { Shape = shape } },
            given => Assert.InRange(Print(hasEnglish ? SomeCopies.WithEnglish(given) : given).Length, 1, MostBytes));
    }

    [Fact]
    public void Both_editions_of_a_copy_have_one_digest_and_each_the_same_bytes_every_time()
    {
        var copy = SomeCopies.Make(SomeCopies.Order());

        Assert.Equal(copy.Digest(), copy.Digest());
        Assert.Equal(PrintOf(copy), PrintOf(copy));
        Assert.NotEqual(SomeCopies.Print(copy), PrintOf(copy));
    }

    private static byte[] Print(CopyOrder order) => PrintOf(SomeCopies.Make(order));

    private static byte[] PrintOf(CertifiedCopy copy) => SomeCopies.Print(copy, CopyEdition.LargePrint);

    private static Figure FigureIn(Document document) => document.Body.OfType<Figure>().First();

    private static string TextOf(PdfContents file) =>
        Bare(string.Concat(Enumerable.Range(1, file.Pages.Count).Select(file.TextOf)));

    private static string Bare(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));
}
