using System.Collections.Immutable;

namespace CounterDesk.Tests.Support;

/// <summary>License files to which a platform added a watermark after they were sealed.</summary>
internal static class SomeWatermarks
{
    public const string ListEntry = "Doc_0/Annots/Annotations.xml";
    public const string FileEntry = "Doc_0/Annots/Page_0/Annotation.xml";
    public const string PictureEntry = "Doc_0/Res/picture.png";
    public const string OnePage = "<Page PageID='10'><FileLoc>Page_0/Annotation.xml</FileLoc></Page>";

    /// <summary>Everything is sealed but a watermark of these words.</summary>
    public static OfdForge Saying(string words) => File(Annotation(Text(words)), List(OnePage));

    /// <summary>Everything is sealed but these annotations and their list.</summary>
    public static OfdForge File(string annotation, string list) => new()
    {
        Contents = new Dictionary<string, string>
        {
            ["OFD.xml"] =
                """
                <ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody>
                <ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>
                """,
            [OfdForge.DocumentEntry] =
                """
                <Document><CommonData><PublicRes>PublicRes.xml</PublicRes></CommonData>
                <Pages><Page ID="10" BaseLoc="Pages/Page_0/Content.xml"/></Pages>
                <Annotations>Annots/Annotations.xml</Annotations></Document>
                """,
            ["Doc_0/PublicRes.xml"] =
                """
                <Res BaseLoc="Res"><MultiMedias><MultiMedia ID="2"><MediaFile>picture.png</MediaFile></MultiMedia>
                </MultiMedias></Res>
                """,
            [PictureEntry] = "picture",
            [OfdForge.PageEntry] = "<Page><Content/></Page>",
            [ListEntry] = list,
            [FileEntry] = annotation,
        }.ToImmutableSortedDictionary(entry => entry.Key, entry => OfdForge.Utf8(entry.Value)),
        Protects = entry => entry is not (ListEntry or FileEntry),
    };

    public static string List(string pages) => $"<Annotations>{pages}</Annotations>";

    public static string Annotation(string objects) =>
        $"<PageAnnot><Annot ID='20' Type='Watermark' Creator='platform'>{Appearance(objects)}</Annot></PageAnnot>";

    public static string Appearance(string objects) => $"<Appearance Boundary='0 0 210 297'>{objects}</Appearance>";

    /// <summary>Grey translucent letters; <paramref name="more"/> adds attributes, transparency among them.</summary>
    public static string Text(
        string words, string boundary = "0 0 90 10", string more = "", string color = "<FillColor Value='128 128 128'/>")
    {
        var alpha = more.Contains("Alpha", StringComparison.Ordinal) ? "" : "Alpha='80'";
        return $"<TextObject ID='21' Boundary='{boundary}' Font='1' Size='5' {alpha} {more}>{color}"
            + $"<TextCode X='0' Y='5'>{words}</TextCode></TextObject>";
    }
}
