using System.Diagnostics.CodeAnalysis;

namespace CounterDesk.Domain.Visits;

/// <summary>What is wrong with what was typed as purpose, recipient or the note of a basis.</summary>
public enum TextFault
{
    Missing,
    TooLong,
    ControlCharacter,
}

/// <summary>What the license is used for (用证事由) and who will receive the copy. Printed on the copy and bound into it.</summary>
public sealed record Purpose
{
    public const int MaxTextLength = 60;
    public const int MaxRecipientLength = 60;

    private Purpose(string text, string recipient) => (Text, Recipient) = (text, recipient);

    public string Text { get; }

    public string Recipient { get; }

    public static TextFault? FindTextFault(string? text) => TypedText.FindFault(text, MaxTextLength);

    public static TextFault? FindRecipientFault(string? recipient) => TypedText.FindFault(recipient, MaxRecipientLength);

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
            : throw new ArgumentException("Ask FindTextFault and FindRecipientFault before creating a purpose.", nameof(text));
}
