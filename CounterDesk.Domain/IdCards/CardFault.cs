namespace CounterDesk.Domain.IdCards;

/// <summary>The first thing for which what a reader gave is no card.</summary>
public enum CardFault
{
    /// <summary>The answer is not of the kind that this reader gives.</summary>
    Unreadable,

    /// <summary>Nothing, or not everything, of what a card has.</summary>
    Missing,

    TooLong,

    /// <summary>A control character, an invisible one, or the mark of one that was lost.</summary>
    IllegalCharacter,

    /// <summary>Not eighteen characters, or the last one does not go with the others.</summary>
    NumberWrong,

    SexUnreadable,

    /// <summary>Not that of the number.</summary>
    SexDisagrees,

    BirthDateUnreadable,

    /// <summary>Not that of the number.</summary>
    BirthDateDisagrees,

    ValidityUnreadable,

    /// <summary>The last day comes before the first, or the first before the birth.</summary>
    ValidityReversed,

    /// <summary>The hall's readers sign, and this was not signed by their key.</summary>
    SignatureWrong,

    /// <summary>Signed rightly, for another reading than this one.</summary>
    Stale,

    /// <summary>A stand-in gave it where only real readers count.</summary>
    StandIn,
}
