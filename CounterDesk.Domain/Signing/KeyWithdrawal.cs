namespace CounterDesk.Domain.Signing;

/// <summary>Why nothing signed by a key counts any longer, as the security administrator says it.</summary>
public sealed record KeyWithdrawal
{
    public const int MaxNoteLength = 200;

    private KeyWithdrawal(KeyWithdrawalReason reason, string? note) => (Reason, Note) = (reason, note);

    public KeyWithdrawalReason Reason { get; }

    /// <summary>Null when the reason says it all.</summary>
    public string? Note { get; }

    /// <summary>Says what is wrong, or null when it can be recorded.</summary>
    public static KeyWithdrawalFault? FindFault(KeyWithdrawalReason? reason, string note) => note.Trim() switch
    {
        _ when reason is null => KeyWithdrawalFault.ReasonMissing,
        "" when reason is KeyWithdrawalReason.Other => KeyWithdrawalFault.NoteMissing,
        { Length: > MaxNoteLength } => KeyWithdrawalFault.NoteTooLong,
        _ => null,
    };

    /// <exception cref="ArgumentException">The note is missing or too long.</exception>
    public static KeyWithdrawal Create(KeyWithdrawalReason reason, string note) =>
        FindFault(reason, note) is { } fault
            ? throw new ArgumentException($"The withdrawal of a key is {fault}.", nameof(note))
            : new(reason, note.Trim() is { Length: > 0 } said ? said : null);
}

/// <summary>The short list to choose from. The names stand in the key ring and never change.</summary>
public enum KeyWithdrawalReason
{
    /// <summary>Somebody else has it, or may have it.</summary>
    Exposed,

    /// <summary>A disk, a backup or an export with it is not where it should be.</summary>
    Lost,

    /// <summary>An authority says so.</summary>
    Ordered,

    /// <summary>The note says which.</summary>
    Other,
}

public enum KeyWithdrawalFault
{
    ReasonMissing,
    NoteMissing,
    NoteTooLong,
}
