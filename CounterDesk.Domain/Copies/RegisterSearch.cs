using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Domain.Copies;

/// <summary>What somebody typed or scanned into the register's field, as it was understood.</summary>
public abstract record RegisterSearch
{
    private const int MostTextLength = 60;

    // Fewer digits are part of a name: 3 号窗口.
    private const int FewestDigits = 6;

    private RegisterSearch()
    {
    }

    public sealed record Number(CopyNumber Copy) : RegisterSearch;

    /// <summary>A part of a recipient's name, or of a holder's as the paper has it, masked.</summary>
    public sealed record Text(string Part) : RegisterSearch;

    /// <summary>It looks like a number and is none.</summary>
    public sealed record Unreadable(IdentifierFault Fault) : RegisterSearch;

    /// <summary>Null when nothing was typed.</summary>
    public static RegisterSearch? Read(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text.Length is 0)
        {
            return null;
        }

        if (CopyNumber.TryParse(text, out var number))
        {
            return new Number(number);
        }

        // Whether its signature is the hall's is for the check page to say; here it only leads to the row.
        if (SignedCopyCode.Read(text) is CopyCodeReading.Read { Code: var code })
        {
            return new Number(code.Code.Number);
        }

        return IsMeantAsNumber(IdentifierText.Fold(text))
            ? new Unreadable(CopyNumber.FindFault(text)!.Value)
            : new Text(Mask.Cut(text, MostTextLength));
    }

    private static bool IsMeantAsNumber(string text) =>
        text.Count(char.IsAsciiDigit) >= FewestDigits && text.All(letter => char.IsAsciiDigit(letter) || letter is '-');
}
