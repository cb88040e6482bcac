namespace CounterDesk.Domain.Copies;

/// <summary>Why a copy may not go to the printer.</summary>
public enum SendingFault
{
    /// <summary>Somebody has said already how it came out.</summary>
    Answered,

    /// <summary>The page is too old: what it says of the license may no longer be so, or is known not to be.</summary>
    PageTooOld,

    /// <summary>The page is too old, and it went to the printer before: the paper may be there.</summary>
    PageTooOldToRepeat,
}
