using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Pdf;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;

namespace CounterDesk.Tests.Domain.Copies;

/// <summary>What stands on the paper and where, read back from the file.</summary>
public sealed class CopyLayoutTests
{
    private const int MostBytes = 200 * 1024;

    private static readonly ImmutableArray<CopyFace> _card =
        [SomeCopies.Face(85.6, 54, "姓名　林秀兰"), SomeCopies.Face(85.6, 54, "签发机关　云山市公安局青崖分局")];

    private static readonly ImmutableArray<CopyFace> _spread =
        [SomeCopies.Face(250, 176, "结婚证", "持证人　顾长河") with { Covers = [new(120, 90, 60, 6)] }];

    private static readonly ImmutableArray<CopyFace> _portrait = [SomeCopies.Face(210, 297, "不动产权证书")];

    public static TheoryData<string> Kinds => new(SomeLicenses.Catalog.All.Select(kind => kind.Code));

    public static TheoryData<string, bool> KindsWithAndWithoutEnglish =>
        new(
            from kind in SomeLicenses.Catalog.All
            from hasEnglish in (bool[])[false, true]
            select (kind.Code, hasEnglish));

    [Fact]
    public void A_copy_with_the_face_across_the_page() =>
        Golden.Match(Print(SomeCopies.Order() with { Face = _spread }));

    [Fact]
    public void A_copy_of_a_card_with_its_fields_beside_it() =>
        Golden.Match(Print(SomeCopies.Order(SomeLicenses.ResidentIdCard) with { Face = _card }));

    [Fact]
    public void A_copy_of_an_upright_sheet_with_its_fields_beside_it() =>
        Golden.Match(Print(Upright(SomeCopies.Order(SomeLicenses.RealEstateCertificate)) with { Face = _portrait }));

    [Fact]
    public void A_copy_whose_license_could_not_be_drawn() => Golden.Match(Print(SomeCopies.Order()));

    [Fact]
    public void A_copy_of_an_expired_license() =>
        Golden.Match(Print(SomeCopies.ExpiredOrder() with { Face = _spread }));

    [Fact]
    public void An_information_sheet() => Golden.Match(Print(SomeCopies.FilelessOrder(SomeLicenses.BusinessLicense)));

    [Fact]
    public void A_copy_with_English_beside_the_Chinese() => Golden.Match(
        Print(SomeCopies.WithEnglish(SomeCopies.Order(SomeLicenses.DisabilityCertificate) with { Face = _card })));

    [Fact]
    public void The_same_copy_makes_the_same_bytes()
    {
        var copy = SomeCopies.Make(SomeCopies.Order() with { Face = _spread });

        Assert.Equal(SomeCopies.Print(copy), SomeCopies.Print(copy));
    }

    [Theory]
    [MemberData(nameof(KindsWithAndWithoutEnglish))]
    public void Every_kind_is_printed_within_its_bytes_and_every_form_of_it(string kind, bool hasEnglish)
    {
        CopyOrder[] orders = [SomeCopies.Order(kind), SomeCopies.ExpiredOrder(kind), SomeCopies.FilelessOrder(kind)];
        var pages = orders.Select(order => Print(hasEnglish ? SomeCopies.WithEnglish(order) : order)).ToList();

        Assert.Equal(
            [CopyForm.CertifiedCopy, CopyForm.MarkedCopy, CopyForm.InformationSheet],
            orders.Select(order => order.Form!.Value));
        Assert.All(pages, page => Assert.InRange(page.Length, 1, MostBytes));
    }

    [Fact]
    public void The_longest_purpose_recipient_and_holder_still_fit()
    {
        var order = SomeCopies.Order(SomeLicenses.BusinessLicense) with
        {
            Purpose =
                Purpose.Create(new string('事', Purpose.MaxTextLength), new string('收', Purpose.MaxRecipientLength)),
            Maker = SomeCopies.Maker with
            {
                PublicAddress = new("https://zhengwu.fuwu.a-rather-long-name.yunshan.example"),
            },
            Face = _card,
            AskedFor = null,
        };

        Assert.All(
            (CopyOrder[])
            [
                order, Upright(order), Card(order), SomeCopies.FilelessOrder() with { Purpose = order.Purpose },
            ],
            given => Assert.All(
                (CopyOrder[])[given, SomeCopies.WithEnglish(given)],
                one => Assert.InRange(Print(one).Length, 1, MostBytes)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task The_code_is_read_from_a_page_printed_in_black_and_white_at_300_dots_per_inch(string kind)
    {
        var copy = SomeCopies.Make(SomeCopies.Order(kind));

        Assert.Equal(copy.CodeAddress, await SomeCopies.ReadCodeAsync(SomeCopies.Print(copy)));
    }

    [Fact]
    public async Task The_parts_are_read_aloud_in_the_order_in_which_a_receiver_needs_them()
    {
        var report = await ExternalProgram.RunAsync(
            Print(SomeCopies.Order() with { Face = _spread }), "pdfinfo", "-struct-text", "{file}");
        string[] parts =
        [
            "电子证照加注件", "编号 0007-260318-00042-4", "结婚证电子证照打印件", "含他人信息　敏感三级", "用证事由",
            "个人住房公积金贷款申请", "收件单位", "云山农村商业银行青崖支行", "工号 0386", "证照版面照电子证照文件绘出",
            "收件单位：请先核验，再采用", "check.yunshan.example/c", "请勿采用", "校验值 619 274", "第1页，共2页", "证照内容",
            "打印前的核验", "效力说明", "（以下空白）", "申请人签名、日期",
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

    [Fact]
    public void A_number_of_another_person_is_nowhere_in_the_file_and_is_spoken_as_covered()
    {
        using var file = new PdfContents(Print(SomeCopies.Order()));
        var text = string.Concat(Enumerable.Range(1, 2).Select(file.TextOf));

        Assert.Contains(SomeLicenses.Gu.Code.Text, text, StringComparison.Ordinal);
        Assert.DoesNotContain(SomeLicenses.Shen.Code.Text, text, StringComparison.Ordinal);
        Assert.Contains("9****************7", text, StringComparison.Ordinal);
        var spoken = file.Structure.Of("Span").Where(tag => PdfContents.Has(tag.Dictionary, "ActualText"));
        Assert.Equal("已遮盖，首位9，末位7", file.Text(Assert.Single(spoken).Dictionary, "ActualText"));
    }

    [Theory]
    [InlineData("999901199011020087", "9****************7")]
    [InlineData("𠮷田𠮷", "𠮷*𠮷")]
    [InlineData("周敏", "*")]
    [InlineData("周", "*")]
    public void A_masked_value_shows_its_ends_at_most(string value, string printed) =>
        Assert.Equal(printed, new CopyField(SomeLicenses.Catalog.All[0].Fields[0], value, IsMasked: true).Printed);

    [Fact]
    public void A_copy_that_leaves_every_field_out_is_still_printed()
    {
        var orders = SomeLicenses.Catalog.All.Select(kind => SomeCopies.Order(kind.Code) with
        {
            OmittedFields = [.. kind.Fields.Select(field => field.Key)],
            Face = _portrait,
        });

        Assert.All(orders, order => Assert.InRange(Print(order).Length, 1, MostBytes));
    }

    [Fact]
    public void A_face_that_still_shows_a_covered_number_is_not_drawn()
    {
        var telltale = SomeCopies.Face(250, 176, "身份证件号", SomeLicenses.Shen.Code.Text);
        using var file = new PdfContents(Print(SomeCopies.Order() with { Face = [telltale] }));

        Assert.Contains("没有画出证照版面", file.TextOf(1), StringComparison.Ordinal);
        Assert.DoesNotContain(SomeLicenses.Shen.Code.Text, file.TextOf(1), StringComparison.Ordinal);
    }

    [Fact]
    public void The_state_of_a_license_that_is_not_in_force_stands_on_every_page()
    {
        using var file = new PdfContents(Print(SomeCopies.ExpiredOrder()));

        Assert.All(
            Enumerable.Range(1, file.Pages.Count),
            page => Assert.Contains("证照已过期", file.TextOf(page), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_character_passes_the_gate_before_a_number_is_taken()
    {
        var order = SomeCopies.Order();
        var rare =
            order with { License = order.License with { Face = [new("name", "吴𠮷"), .. order.License.Face.Skip(1)] } };
        var draft = CertifiedCopy.Draft(rare, SomeCopies.Number);
        var report =
            GlyphGate.Inspect(
                SomeCopies.Compose(draft, CopyEdition.Standard),
                SomeFonts.Shipped);

        Assert.Equal("𠮷", Assert.Single(report.Missing).TextElement);
    }

    [Fact]
    public void A_shape_from_a_supplementary_font_is_named_on_the_copy()
    {
        var order = SomeCopies.Order() with
        {
            Substituted = [new("䶮", new('䶮'), "刘䶮", "HanaMinA"), new("䶮", new('䶮'), "周䶮", "HanaMinA")],
        };
        using var file = new PdfContents(Print(order));

        Assert.Equal(2, file.TextOf(1).Split("“䶮”（U+4DAE）的字形取自备用字体。").Length);
    }

    [Fact]
    public void There_is_a_word_for_everything_a_report_can_say_in_both_languages()
    {
        string[] keys =
        [
            .. Enum.GetNames<CheckReason>().Select(name => $"Reason_{name}"),
            .. Enum.GetNames<InForceAnswer>().Select(name => $"State_{name}"),
            .. Enum.GetNames<CopyCheckItem>().SelectMany(name => (string[])[$"Check_{name}", $"Passed_{name}"]),
            .. Enum.GetNames<CopyForm>().SelectMany(name => (string[])
            [
                $"Title_{name}", $"Head_{name}", $"Box_Answer_{name}",
                $"Effect_{name}_1", $"Effect_{name}_2", $"Effect_{name}_3",
            ]),
            .. Enumerable.Range(LicenseKind.LowestGrade, LicenseKind.HighestGrade).Select(grade => $"Grade_{grade}"),
        ];

        Assert.All(keys, key => Assert.NotEqual(PaperWords.In("zh-CN")[key], PaperWords.In("en-US")[key]));
    }

    private static byte[] Print(CopyOrder order) => SomeCopies.Print(SomeCopies.Make(order));

    private static CopyOrder Upright(CopyOrder order) =>
        order with { Kind = order.Kind with { Shape = LicenseShape.Portrait } };

    private static CopyOrder Card(CopyOrder order) =>
        order with { Kind = order.Kind with { Shape = LicenseShape.Card } };
}
