using System.Diagnostics.CodeAnalysis;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.ShownCodes;

/// <summary>
/// An e-license code that somebody shows on a phone (电子证照码), as a scanner gave it: a token that only its source can
/// resolve. Nobody reads anything out of it, and it stands nowhere once the source was asked.
/// </summary>
/// <remarks>No record, so that it never tells the token when it is written somewhere.</remarks>
public sealed class ShownCode
{
    public const int MinLength = 8;
    public const int MaxLength = 512;

    private ShownCode(string token) => Token = token;

    public string Token { get; }

    /// <summary>
    /// Takes what a scanner gave, unless no source would have made it. The number of a person is none: it is not sent
    /// out to ask whose it is.
    /// </summary>
    public static bool TryParse(string? scanned, [NotNullWhen(true)] out ShownCode? code)
    {
        var token = scanned?.Trim() ?? "";
        code = token.Length is >= MinLength and <= MaxLength && !token.AsSpan().ContainsAnyExceptInRange('!', '~')
            && !ResidentIdNumber.TryParse(token, out _)
            ? new(token)
            : null;
        return code is not null;
    }

    public override string ToString() => nameof(ShownCode);
}
