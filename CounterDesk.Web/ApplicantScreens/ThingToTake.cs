namespace CounterDesk.Web.ApplicantScreens;

/// <summary>What a person may forget on the counter.</summary>
public enum ThingKind
{
    IdCard,

    /// <summary>The papers she brought.</summary>
    OwnPapers,

    Copies,
    InformationSheets,
    ObjectionReceipt,

    /// <summary>Who looked at what about her today.</summary>
    LookedAtSlip,
}

/// <summary>A thing that lies on the counter when the visit ends.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Count">How many sheets; not shown of a card and of her own papers.</param>
/// <param name="IsLargePrint">In the large-print edition.</param>
/// <param name="Recipient">To whom it is to be handed in, or null.</param>
/// <param name="Until">The last day on which it may be handed in, or null.</param>
public sealed record ThingToTake(
    ThingKind Kind, int Count = 1, bool IsLargePrint = false, string? Recipient = null, DateOnly? Until = null);
