namespace CounterDesk.Domain.LicenseKinds;

/// <summary>What it takes to print once more what was printed already.</summary>
public enum ReprintPermission
{
    /// <summary>The clerk sees that it was, and goes on.</summary>
    Clerk,

    /// <summary>She also says why, by a short list.</summary>
    ClerkWithReason,

    /// <summary>And a second person lets her.</summary>
    SecondPerson,
}

/// <summary>
/// How often a copy of one license, of one holder, may be printed again for the same matter and the same recipient. A
/// sheet that was spoiled does not count: nobody has it.
/// </summary>
public sealed record ReprintRule
{
    /// <summary>As long as a paper may be used at the most.</summary>
    public const int MostDays = 3650;

    /// <summary>How many more than the first, within the days. With none, nothing is printed a second time.</summary>
    public int Most { get; init; }

    /// <summary>Within how many days, today in China among them. With none, nobody asks what was printed before.</summary>
    public int Days { get; init; }

    public ReprintPermission Asks { get; init; }

    /// <summary>Whether the numbers can be meant.</summary>
    public bool IsSound => Most >= 0 && Days is >= 0 and <= MostDays;
}
