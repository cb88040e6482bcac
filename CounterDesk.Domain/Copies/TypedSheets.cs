using System.Collections.Immutable;

namespace CounterDesk.Domain.Copies;

/// <summary>What is wrong with the numbers of sheets as a clerk typed them.</summary>
public enum SheetFault
{
    Missing,
    Malformed,

    /// <summary>Not as many as the copy has pages, or more.</summary>
    WrongCount,

    /// <summary>The same sheet stands there twice.</summary>
    Twice,
}

/// <summary>The sheets that a copy took, as a clerk typed their numbers; none where there is a fault.</summary>
public sealed record TypedSheets(ImmutableArray<SheetNumber> Sheets, SheetFault? Fault)
{
    /// <summary>Where the hall's paper has no numbers, or no sheet was used.</summary>
    public static TypedSheets None { get; } = new([], null);

    private static readonly char[] _between = [' ', '　', ',', '，', '、', ';', '；', '\t'];

    /// <summary>
    /// Reads numbers with anything between them. One number stands for a whole copy of several pages: sheets lie in the
    /// tray in their order. Of a spoiled copy as many are named as were used.
    /// </summary>
    /// <param name="typed">By the clerk.</param>
    /// <param name="outcome">How the copy came out.</param>
    /// <param name="pages">How many it has; 0 where the register does not know.</param>
    public static TypedSheets Read(string typed, PrintOutcome outcome, int pages)
    {
        var words = typed.Split(_between, StringSplitOptions.RemoveEmptyEntries);
        if (outcome is PrintOutcome.DidNotComeOut)
        {
            return None;
        }

        if (words is [])
        {
            return new([], SheetFault.Missing);
        }

        var sheets = new List<SheetNumber>();
        foreach (var word in words)
        {
            if (!SheetNumber.TryParse(word, out var sheet))
            {
                return new([], SheetFault.Malformed);
            }

            sheets.Add(sheet);
        }

        if (outcome is PrintOutcome.CameOutWell && sheets is [var first] && pages > 1)
        {
            sheets.AddRange(Enumerable.Range(1, pages - 1).Select(first.After).OfType<SheetNumber>());
        }

        var isWrongCount = pages > 0
            && (outcome is PrintOutcome.CameOutWell ? sheets.Count != pages : sheets.Count > pages);
        return isWrongCount ? new([], SheetFault.WrongCount)
            : sheets.Distinct().Count() != sheets.Count ? new([], SheetFault.Twice)
            : new([.. sheets], null);
    }
}
