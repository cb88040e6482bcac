namespace CounterDesk.Domain.Seals;

/// <summary>What a license file's seals amount to. From <see cref="Valid"/> to <see cref="Invalid"/> each is worse than the one before.</summary>
public enum FileVerdict
{
    /// <summary>Every check passed and the chains reach an anchor of the hall.</summary>
    Valid,

    /// <summary>Intact, but who sealed it could not be established.</summary>
    Untrusted,

    /// <summary>Intact, but something shown, or added later, is not covered by a seal.</summary>
    Partial,

    Invalid,

    NotSigned,

    /// <summary>The file is unsafe or broken and was not judged further.</summary>
    Rejected,
}
