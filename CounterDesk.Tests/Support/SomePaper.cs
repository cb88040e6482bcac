using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Paper;
using QRCoder;

namespace CounterDesk.Tests.Support;

/// <summary>A printed copy with every part the paper language knows, for the tests of layout and PDF.</summary>
internal static class SomePaper
{
    // As long as a real one: a host, and 178 bytes in base 32.
    public const string CodeText = "HTTPS://CHECK.YUNSHAN.EXAMPLE/C/"
        + "2KHEIFTBEAAVQKAFD7OIGDBEJZAVQ7QBAFAYDQMFRGGZDFMZTWQ2LKNNWG23TPOBYXE43UOV3HO6DZPIYTEMZUGU3DOOBZGAYTEMZ"
        + "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43UOV3HO6DZPIYTEMZUGU3DOOBZGAYTEMZUGU3DOOBZGAYTEMZUGU3DOOBZGAYTEMZUGU3DO"
        + "OV3HO6DZPIYTEMZUGU3DOOBZGAYTEMZUGU3DOOBZGAYTEMZUGU3DOOBZGAYTEMZUGU3DOOBZGAYTEMZUGU3DO";

    private const string Identifier = "1.2.156.3005.2.11999900MB0TE5T01T003.\n11999901000000019N.20190520000386.001.K";

    private static readonly Color _red = new(0xA0, 0x1C, 0x24);

    public static Document Copy() => new()
    {
        Grid = SheetGrid.A4,
        Language = "zh-CN",
        Title = "结婚证 电子证照打印件（加注件） 0007-260318-00042-6",
        Author = "云山市政务服务中心",
        DrawnAt = new(2026, 3, 18, 10, 42, 0, TimeSpan.FromHours(8)),
        FoldTicks = true,
        Head = new(
            [new Run("演示") { Bold = true, Inverted = true }, "　电子证照加注件"],
            ["编号 ", Run.Number("0007-260318-00042-6")]),
        Foot = new(["全部{pages}页编号一致，方为完整一份。"], ["第{page}页，共{pages}页"]),
        FirstPageBox = ReceiversBox(),
        LastPageBox = new(4, [new Columns([
            new(0, [new Paragraph(["申请人签名、日期"])]),
            new(0, [new Paragraph(["收件单位批注、收文章"])])]) { Gap = 2, Ruled = true }])
        {
            RuleAbove = RuleWeight.Middle,
        },
        Body =
        [
            new Heading(1, ["结婚证"])
            {
                Subtitle = ["电子证照打印件"],
                Aside = new(["含他人信息　敏感三级"], Framed: true),
            },
            new ContinueAt(43.6),
            Panel(),
            new ContinueAt(79.7),
            Face(),
            new PageBreak(),
            Content(),
            Checks(),
            Effect(),
            new Space(0.5),
            new Paragraph(["（以下空白）"]) { Alignment = Alignment.Center },
        ],
    };

    /// <summary>A document with one paragraph and nothing else, to be varied.</summary>
    public static Document Plain() => new()
    {
        Grid = SheetGrid.A4,
        Language = "zh-CN",
        Title = "测试",
        Author = "云山市政务服务中心",
        DrawnAt = new(2026, 3, 18, 10, 42, 0, TimeSpan.FromHours(8)),
        Body = [new Paragraph(["正文"])],
    };

    public static CodeMatrix Code(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.Q);

        // QRCoder includes the quiet zone of four modules.
        return CodeMatrix.Create(code.ModuleMatrix.Count - 8, (row, column) => code.ModuleMatrix[row + 4][column + 4]);
    }

    public static Table Panel() => new(
        [5, 0],
        [
            new(Cell.Label("用证事由"), Cell.Value(Run.Strong("个人住房公积金贷款申请"))),
            new(Cell.Label("收件单位"), Cell.Value(Run.Strong("云山农村商业银行青崖支行"))),
            new(Cell.Label("有效期"), Cell.Value("至 ", Run.Strong("2026年6月15日"), " 24时止（90日），只供上述单位办理上述事由")),
            new(Cell.Label("制作"), Cell.Value("云山市政务服务中心12号窗口，工号 0386，2026年3月18日 10:42")),
        ])
    {
        RuleAbove = RuleWeight.Thick,
        RuleBelow = RuleWeight.Middle,
    };

    public static Figure Face() => new(FacePicture(), "结婚证版面：左页登记说明和登记机关印章，右页持证人、登记信息和双方信息；配偶证件号已遮盖")
    {
        Framed = true,
        Shrinkable = true,
        Caption = ["证照版面照电子证照文件绘出；斜排线纹字（水印）和斜线遮盖条为本件所加。"],
        Covers = [new(112, 99, 45, 4.9)],
        Watermark = new(["仅供个人住房公积金贷款申请", "提供给云山农村商业银行青崖支行", "2026-03-18　不得另作他用"]),
    };

    private static Picture FacePicture() => new(169.33, 120.65,
    [
        new Mark.Fill(Outline.Rectangle(new(0, 0, 169.33, 120.65)), new(0xFD, 0xF5, 0xF3)),
        new Mark.Stroke(Outline.Rectangle(new(4, 4, 161.33, 112.65)), _red, 0.5),
        new Mark.Stroke(Outline.Line(new(84.7, 5), new(84.7, 116)), _red, 0.2) { Dashes = [2, 1] },
        new Mark.Lettering("结婚证", Typeface.SerifBold, 11, new(26, 46), _red) { Spacing = 2 },
        new Mark.Lettering("结婚申请，符合法律规定，予以登记。", Typeface.Serif, 4, new(14, 62), Color.Black),
        new Mark.Lettering("持证人　顾长河", Typeface.Serif, 4, new(95, 62), Color.Black),
        new Mark.Stroke(Outline.Ellipse(new(40, 72, 28, 28)), _red, 0.8),
        new Mark.Fill(Outline.Ellipse(new(46, 78, 16, 16)), _red with { Alpha = 90 }),
        new Mark.Image(Photograph(), new Box(95, 12, 24, 32)),
        new Mark.Group([new Mark.Fill(Outline.Rectangle(new(0, 0, 20, 20)), new(0x20, 0x40, 0x60))],
            Transform.Turn(30).Then(Transform.Move(140, 20)))
        {
            Clip = Outline.Ellipse(new(0, 0, 16, 16)),
        },
    ]);

    private static Bitmap Photograph()
    {
        const int Width = 24;
        const int Height = 32;
        var pixels = Enumerable.Range(0, Width * Height)
            .SelectMany(at => (byte[])[(byte)(at / Width * 8), (byte)(at % Width * 10), 0x80]).ToArray();
        var alpha = Enumerable.Range(0, Width * Height).Select(at => (byte)(at % Width < 2 ? 0 : 255)).ToArray();
        return Bitmap.FromPixels(Width, Height, pixels, alpha);
    }

    private static AnchoredBox ReceiversBox()
    {
        var code = new CodeGrid(Code(CodeText), "本件核验二维码") { Alignment = Alignment.End };
        return new(9.25,
        [
            new Section(
            [
                new Columns(
                [
                    new(27.5,
                    [
                        new Space(0.35),
                        new Heading(2, ["收件单位：请先核验，再采用"]) { Ruled = false },
                        new Space(0.15),
                        new ItemList(
                        [
                            new("1", ["扫描二维码，或打开 check.yunshan.example/c 输入短号和校验值。网址只认这一个；不用注册，不收费。"]),
                            new("2", ["网页答复须为“有效”，且与纸面逐项相同：编号、证照名称、持证人“顾*河”、证照号码后六位“000386”。"]),
                            new("3", ["上面的事由和收件单位，须正是贵单位所办。"]),
                        ]),
                        new Space(0.3),
                        new Paragraph([Run.Strong("请勿采用："), "扫不出也查不到；网页与纸面有出入；答复为过期、作废、撤回，或“未能确认”。"]),
                    ]),
                    new(0,
                    [
                        new Space(0.367),
                        code,
                        new Space(0.32),
                        BesideCode("编号"),
                        BesideCode(Run.Number("0007-260318-00042-6")),
                        BesideCode("校验值 ", Run.Number("619 274")),
                    ]),
                ]),
            ]),
        ]);
    }

    private static Paragraph BesideCode(params ImmutableArray<Run> runs) =>
        new(runs) { Alignment = Alignment.End, LineHeight = 0.9 };

    private static Section Content() => new(
    [
        new Heading(2, ["证照内容"]),
        new Table(
            [7, 13, 7, 0],
            [
                new(Cell.Label("结婚证字号"), Cell.Value(Run.Number("J999901-2019-000386")),
                    Cell.Label("登记日期"), Cell.Value("2019年5月20日")),
                new(Cell.Label("登记机关"), Cell.Value("云山市青崖区民政局"),
                    Cell.Label("持证人"), Cell.Value("顾长河")),
            ]),
        new Table(
            [7, 13, 0],
            [
                new(Cell.Label("姓名"), Cell.Value("顾长河"), Cell.Value("沈知夏")),
                new(Cell.Label("身份证件号"), Cell.Value(Run.Number("999901198804120032")),
                    Cell.Value(new Run("9****************1") { Face = RunFace.Mono, ReadAs = "已遮盖，首位9，末位1" })),
                new(Cell.Label("证照标识"),
                    Cell.Value(Run.Identifier(Identifier)) with { Span = 2 }),
            ])
        {
            RuleAbove = RuleWeight.Thin,
            RuleBelow = RuleWeight.Thin,
            Header = [new(Cell.Label(""), Cell.ColumnHeading("持证人"), Cell.ColumnHeading("配偶"))],
        },
        new Space(0.1),
        new Paragraph(["配偶的证件号与本事由无关，已遮盖。未列：婚姻登记员、证书印刷编号、备注（空）。"]),
    ]);

    private static Section Checks() => new(
    [
        new Heading(2, ["打印前的核验"]) { Aside = new(["3月18日共3项：符合2，不符0，未能核验1"]) },
        new Table(
            [7, 5, 0],
            [
                new(Cell.Label("文件未被改动"), Cell.Value("通过"), Cell.Value("签章以来无改动，签章覆盖全部可见内容")),
                new(Cell.Label("印章可信"), Cell.Value("通过"), Cell.Value("链至本厅信任的演示根；吊销名单当日6:00")),
                new(Cell.Label("证照状态"), Cell.Value(Run.Strong("未能核验")), Cell.Value("共享平台没有答复")),
            ])
        {
            Header = [new(Cell.ColumnHeading("项目"), Cell.ColumnHeading("结果"), Cell.ColumnHeading("依据"))],
        },
    ]);

    private static Section Effect() => new(
    [
        new Heading(2, ["效力说明"]) { Aside = new(["默认文本　第1版"]) },
        new Space(0.2),
        new Paragraph(["本件由上述电子证照制作，只用于所载事由；不是证照原件，也不证明持件人的身份。"]),
        new Paragraph([new Run("Made from the e-license above, for the stated purpose only.") { Language = "en" }]),
    ]);
}
