namespace CounterDesk.Domain.Copies;

/// <summary>Why a copy may not go to the printer.</summary>
public enum SendingFault
{
    /// <summary>Somebody has said already how it came out.</summary>
    Answered,

    /// <summary>The page is too old. What it says of the license may no longer be so.</summary>
    PageTooOld,

    /// <summary>The page is too old, and it went to the printer before: the paper may be there.</summary>
    PageTooOldToRepeat,
}
