namespace CounterDesk.Domain.Copies;

/// <summary>Why the hall takes a copy back, as a supervisor says it. Receivers are told only that it did.</summary>
public sealed record Withdrawal
{
    public const int MaxNoteLength = 200;

    private Withdrawal(WithdrawalReason reason, string? note) => (Reason, Note) = (reason, note);

    public WithdrawalReason Reason { get; }

    /// <summary>Null when the reason says it all.</summary>
    public string? Note { get; }

    /// <summary>Says what is wrong, or null when it can be recorded.</summary>
    public static WithdrawalNoteFault? FindFault(WithdrawalReason reason, string note) => note.Trim().Length switch
    {
        0 when reason is WithdrawalReason.Other => WithdrawalNoteFault.Missing,
        > MaxNoteLength => WithdrawalNoteFault.TooLong,
        _ => null,
    };

    /// <exception cref="ArgumentException">The note is missing or too long.</exception>
    public static Withdrawal Create(WithdrawalReason reason, string note) =>
        FindFault(reason, note) is { } fault
            ? throw new ArgumentException($"The note of a withdrawal is {fault}.", nameof(note))
            : new(reason, note.Trim() is { Length: > 0 } said ? said : null);
}

/// <summary>The short list to choose from.</summary>
public enum WithdrawalReason
{
    /// <summary>What the paper says of the license is no longer so.</summary>
    LicenseChanged,

    /// <summary>The paper is wrong: another license, another matter, another recipient.</summary>
    MadeWrongly,

    /// <summary>It went to somebody who should not have it.</summary>
    HandedToWrongPerson,

    Lost,
    AskedByHolder,

    /// <summary>The note says which.</summary>
    Other,
}

public enum WithdrawalNoteFault
{
    Missing,
    TooLong,
}

/// <summary>Why a copy cannot be withdrawn. None of these is to be accepted by a receiver anyway.</summary>
public enum WithdrawalFault
{
    /// <summary>Nobody has said yet that it came out: that answer comes first.</summary>
    NotHandedOver,

    Void,
    AlreadyWithdrawn,
    Expired,
}
