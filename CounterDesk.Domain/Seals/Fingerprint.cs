using System.Collections.Immutable;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Seals;

/// <summary>
/// What a certificate is compared by with a letter on paper: SM3 over its DER, as eight groups of eight hexadecimal digits.
/// </summary>
public sealed record Fingerprint
{
    public const int GroupCount = 8;
    public const int Length = GroupCount * GroupLength;

    private const int GroupLength = 8;

    private Fingerprint(string value) => Value = value;

    /// <summary>64 hexadecimal digits in small letters.</summary>
    public string Value { get; }

    public ImmutableArray<string> Groups =>
        [.. Value.Chunk(GroupLength).Select(digits => new string(digits))];

    public static Fingerprint Of(ReadOnlySpan<byte> der) => new(Convert.ToHexStringLower(Sm3.Hash(der)));

    /// <summary>
    /// Whether somebody typed the last group. Spaces, dashes, colons, large letters and full-width ones are how letters
    /// and input methods write it.
    /// </summary>
    public bool EndsWith(string typed)
    {
        var digits = string.Concat(typed.Select(Narrow).Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or ':')));
        return string.Equals(digits, Groups[^1], StringComparison.OrdinalIgnoreCase);
    }

    public override string ToString() => Value;

    private static char Narrow(char letter) => letter is >= '！' and <= '～' ? (char)(letter - '！' + '!') : letter;
}
