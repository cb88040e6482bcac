using System.Collections.Immutable;
using CounterDesk.Domain.Ofd;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fuzz;

using Entries = ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>;

/// <summary>A sealed package whose pages have something of everything that can be drawn.</summary>
internal static class DrawnFiles
{
    public const string FontEntry = "Doc_0/Res/font.ttf";

    private const string Document =
        """
        <Document><CommonData><PageArea><PhysicalBox>0 0 210 148</PhysicalBox></PageArea>
        <PublicRes>PublicRes.xml</PublicRes><DocumentRes>DocumentRes.xml</DocumentRes>
        <TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/><TemplatePage ID="6" BaseLoc="Tpls/Tpl_1/Content.xml"/>
        </CommonData><Pages><Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/><Page ID="2"
          BaseLoc="Pages/Page_1/Content.xml"/>
        </Pages><Annotations>Annots/Annotations.xml</Annotations></Document>
        """;

    private const string PublicRes =
        """
        <Res BaseLoc="Res"><Fonts><Font ID="2" FontName="宋体" FamilyName="SimSun"/>
        <Font ID="3" FontName="Own"><FontFile>font.ttf</FontFile></Font><Font ID="4" FontName="Courier New"
          Bold="true"/></Fonts>
        <ColorSpaces><ColorSpace ID="40" Type="CMYK"/><ColorSpace ID="41" Type="RGB" BitsPerComponent="8">
        <Palette><CV>255 0 0</CV><CV>#00 #FF #00</CV></Palette></ColorSpace><ColorSpace ID="42" Type="GRAY"/>
        </ColorSpaces>
        <DrawParams><DrawParam ID="50" Relative="51" LineWidth="0.9" Cap="Round"/><DrawParam ID="51" Relative="52"
          Join="Bevel">
        <StrokeColor Value="156 24 32" Alpha="200"/></DrawParam><DrawParam ID="52" MiterLimit="3" DashPattern="2 1">
        <FillColor ColorSpace="41" Index="1"/></DrawParam></DrawParams></Res>
        """;

    private const string DocumentRes =
        """
        <Res BaseLoc="Res"><MultiMedias><MultiMedia ID="60" Type="Image" Format="PNG"><MediaFile>a.png</MediaFile>
        </MultiMedia>
        <MultiMedia ID="61" Type="Image" Format="JPEG"><MediaFile>b.jpg</MediaFile></MultiMedia>
        <MultiMedia ID="62" Type="Image" Format="BMP"><MediaFile>c.bmp</MediaFile></MultiMedia>
        <MultiMedia ID="63" Type="Image" Format="GIF"><MediaFile>d.gif</MediaFile></MultiMedia>
        <MultiMedia ID="64" Type="Image" Format="GBIG2"><MediaFile>e.jb2</MediaFile></MultiMedia>
        <MultiMedia ID="65" Type="Image" Format="PNG"><MediaFile>f.png</MediaFile></MultiMedia></MultiMedias>
        <CompositeGraphicUnits><CompositeGraphicUnit ID="70" Width="20" Height="10"><Content>
        <PathObject Boundary="0 0 20 10"><AbbreviatedData>M 0 0 L 20 10 C</AbbreviatedData></PathObject>
        <CompositeObject Boundary="1 1 5 5" ResourceID="71"/></Content></CompositeGraphicUnit>
        <CompositeGraphicUnit ID="71" Width="5" Height="5"><Content>
        <TextObject Boundary="0 0 5 5" Font="2" Size="3"><TextCode X="0" Y="3">章</TextCode></TextObject></Content>
        </CompositeGraphicUnit></CompositeGraphicUnits></Res>
        """;

    private const string Page =
        """
        <Page><Area><PhysicalBox>0 0 210 148</PhysicalBox></Area><Template TemplateID="5" ZOrder="Background"/>
        <Template TemplateID="6" ZOrder="Foreground"/><Content><Layer ID="90" Type="Body" DrawParam="50">
        <PathObject ID="10" Boundary="10 10 40 20" Fill="true" Rule="Even-Odd" Alpha="128" LineWidth="0.5"
          DashPattern="2 1"
          DashOffset="1" CTM="1 0.1 0 1 2 3"><StrokeColor Value="255 0 0"/><FillColor Value="0 #FF 0" Alpha="128"/>
        <AbbreviatedData>S 0 0 M 0 0 L 40 0 Q 45 10 40 20 B 30 25 20 15 10 20 A 5 3 30 0 1 0 10 C</AbbreviatedData>
        </PathObject>
        <PathObject ID="11" Boundary="60 10 40 20" Fill="true"><FillColor><AxialShd StartPoint="0 0" EndPoint="40 0"
          MapType="Repeat">
        <Segment Position="0"><Color Value="255 255 0"/></Segment><Segment Position="1"><Color Value="0 0 255"/>
        </Segment></AxialShd>
        </FillColor><Clips><Clip><Area CTM="1 0 0 1 1 1"><Path Boundary="0 0 30 15">
        <AbbreviatedData>M 0 0 L 30 0 L 0 15 C
        </AbbreviatedData></Path></Area></Clip></Clips>
        <AbbreviatedData>M 0 0 L 40 0 L 40 20 L 0 20 C</AbbreviatedData></PathObject>
        <PathObject ID="12" Boundary="110 10 40 20" Fill="true"><FillColor><RadialShd StartPoint="5 5" StartRadius="1"
          EndPoint="5 5"
          EndRadius="9"><Segment><Color Value="1"/></Segment><Segment><Color Value="200"/></Segment></RadialShd>
          </FillColor>
        <AbbreviatedData>M 0 0 L 40 0 L 40 20 C</AbbreviatedData></PathObject>
        <PathObject ID="13" Boundary="160 10 40 20" Fill="true"><FillColor><Pattern Width="4" Height="4" XStep="5"
          YStep="5">
        <CellContent><PathObject Boundary="0 0 4 4"><AbbreviatedData>M 0 0 L 4 4</AbbreviatedData></PathObject>
        </CellContent></Pattern>
        </FillColor><AbbreviatedData>M 0 0 L 40 0 L 40 20 C</AbbreviatedData></PathObject>
        <TextObject ID="14" Boundary="10 40 80 10" Font="2" Size="6" HScale="0.8" Weight="700" Italic="true">
        <TextCode X="0" Y="6" DeltaX="7.5 g 1 6">林秀兰</TextCode></TextObject>
        <TextObject ID="15" Boundary="10 55 80 10" Font="3" Size="4.5"><CGTransform CodePosition="0" CodeCount="2"
          GlyphCount="1">
        <Glyphs>40</Glyphs></CGTransform><TextCode X="0" Y="5" DeltaX="g 15 2.7">DEMO-2026-000001</TextCode>
        </TextObject>
        <TextObject ID="16" Boundary="100 40 10 40" Font="4" Size="4" ReadDirection="90" CharDirection="0"
          Stroke="true">
        <StrokeColor Value="10 20 30 40" ColorSpace="40"/><TextCode X="2" Y="4" DeltaY="4 4 4">付款人名</TextCode>
        </TextObject>
        <ImageObject ID="17" Boundary="120 40 20 15" ResourceID="60" Alpha="200"/>
        <ImageObject ID="18" Boundary="145 40 20 15" ResourceID="61" CTM="20 0 0 15 0 0" ImageMask="65"/>
        <ImageObject ID="19" Boundary="170 40 20 15" ResourceID="62"><Border LineWidth="0.3"/></ImageObject>
        <ImageObject ID="20" Boundary="120 60 20 15" ResourceID="63"/><ImageObject ID="21" Boundary="145 60 20 15"
          ResourceID="64"/>
        <ImageObject ID="22" Boundary="170 60 20 15" ResourceID="65" Substitution="60"/>
        <CompositeObject ID="23" Boundary="10 80 20 10" ResourceID="70"/><PageBlock ID="24"><PageBlock><PathObject
          Boundary="40 80 10 10"><AbbreviatedData>M 0 0 A 5 5 0 1 1 10 10</AbbreviatedData></PathObject></PageBlock>
          </PageBlock>
        </Layer><Layer ID="91" Type="Foreground"/></Content></Page>
        """;

    private const string Template =
        """
        <Page><Area><PhysicalBox>0 0 210 148</PhysicalBox></Area><Content><Layer ID="92"><PathObject
          Boundary="0 0 210 148"
          Fill="true" Stroke="false"><FillColor Value="252 250 244"/><AbbreviatedData>M 0 0 L 210 0 L 210 148 L 0 148 C
        </AbbreviatedData></PathObject><TextObject Boundary="9 9 99 9" Font="2" Size="5"><TextCode X="0"
          Y="5">姓名：</TextCode>
        </TextObject></Layer></Content></Page>
        """;

    private const string Annotations =
        """<Annotations><Page PageID="1"><FileLoc>Page_0/Annotation.xml</FileLoc></Page></Annotations>""";

    private const string Annotation =
        """
        <PageAnnot><Annot ID="80" Type="Watermark" Visible="true" Creator="x" LastModDate="2026-03-01"><Appearance
          Boundary="0 0 210 148">
        <TextObject Boundary="60 70 90 20" Font="2" Size="9" Alpha="60" CTM="0.9 0.3 -0.3 0.9 0 0"><TextCode X="0"
          Y="9">仅供验证</TextCode>
        </TextObject></Appearance></Annot><Annot ID="81" Type="Highlight"><Parameters><Parameter
          Name="a">b</Parameter></Parameters>
        <Appearance Boundary="5 5 9 9"><PathObject Boundary="0 0 9 9" Fill="true">
        <AbbreviatedData>M 0 0 L 9 0 L 9 9 C</AbbreviatedData>
        </PathObject></Appearance></Annot></PageAnnot>
        """;

    /// <summary>Images of each format, by the entry they lie in.</summary>
    public static readonly ImmutableSortedDictionary<string, byte[]> Images = new Dictionary<string, byte[]>
    {
        ["Doc_0/Res/a.png"] = SomePng.Make(3, 2, 8, 6, [0, .. new byte[12], 4, .. Enumerable.Repeat((byte)200, 12)]),
        ["Doc_0/Res/b.jpg"] = Convert.FromHexString(
            "FFD8FFE000104A46494600010100000100010000FFC0000B080002000301011100FFDA0008010100003F00D2CF20FFD9"),
        ["Doc_0/Res/c.bmp"] = Bmp(),
        ["Doc_0/Res/d.gif"] = Convert.FromHexString(
            "47494638396102000200800000FF000000FF0021F90401000000002C0000000002000200000203440205003B"),
        ["Doc_0/Res/e.jb2"] = Convert.FromHexString(
            "974A42320D0A1A0A010000000100000000300001000000130000000200000002000000000000000001000000"),
        ["Doc_0/Res/f.png"] = SomePng.Make(
            4, 2, 2, 3, [0, 0x1B, 1, 0xE4], ("PLTE", [1, 2, 3, 40, 50, 60, 70, 80, 90, 255, 255, 255]), ("tRNS", [9])),
    }.ToImmutableSortedDictionary();

    /// <summary>A font as a file brings it along.</summary>
    public static readonly byte[] Font = FontForge.Small("DEMO-0126é林 ");

    /// <summary>Glyphs that use most operators of Type 2.</summary>
    public static readonly CffForge Cff = new(
        "30 10 20 hstemhm 5 9 vstemhm hintmask #C0 100 50 rmoveto 10 20 30 -40 rlineto 50 60 hlineto -60 vlineto endchar",
        "9 hmoveto 1 2 3 4 5 6 rrcurveto 1 2 3 4 vhcurveto 1 2 3 4 5 hvcurveto 1 2 3 4 5 6 7 8 rcurveline endchar",
        "100 vmoveto 5 10 20 30 40 vvcurveto 5 10 20 30 40 hhcurveto 1 2 3 4 5 6 7 hflex endchar",
        "9 9 rmoveto 1 2 3 4 5 6 7 8 9 10 11 12 50 flex 1 2 3 4 5 6 7 8 9 hflex1 1 2 3 4 5 6 7 8 9 10 11 flex1 endchar",
        "10 10 rmoveto -107 callsubr -107 callgsubr endchar", "1 2 3 4 5 6 7 8 rlinecurve 0.5 hmoveto endchar")
    {
        Shared = ["10 0 0 10 rlineto return"], Own = ["5 5 rlineto return"],
    };

    public static readonly byte[] CffFont = Cff.File();

    /// <summary>The same glyphs among the tables of a TrueType font.</summary>
    public static readonly byte[] OpenTypeFont = FontForge.Add(Font, "CFF ", CffFont);

    private static readonly byte[] _picture = OfdWriter.Write(
        SomeOfd.Contents() with { Attachments = [] }, SomeFonts.Shipped);

    public static readonly SealForge[] Seals =
    [
        SealedFiles.Ready(SealedFiles.Seal with { Made = null, Picture = ("ofd", _picture) }),
        SealedFiles.Ready(SealedFiles.Seal with { Made = null, Picture = ("png", Images["Doc_0/Res/a.png"]) }),
    ];

    public static readonly Entries Package = Sealed(Seals[0], Contents());

    /// <summary>A page with nothing on it but one image, or but the text in the font of the file.</summary>
    public static Entries With(string target)
    {
        var number = Array.IndexOf([.. Images.Keys], target);
        var content = number >= 0
            ? $"""<ImageObject ID="17" Boundary="120 40 20 15" ResourceID="{60 + number}"/>"""
            : """
              <TextObject Boundary="10 55 80 10" Font="3" Size="4.5"><CGTransform CodePosition="0" CodeCount="2"
              GlyphCount="1"><Glyphs>4</Glyphs></CGTransform><TextCode X="0" Y="5"
                DeltaX="g 9 2.7">DEMO-0126é</TextCode>
              </TextObject><TextObject Boundary="10 65 80 10" Font="3" Size="4.5"><TextCode X="0"
                Y="5">DEMO</TextCode></TextObject>
              """;
        return Package
            .SetItem(OfdForge.PageEntry, OfdForge.Utf8($"<Page><Content><Layer>{content}</Layer></Content></Page>"))
            .SetItem(OfdForge.DocumentEntry, OfdForge.Utf8(Document
                .Replace("<Annotations>Annots/Annotations.xml</Annotations>", "", StringComparison.Ordinal)
                .Replace("""<Page ID="2" BaseLoc="Pages/Page_1/Content.xml"/>""", "", StringComparison.Ordinal)))
            .Remove(OfdForge.ListEntry);
    }

    /// <summary>Pages with little on them but a seal.</summary>
    public static Entries Stamped(SealForge seal) => Sealed(seal, With("").Remove(OfdForge.SignatureEntry));

    private static Entries Sealed(SealForge seal, Entries contents) => new OfdForge
    {
        Seal = seal,
        Contents = contents,
        ChangeSignature = xml => xml.Replace(
            "</ofd:References>",
            """
            </ofd:References><ofd:StampAnnot ID="1" PageRef="1" Boundary="150 90 40 40"/>
            <ofd:StampAnnot ID="2" PageRef="2" Boundary="190 20 20 40" Clip="0 0 10 40"/>
            """,
            StringComparison.Ordinal),
    }.Entries();

    private static Entries Contents() => new Dictionary<string, string>
    {
        [OfdForge.DocumentEntry] = Document,
        ["Doc_0/PublicRes.xml"] = PublicRes,
        ["Doc_0/DocumentRes.xml"] = DocumentRes,
        [OfdForge.PageEntry] = Page,
        ["Doc_0/Pages/Page_1/Content.xml"] = Template,
        ["Doc_0/Tpls/Tpl_0/Content.xml"] = Template,
        ["Doc_0/Tpls/Tpl_1/Content.xml"] = Template,
        ["Doc_0/Annots/Annotations.xml"] = Annotations,
        ["Doc_0/Annots/Page_0/Annotation.xml"] = Annotation,
    }.ToImmutableSortedDictionary(entry => entry.Key, entry => OfdForge.Utf8(entry.Value))
        .SetItem(OfdWriter.MainEntry, SealedFiles.Plain.Contents[OfdWriter.MainEntry])
        .SetItem(FontEntry, Font)
        .SetItems(Images.Select(image => KeyValuePair.Create(image.Key, (ReadOnlyMemory<byte>)image.Value)));

    // Two by two pixels of 24 bits.
    private static byte[] Bmp() =>
    [
        .. "BM"u8, 70, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 24, 0,
        .. new byte[4], 16, 0, 0, 0, .. new byte[16], 255, 0, 0, 0, 255, 0, 0, 0, 0, 0, 255, 9, 9, 9, 0, 0,
    ];
}
