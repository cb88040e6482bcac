using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Ofd;

/// <summary>Which of our typefaces stands for a font that an OFD file names, and what ours are called there.</summary>
internal static class OfdFonts
{
    // Words in the names of families, Chinese and English, as they come from Windows, from foundries and from others.
    private static readonly string[] _monospaced = ["mono", "source code", "courier", "consolas", "menlo", "等宽"];

    private static readonly string[] _withoutSerifs =
    [
        "sans", "黑", "hei", "gothic", "等线", "dengxian", "圆", "youyuan", "苹方", "pingfang", "arial", "helvetica",
        "verdana", "tahoma", "calibri", "segoe", "msyh",
    ];

    private static readonly string[] _bold = ["bold", "heavy", "black", "粗"];

    public static string NameOf(Typeface typeface) => typeface switch
    {
        Typeface.Sans or Typeface.SansBold => "Noto Sans SC",
        Typeface.Serif or Typeface.SerifBold => "Noto Serif SC",
        Typeface.Mono => "Source Code Pro",
    };

    public static bool IsBold(Typeface typeface) => typeface is Typeface.SansBold or Typeface.SerifBold;

    /// <summary>Whether a name is that of one of our fonts, which then stands in for nothing.</summary>
    public static bool IsOurs(string fontName) =>
        Enum.GetValues<Typeface>().Any(typeface => NameOf(typeface) == fontName);

    /// <summary>
    /// 宋体, 仿宋, 楷体, Times New Roman and whatever is unknown are set in the serif face, 黑体, 微软雅黑, 等线, Arial and
    /// their like without serifs, Courier New with equal widths.
    /// </summary>
    /// <param name="fontName">All the names a font has.</param>
    /// <param name="isBold">Whether the document says so; a name may say it too.</param>
    public static Typeface TypefaceFor(string fontName, bool isBold)
    {
        if (Names(_monospaced))
        {
            return Typeface.Mono;
        }

        isBold |= Names(_bold);
        return Names(_withoutSerifs)
            ? isBold ? Typeface.SansBold : Typeface.Sans
            : isBold ? Typeface.SerifBold : Typeface.Serif;

        bool Names(string[] words) => words.Any(word => fontName.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
