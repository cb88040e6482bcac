using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Pdf;
using CounterDesk.Web.Fonts;

namespace CounterDesk.Web.HallTexts;

/// <summary>
/// Looks whether a wording can be printed: its characters have shapes, and every page it stands on still has the room.
/// The pages are drawn, so that nobody has to guess.
/// </summary>
public sealed partial class HallTextCheck(HallTextSpecimen specimen, CurrentHallTexts current, PageFonts fonts)
{
    public const int MaxParagraphs = 6;
    public const int MaxParagraph = 400;
    public const int MaxEffectName = 40;
    public const int MaxName = 60;
    public const int MaxEnglishName = 120;
    public const int MaxPhone = 40;

    /// <summary>Without space around the parts, and without empty paragraphs at the end.</summary>
    public static ImmutableArray<string> Trimmed(ImmutableArray<string> lines) =>
        [.. string.Join('\n', lines.Select(line => line.Trim())).TrimEnd('\n').Split('\n')];

    /// <summary>Why it is not taken; null when it may be.</summary>
    public HallTextAnswer.Refused? Find(HallTextKey key, ImmutableArray<string> lines)
    {
        int[] most = key.Form is null
            ? [MaxName, MaxEnglishName, MaxPhone]
            : [MaxEffectName, .. Enumerable.Repeat(MaxParagraph, Math.Max(1, lines.Length - 1))];
        if (lines.SequenceEqual(current.LinesOf(key)))
        {
            return new(HallTextFault.Unchanged, null);
        }

        if (lines.Length < most.Length || lines.Any(line => line.Length is 0))
        {
            return new(HallTextFault.Empty, null);
        }

        if (key.Form is not null && lines.Length - 1 > MaxParagraphs)
        {
            return new(HallTextFault.TooManyParagraphs, $"{MaxParagraphs}");
        }

        if (lines.Zip(most).FirstOrDefault(part => part.First.Length > part.Second) is { First: not null } longest)
        {
            return new(HallTextFault.TooLong, $"{longest.Second}");
        }

        if (key.Form is null && !Phone().IsMatch(lines[2]))
        {
            return new(HallTextFault.NotAPhone, null);
        }

        return FindOnPaper(key, lines);
    }

    private HallTextAnswer.Refused? FindOnPaper(HallTextKey key, ImmutableArray<string> lines)
    {
        foreach (var document in specimen.Of(key, lines))
        {
            var gate = GlyphGate.Inspect(document, fonts.Set);
            if (!gate.MayPrint)
            {
                return new(HallTextFault.NoShape, $"{gate.Missing[0].TextElement} ({gate.Missing[0]})");
            }

            try
            {
                PdfWriter.Write(document, fonts.Set);
            }
            catch (PageOverflowException)
            {
                return new(HallTextFault.NoRoom, null);
            }
        }

        return null;
    }

    [GeneratedRegex(@"\A[0-9+() -]+\z")]
    private static partial Regex Phone();
}
