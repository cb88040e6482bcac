namespace CounterDesk.Web.HallTexts;

/// <summary>Why a wording is not taken.</summary>
public enum HallTextFault
{
    /// <summary>Nothing differs from what is printed now.</summary>
    Unchanged,

    /// <summary>A part has no words, or there is no paragraph.</summary>
    Empty,

    /// <summary>A part is longer than it may be.</summary>
    TooLong,

    TooManyParagraphs,

    /// <summary>No font has one of its characters.</summary>
    NoShape,

    /// <summary>It would not fit its page.</summary>
    NoRoom,

    /// <summary>The telephone's number has something else than digits, spaces and + - ( ).</summary>
    NotAPhone,
}

/// <summary>What came of saving a wording.</summary>
public abstract record HallTextAnswer
{
    private HallTextAnswer()
    {
    }

    /// <summary>It is printed from now on.</summary>
    public sealed record Saved(int Edition) : HallTextAnswer;

    /// <param name="Fault">Why it was not.</param>
    /// <param name="Detail">The character, or the part; null where the fault says all.</param>
    public sealed record Refused(HallTextFault Fault, string? Detail) : HallTextAnswer;

    /// <summary>Somebody else has worded it meanwhile.</summary>
    public sealed record Overtaken : HallTextAnswer;
}
