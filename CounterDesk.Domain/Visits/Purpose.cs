using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace CounterDesk.Domain.Visits;

/// <summary>What is wrong with what was typed as purpose, recipient or the note of a basis.</summary>
public enum TextFault
{
    Missing,
    TooLong,
    ControlCharacter,
}

/// <summary>
/// What the license is used for (用证事由) and who will receive the copy. Printed on the copy and bound into it.
/// </summary>
public sealed record Purpose
{
    public const int MaxTextLength = 60;
    public const int MaxRecipientLength = 60;
    public const int MaxItemLength = 40;
    public const int MaxBusinessNumberLength = 40;

    private Purpose(string text, string recipient) => (Text, Recipient) = (text, recipient);

    /// <summary>The service item's name.</summary>
    public string Text { get; }

    public string Recipient { get; }

    /// <summary>The service item's code.</summary>
    public string? Item { get; init; }

    /// <summary>Under which number the matter is handled elsewhere, when the clerk knows it.</summary>
    public string? BusinessNumber { get; init; }

    /// <summary>For how many days a copy may be used; null when the item sets nothing shorter than the hall.</summary>
    public int? ValidityDays { get; init; }

    /// <summary>Codes of the kinds that the item needs. No other is offered.</summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>The provision that lets the office look without asking; null when the holder is asked.</summary>
    public string? Duty { get; init; }

    public static TextFault? FindTextFault(string? text) => TypedText.FindFault(text, MaxTextLength);

    public static TextFault? FindRecipientFault(string? recipient) =>
        TypedText.FindFault(recipient, MaxRecipientLength);

    public static TextFault? FindBusinessNumberFault(string? number) =>
        TypedText.FindFault(number, MaxBusinessNumberLength);

    public static bool TryCreate(string? text, string? recipient, [NotNullWhen(true)] out Purpose? purpose)
    {
        purpose = FindTextFault(text) is null && FindRecipientFault(recipient) is null
            ? new Purpose(TypedText.Tidy(text), TypedText.Tidy(recipient))
            : null;
        return purpose is not null;
    }

    /// <exception cref="ArgumentException">A text is missing, too long or has control characters.</exception>
    public static Purpose Create(string text, string recipient) =>
        TryCreate(text, recipient, out var purpose)
            ? purpose
            : throw new ArgumentException(
                "Ask FindTextFault and FindRecipientFault before creating a purpose.", nameof(text));

    public bool Equals(Purpose? other) => other is not null
        && (Text, Recipient, Item, BusinessNumber, ValidityDays, Duty)
        == (other.Text, other.Recipient, other.Item, other.BusinessNumber, other.ValidityDays, other.Duty)
        && Kinds.SequenceEqual(other.Kinds);

    public override int GetHashCode() => HashCode.Combine(Text, Recipient, Item);
}
