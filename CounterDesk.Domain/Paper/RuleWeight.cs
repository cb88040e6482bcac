namespace CounterDesk.Domain.Paper;

/// <summary>The three weights of rules, each with its use; how thick they are is for the grid to say.</summary>
public enum RuleWeight
{
    None,

    /// <summary>Between rows.</summary>
    Thin,

    /// <summary>Under the head and headings, around a notice.</summary>
    Middle,

    /// <summary>Above the purpose panel and the receiver's box.</summary>
    Thick,
}
