namespace CounterDesk.Domain.Copies;

/// <summary>Why a copy was never handed over.</summary>
public enum VoidReason
{
    Spoiled,
    DidNotComeOut,

    /// <summary>Its page was older than the hall lets a page be when it goes to the printer, and was made anew.</summary>
    PageTooOld,

    /// <summary>It was made ahead, and nobody fetched it in time.</summary>
    NotFetched,

    /// <summary>It was made ahead, and whoever had asked for it takes that back.</summary>
    CalledOff,
}
