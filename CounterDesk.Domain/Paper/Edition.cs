namespace CounterDesk.Domain.Paper;

/// <summary>
/// How large a paper is set (版式). Both editions say the same; large print takes more sheets for it.
/// </summary>
public enum Edition
{
    /// <summary>Nothing of ours below 12 pt.</summary>
    Standard,

    /// <summary>Nothing of ours below 18 pt.</summary>
    LargePrint,
}
