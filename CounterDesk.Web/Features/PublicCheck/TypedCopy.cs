using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Web.Features.PublicCheck;

/// <summary>What somebody typed, as it goes back into the form when it cannot be asked for.</summary>
public sealed record TypedCopy(string? Number = null, string? CheckValue = null)
{
    /// <summary>Something was sent, so that what is missing is a fault.</summary>
    public bool IsAsked { get; init; }

    /// <summary>The address of an answer was opened again after its minutes were over.</summary>
    public bool IsTooLate { get; init; }

    public IdentifierFault? NumberFault => IsAsked ? CopyNumber.FindFault(Number) : null;

    public IdentifierFault? CheckValueFault => IsAsked ? Domain.Identifiers.CheckValue.FindFault(CheckValue) : null;

    public int NumberLength => Length(Number);

    public int CheckValueLength => Length(CheckValue);

    private static int Length(string? text) => IdentifierText.Fold(text).Count(char.IsAsciiDigit);
}
