namespace CounterDesk.Web.ApplicantScreens;

/// <summary>What the person at the screen is waiting for.</summary>
public enum WaitReason
{
    /// <summary>For her own card, in the reader or in the clerk's hand.</summary>
    ShowCard,

    /// <summary>The card was read; the clerk compares face and card.</summary>
    CardRead,

    /// <summary>The card could not be read and is typed, which is not her fault.</summary>
    TypedByHand,

    Moment,

    /// <summary>Sources are being asked.</summary>
    LookingUp,

    Printing,

    /// <summary>She asked for the clerk, who knows.</summary>
    ClerkComing,

    /// <summary>She refused: the matter goes on with paper.</summary>
    PaperWay,

    /// <summary>The desk is locked.</summary>
    ClerkAway,

    /// <summary>What the visit says cannot be read just now.</summary>
    Reconnecting,
}
