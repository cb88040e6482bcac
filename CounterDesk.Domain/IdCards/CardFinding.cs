namespace CounterDesk.Domain.IdCards;

/// <summary>One thing a card's own data say, that the clerk need not work out.</summary>
public enum CardFinding
{
    /// <summary>The check character goes with the number, and sex and birth are the number's.</summary>
    NumberPassed,

    InForce,

    /// <summary>The first day has not come.</summary>
    NotYetInForce,

    /// <summary>The last day is past.</summary>
    Expired,

    /// <summary>As old as was asked for, or older.</summary>
    OldEnough,

    NotOldEnough,
}
