namespace CounterDesk.Domain.Identifiers;

/// <summary>
/// The hybrid systems of ISO/IEC 7064 (GB/T 17710): MOD 11,10 over the ten digits, MOD 37,36 over digits and capitals.
/// </summary>
internal static class Iso7064
{
    public const string Digits = "0123456789";
    public const string DigitsAndCapitals = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>The check character that belongs behind <paramref name="body"/>.</summary>
    /// <param name="body">Characters of the alphabet only.</param>
    /// <param name="alphabet">Its length is the second of the two moduli; the first is one more.</param>
    public static char CheckCharacterFor(ReadOnlySpan<char> body, string alphabet)
    {
        var modulus = alphabet.Length;
        var product = modulus;
        foreach (var character in body)
        {
            product = (product + alphabet.IndexOf(character, StringComparison.Ordinal)) % modulus;
            product = (product is 0 ? modulus : product) * 2 % (modulus + 1);
        }

        return alphabet[(modulus + 1 - product) % modulus];
    }
}
