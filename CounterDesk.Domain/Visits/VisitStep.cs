namespace CounterDesk.Domain.Visits;

/// <summary>Where a visit stands. The order is the clerk's way through; a closed visit has left it.</summary>
public enum VisitStep
{
    /// <summary>What it is for, who receives the copy, and by what right the clerk looks.</summary>
    Purpose,

    /// <summary>Looking up: nothing is open yet.</summary>
    Results,

    /// <summary>One license is open, with its report.</summary>
    License,

    /// <summary>The copy of the open license: preview, print, how it came out.</summary>
    Copy,

    /// <summary>What was done, before everything is wiped.</summary>
    Closing,
}
