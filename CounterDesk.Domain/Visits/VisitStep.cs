namespace CounterDesk.Domain.Visits;

/// <summary>
/// Where a visit stands. The order is the clerk's way through; a closed visit has left it. Reception comes before: it
/// opens the visit.
/// </summary>
public enum VisitStep
{
    /// <summary>Who is here, and for whom.</summary>
    Identity,

    /// <summary>What it is for, and who receives the copy.</summary>
    Purpose,

    /// <summary>What the agent may do. Only at a visit of an agent; the letter is read against the purpose.</summary>
    Mandate,

    /// <summary>Each holder, or who acts for one, is asked.</summary>
    Consent,

    /// <summary>Looking up: nothing is open yet.</summary>
    Results,

    /// <summary>One license is open, with its report.</summary>
    License,

    /// <summary>The copy of the open license: preview, print, how it came out.</summary>
    Copy,

    /// <summary>What was done, before everything is wiped.</summary>
    Closing,
}
