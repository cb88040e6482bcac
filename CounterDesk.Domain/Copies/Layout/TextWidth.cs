using System.Collections.Immutable;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Domain.Copies.Layout;

/// <summary>
/// How much room a text will take, before it is set: estimated, and rather too much than too little. A copy is composed
/// so that what must stand at its place has the room.
/// </summary>
internal static class TextWidth
{
    private const char FirstOfHan = '\u2E80';
    private const double LatinEms = 0.62;

    /// <summary>Ems: Han characters are one each, Latin letters and digits a little more than they are.</summary>
    public static double Of(string text) => text.Sum(character => character >= FirstOfHan ? 1 : LatinEms);

    /// <summary>Each line that the text begins itself may need more than one.</summary>
    public static int LinesOf(ImmutableArray<Run> runs, double width) =>
        string.Concat(runs.Select(run => run.Text)).Split('\n')
            .Sum(line => Math.Max(1, (int)Math.Ceiling(Of(line) / width)));
}
