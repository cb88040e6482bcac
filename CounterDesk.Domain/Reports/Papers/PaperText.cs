using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Reports.Papers;

/// <summary>Words that were found for the screen, or typed by somebody, as paper has them.</summary>
internal static class PaperText
{
    /// <summary>
    /// Characters that no font has by their code points; in English quotation marks and apostrophes straight, because our
    /// fonts have the curly ones as wide as a Chinese character.
    /// </summary>
    public static string Of(string text, DocumentWords words) => CodePoints.Write(
        words.AreChinese ? text : text.Replace('’', '\'').Replace('‘', '\'').Replace('“', '"').Replace('”', '"'), words.Coded);
}
