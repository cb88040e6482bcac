namespace CounterDesk.Domain.Identifiers;

/// <summary>The number of a bank card: 12 to 19 digits, the last of which checks the others (ISO/IEC 7812-1).</summary>
public static class BankCardNumber
{
    private const int ShortestLength = 12;
    private const int LongestLength = 19;
    private const string Digits = "0123456789";
    private const char Star = '*';

    /// <summary>
    /// Whether the number can be one. Where its issuer has starred the middle nothing can be counted, and only the form
    /// is looked at.
    /// </summary>
    /// <param name="number">As <see cref="IdentifierText.Fold"/> leaves it.</param>
    public static bool IsWellFormed(string number) =>
        number.Length is >= ShortestLength and <= LongestLength
        && number.All(character => character is Star || char.IsAsciiDigit(character))
        && (number.Contains(Star) ? IsStarredInTheMiddle(number) : SumOf(number) % 10 == 0);

    private static bool IsStarredInTheMiddle(string number) =>
        number.AsSpan().Trim(Digits) is { Length: > 0 } middle
        && !middle.ContainsAnyExcept(Star)
        && number[0] is not Star
        && number[^1] is not Star;

    // Annex B (the Luhn formula): from the right every second digit counts twice, and its own two digits are added.
    private static int SumOf(string number)
    {
        var sum = 0;
        for (var at = 0; at < number.Length; at++)
        {
            var digit = number[^(at + 1)] - '0';
            var weighed = at % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }

        return sum;
    }
}
