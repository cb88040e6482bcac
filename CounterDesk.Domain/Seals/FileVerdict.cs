namespace CounterDesk.Domain.Seals;

/// <summary>What verifying a license file came to. The worst signature decides.</summary>
public enum FileVerdict
{
    Valid,

    /// <summary>Intact, but nobody we know vouches for who sealed it.</summary>
    Untrusted,

    /// <summary>Intact, but something that is shown, or that came later, is not protected by a seal.</summary>
    Partial,

    Invalid,
    NotSigned,

    /// <summary>The package is unsafe or broken and was not read further.</summary>
    Rejected,
}
