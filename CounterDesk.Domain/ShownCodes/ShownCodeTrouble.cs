namespace CounterDesk.Domain.ShownCodes;

/// <summary>Why a shown code does not tell who somebody is.</summary>
public enum ShownCodeTrouble
{
    /// <summary>The hall has no source that resolves codes.</summary>
    NotSetUp,

    /// <summary>What was scanned is no such code. Nobody was asked.</summary>
    NotACode,

    /// <summary>The source did not answer in time, or could not be asked.</summary>
    Silent,

    /// <summary>The source answered, and it makes no person.</summary>
    Garbled,

    Unknown,
    Expired,
    Used,
    NotInForce,

    /// <summary>The source does not say whether the license behind it is in force.</summary>
    ForceUntold,

    /// <summary>The source does not answer this hall.</summary>
    Declined,

    /// <summary>Licenses of this kind do not say who somebody is.</summary>
    AnotherKind,

    /// <summary>Another party of the visit is the holder.</summary>
    AnotherParty,

    /// <summary>The party is known already, as somebody else.</summary>
    AnotherPerson,
}
