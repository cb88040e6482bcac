using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Ofd;

/// <summary>Which of our typefaces stands for a font that an OFD file names, and what ours are called there.</summary>
internal static class OfdFonts
{
    private static readonly string[] _monospaced = ["mono", "source code", "courier", "consolas", "menlo"];

    private static readonly string[] _withoutSerifs =
        ["sans", "黑体", "黑", "hei", "gothic", "arial", "helvetica", "verdana", "tahoma", "calibri", "等线", "圆"];

    public static string NameOf(Typeface typeface) => typeface switch
    {
        Typeface.Sans or Typeface.SansBold => "Noto Sans SC",
        Typeface.Serif or Typeface.SerifBold => "Noto Serif SC",
        Typeface.Mono => "Source Code Pro",
    };

    public static bool IsBold(Typeface typeface) => typeface is Typeface.SansBold or Typeface.SerifBold;

    /// <summary>宋体, 仿宋, 楷体 and whatever is unknown are set in the serif face, 黑体 and its like without serifs.</summary>
    public static Typeface TypefaceFor(string fontName, bool isBold)
    {
        if (Names(_monospaced))
        {
            return Typeface.Mono;
        }

        return Names(_withoutSerifs)
            ? isBold ? Typeface.SansBold : Typeface.Sans
            : isBold ? Typeface.SerifBold : Typeface.Serif;

        bool Names(string[] words) => words.Any(word => fontName.Contains(word, StringComparison.OrdinalIgnoreCase));
    }
}
