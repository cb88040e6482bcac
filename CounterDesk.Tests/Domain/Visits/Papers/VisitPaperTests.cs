using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Enterprises;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Tests.Pdf;
using CounterDesk.Tests.Support;
using UglyToad.PdfPig;

namespace CounterDesk.Tests.Domain.Visits.Papers;

/// <summary>What stands on the papers of a visit and where, read back from the file.</summary>
public sealed class VisitPaperTests
{
    private static readonly Dictionary<string, Func<Edition, string, Document>> _papers = new()
    {
        ["A_consent_slip"] = (edition, language) =>
            SomeVisitPapers.Compose(SomeVisitPapers.Consent(language), edition, language),
        ["A_consent_slip_of_an_agent"] = (edition, language) =>
            SomeVisitPapers.Compose(SomeVisitPapers.ConsentOfAgent(language), edition, language),
        ["A_notice"] = (edition, language) =>
            SomeVisitPapers.Compose(SomeVisitPapers.Notice(language), edition, language),
        ["Who_looked"] = (edition, language) =>
            SomeVisitPapers.Compose(SomeVisitPapers.WhoLooked(language), edition, language),
        ["Nobody_looked"] = (edition, language) =>
            SomeVisitPapers.Compose(SomeVisitPapers.NobodyLooked(language), edition, language),
        ["Who_ever_looked"] = (edition, language) =>
            SomeVisitPapers.Compose(SomeVisitPapers.WhoEverLooked(language), edition, language),
        ["Nobody_ever_looked"] = (edition, language) =>
            SomeVisitPapers.Compose(SomeVisitPapers.NobodyEverLooked(language), edition, language),
        ["The_paper_way"] = (edition, language) =>
            SomeVisitPapers.Compose(SomeVisitPapers.PaperWay(language), edition, language),
        ["A_register_sheet"] = (edition, language) =>
            SomeEnterprises.Compose(SomeEnterprises.Sheet(language), edition, language),
        ["A_register_sheet_without_register"] = (edition, language) => SomeEnterprises.Compose(
            SomeEnterprises.Sheet(language) with { Register = null, Right = new RightToAct.ByLetter(new(2026, 6, 30)) },
            edition, language),
        ["A_hand_out_slip"] = (edition, language) =>
            SomeVisitPapers.Compose(SomeVisitPapers.HandOut(language), edition, language),
    };

    public static TheoryData<string, Edition, string> Papers => new(
        from name in _papers.Keys
        from edition in Enum.GetValues<Edition>()
        from language in (string[])["zh-CN", "en-US"]
        select (name, edition, language));

    [Theory]
    [MemberData(nameof(Papers))]
    public void Each_paper_in_each_edition_and_language(string paper, Edition edition, string language) =>
        Golden.Match(Print(paper, edition, language), $"{paper}_{edition}_{language}");

    [Theory]
    [MemberData(nameof(Papers))]
    public void No_type_is_smaller_than_the_edition_promises(string paper, Edition edition, string language)
    {
        using var file = PdfDocument.Open(Print(paper, edition, language));
        var letters = file.GetPages().SelectMany(page => page.Letters).ToList();

        Assert.NotEmpty(letters);
        Assert.Equal(edition is Edition.Standard ? 12 : 18, letters.Min(letter => letter.PointSize), 0.001);
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void All_is_black_on_white_but_the_mark_of_the_demo_hall(string paper, Edition edition, string language)
    {
        using var file = new PdfContents(Print(paper, edition, language));
        var operators = Enumerable.Range(1, file.Pages.Count).SelectMany(file.OperatorsOf).ToList();
        string[] colors = [" g", " G", " rg", " RG", " k", " K", " gs", " scn", " SCN"];
        var used = operators
            .Where(line => colors.Any(color => line.EndsWith(color, StringComparison.Ordinal))).ToList();

        Assert.NotEmpty(used);
        Assert.All(used, line => Assert.Contains(line, (string[])["0 g", "0 G", "1 g"]));
        Assert.Equal(operators.Count(line => line == "1 g"), MarksOfTheDemo(file, language));
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void The_same_paper_makes_the_same_bytes(string paper, Edition edition, string language) =>
        Assert.Equal(Print(paper, edition, language), Print(paper, edition, language));

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Others_find_no_fault_in_the_file(string paper, Edition edition, string language)
    {
        var report = await ExternalProgram.RunAsync(Print(paper, edition, language), "qpdf", "--check", "{file}");

        Assert.Contains("No syntax or stream encoding errors found", report, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Edition.Standard)]
    [InlineData(Edition.LargePrint)]
    public async Task The_consent_slip_is_heard_from_who_asks_to_where_to_sign_and_twice(Edition edition)
    {
        var report = await ExternalProgram.RunAsync(
            Print("A_consent_slip", edition, "zh-CN"), "pdfinfo", "-struct-text", "{file}");
        string[] parts =
        [
            "窗口留存", "查看证照同意单", "请看清楚，再决定", "谁要看", "工号 0386", "顾*河，办事人本人", "个人住房公积金贷款申请",
            "11999900MB0TE5T01T4442124001000", "结婚证", "看什么", "结婚证字号", "不看", "配偶身份证件号（遮盖）", "云山农村商业银行青崖支行",
            "2026年6月15日", "本单6个月", "随时可以", "同意　我看过", "不同意　改交纸质结婚证", "签名或按手印", "日期", "代签人、关系", "见证人",
        ];
        var halves = report.Split("本人留存");
        Assert.Equal(2, halves.Length);
        Assert.All(halves, (half, at) => AssertInOrder(half, parts.Skip(at)));
        Assert.All(halves, half => Assert.Contains("单号 5F3A91C2-1", half, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_slip_who_looked_is_heard_by_office_purpose_time_and_result()
    {
        var report = await ExternalProgram.RunAsync(
            Print("Who_looked", Edition.Standard, "zh-CN"), "pdfinfo", "-struct-text", "{file}");

        AssertInOrder(report,
        [
            "谁看过我的证照", "顾*河", "2026年3月18日，这一次接待", "本厅3号窗口", "办个人住房公积金贷款申请，交云山农村商业银行青崖支行",
            "依据：本人同意", "09:05", "只查找，没查成", "本厅12号窗口，工号 0386", "10:38", "10:39", "结婚证：打开看了内容；核验通过；现在有效",
            "打印1份，编号末尾 00042-6", "10:41", "真伪没查成；已过期", "共4条", "不写姓名", "给您的纸", "00042-6", "Y0007-260318-0003",
            "有不明白的", "0999-1234-5678",
        ]);
    }

    [Fact]
    public void Rows_have_their_headings_and_answers_are_a_list_without_numbers()
    {
        using var file = new PdfContents(Print("A_consent_slip", Edition.Standard, "zh-CN"));
        var lists = file.Structure.Of("L");

        Assert.Equal(["Sect", "Sect"], file.Structure.Children.Select(part => part.Kind));
        Assert.All(file.Structure.Of("TR"), row => Assert.Equal(["TH", "TD"], row.Children.Select(cell => cell.Kind)));
        Assert.Equal(2, lists.Count);
        Assert.All(lists, list => Assert.False(PdfContents.Has(list.Dictionary, "A")));
        Assert.All(lists, list => Assert.Equal(["LI", "LI"], list.Children.Select(item => item.Kind)));
    }

    [Fact]
    public void A_statutory_duty_asks_nothing_and_names_its_provision()
    {
        using var file = new PdfContents(Print("A_notice", Edition.Standard, "zh-CN"));

        Assert.Empty(file.Structure.Of("L"));
        Assert.Contains("《社会救助暂行办法》第五十八条", file.TextOf(1), StringComparison.Ordinal);
        Assert.DoesNotContain("同意单", file.TextOf(1), StringComparison.Ordinal);
    }

    [Fact]
    public void An_agent_is_asked_for_the_principal_and_no_license_is_parted_from_what_is_seen_of_it()
    {
        using var file = new PdfContents(Print("A_consent_slip_of_an_agent", Edition.Standard, "zh-CN"));
        var pages = Enumerable.Range(1, file.Pages.Count).Select(file.TextOf).ToList();

        Assert.Contains("王*，代办人", pages[0], StringComparison.Ordinal);
        Assert.Contains("委托书，由代办人决定", string.Concat(pages), StringComparison.Ordinal);
        Assert.All(SomeVisitPapers.AgentKinds.Select(SomeLicenses.Catalog.Find), (kind, at) => Assert.Contains(
            pages, page => page.Contains($"第{at + 1}张{kind!.Name}看：", StringComparison.Ordinal)));
        Assert.Contains("改交纸质证件，一样办理", pages[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_sentence_at_the_end_is_the_same_when_nothing_is_told()
    {
        using var some = new PdfContents(Print("Who_looked", Edition.LargePrint, "zh-CN"));
        using var none = new PdfContents(Print("Nobody_looked", Edition.LargePrint, "zh-CN"));

        Assert.Contains("共4条，依规定可以告知的记录都在这里。", some.TextOf(1), StringComparison.Ordinal);
        Assert.Contains("共0条，依规定可以告知的记录都在这里。", none.TextOf(1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void The_longest_names_that_a_hall_and_a_matter_may_have_still_fit(string language)
    {
        var maker = SomeVisitPapers.Consent(language).Maker with
        {
            HallName = language == "zh-CN" ? new string('厅', 60) : new string('h', 60) + " " + new string('H', 59),
            Phone = new string('9', 40),
        };
        var (matter, recipient) = (new string('事', Purpose.MaxTextLength), new string('收', Purpose.MaxRecipientLength));
        foreach (var edition in Enum.GetValues<Edition>())
        {
            Document[] documents =
            [
                SomeVisitPapers.Compose(SomeVisitPapers.ConsentOfAgent(language) with
                {
                    Maker = maker, Matter = matter, Recipient = recipient,
                    MaskedName = new string('名', Visit.MaxMaskedLength),
                }, edition, language),
                SomeVisitPapers.Compose(SomeVisitPapers.WhoLooked(language) with { Maker = maker }, edition, language),
                SomeVisitPapers.Compose(SomeVisitPapers.PaperWay(language) with
                {
                    Maker = maker, Matter = matter, Office = recipient,
                }, edition, language),
            ];

            Assert.All(documents, document => Assert.InRange(Write(document).Length, 1, 400 * 1024));
        }
    }

    [Fact]
    public async Task The_register_sheet_says_source_and_time_of_everything_and_what_could_not_be_told()
    {
        var report = await ExternalProgram.RunAsync(
            Print("A_register_sheet", Edition.LargePrint, "zh-CN"), "pdfinfo", "-struct-text", "{file}");

        AssertInOrder(report,
        [
            "企业登记信息单", "不用再写一遍", "没有副本编号", "云山市青崖豆制品有限公司", "91350100M000100Y43", "林*国，法定代表人",
            "营业执照核验过，上面写着他", "核验通过，现在有效。本厅电子证照库，截至2026年3月18日 09:00", "统一社会信用代码", "注册资本", "执照上没有写",
            "检验检测机构资质认定证书", "没有查到", "不动产登记证明", "有没有，没查成", "食品生产许可证", "核验通过", "已过期",
            "食品经营许可证", "还剩20天", "营业执照", "没写到哪天", "写着“没查成”的，不是“有”，也不是“没有”",
        ]);
    }

    [Fact]
    public void Of_a_license_that_is_not_genuine_neither_number_nor_term_is_printed()
    {
        var model = SomeEnterprises.Sheet();
        var refuted = model.Lines.Single(line => line.Line.State is LineState.NotInForce);
        var finding = (LineFinding.Verified)refuted.Line.Finding!;
        using var file = new PdfContents(Write(SomeEnterprises.Compose(
            model with
            {
                Lines =
                [
                    refuted with
                    {
                        Line = refuted.Line with
                        {
                            State = LineState.NotGenuine, Finding = finding with { Genuine = GenuineAnswer.No },
                        },
                    },
                ],
            }, Edition.Standard)));

        Assert.Contains("核验不通过", file.TextOf(1), StringComparison.Ordinal);
        Assert.DoesNotContain(finding.Number, file.TextOf(1), StringComparison.Ordinal);
        Assert.DoesNotContain("2026年3月6日", file.TextOf(1), StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_leads_back_to_the_visit_and_the_party() => Assert.Equal(
        "5F3A91C2-2", ConsentSlipModel.NumberOf(new Guid("0193562a-0000-7000-8000-00005f3a91c2"), 2));

    [Fact]
    public void There_is_a_word_for_everything_the_papers_can_say_in_both_languages()
    {
        string[] keys =
        [
            .. Enum.GetNames<PartyRole>().Select(name => $"Role_{name}"),
            .. Enum.GetNames<BasisKind>().Select(name => $"Basis_{name}"),
            .. Enum.GetNames<AuditOutcome>().SelectMany(name => (string[])[$"Searched_{name}", $"Opened_{name}"]),
            .. Enum.GetNames<GenuineAnswer>().Select(name => $"Genuine_{name}"),
            .. Enum.GetNames<InForceAnswer>().Select(name => $"InForce_{name}"),
            .. Enum.GetNames<CopyFate>().Select(name => $"Copied_{name}"),
            .. Enum.GetNames<PaperCause>().Select(name => $"PaperWay_{name}"),
            .. Enum.GetNames<MaterialNeed>().Select(name => $"Bring_{name}"),
            .. Enum.GetNames<RequestForm>().Select(name => $"HandOut_Request_{name}"),
            "Line_Missing", "Line_NotTold", "Line_NotLookedAt", "Line_Waiting",
        ];
        var (chinese, english) = (SomeVisitPapers.WordsIn("zh-CN"), SomeVisitPapers.WordsIn("en-US"));

        Assert.All(keys, key => Assert.NotEqual(chinese[key], english[key]));
    }

    private static byte[] Print(string paper, Edition edition, string language) =>
        Write(_papers[paper](edition, language));

    private static byte[] Write(Document document) => PdfWriter.Write(document, SomeFonts.Shipped);

    private static int MarksOfTheDemo(PdfContents file, string language) => Enumerable.Range(1, file.Pages.Count)
        .Sum(page => file.TextOf(page).Split(language == "zh-CN" ? "演示" : "DEMO").Length - 1);

    private static void AssertInOrder(string report, IEnumerable<string> parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = report.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"'{part}' does not stand in its place.");
            from = at;
        }
    }
}
