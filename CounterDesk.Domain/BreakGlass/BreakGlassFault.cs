namespace CounterDesk.Domain.BreakGlass;

/// <summary>Why a rule is not opened.</summary>
public enum BreakGlassFault
{
    /// <summary>Only supervisors open rules.</summary>
    NotSupervisor,

    VisitClosed,

    /// <summary>It is her own visit, by her account or her staff number: whoever opens a rule is not the one it stops.</summary>
    OwnVisit,

    /// <summary>The rule is open for this visit already.</summary>
    AlreadyOpen,

    /// <summary>There is no reason, it is no sentence, or it is too long.</summary>
    Reason,

    /// <summary>No whole minutes, or more than the hall allows.</summary>
    Minutes,
}

/// <summary>What is wrong with the reason for opening a rule.</summary>
public enum BreakGlassReasonFault
{
    Missing,

    /// <summary>A word or two say nothing to whoever reads it later.</summary>
    NoSentence,

    TooLong,
    ControlCharacter,
}

/// <summary>How a rule that was open came to hold again.</summary>
public enum BreakGlassEnd
{
    /// <summary>Its minutes were over.</summary>
    Time,

    VisitClosed,
    BySupervisor,
}

/// <summary>What the auditor says about an opening. The names are kept and logged, so a name never changes.</summary>
public enum BreakGlassFinding
{
    InOrder,
    NotInOrder,
}

/// <summary>Why an opening is not reviewed.</summary>
public enum BreakGlassReviewFault
{
    /// <summary>Only auditors review.</summary>
    NotAuditor,

    /// <summary>The rule is still open: more may be done under it.</summary>
    StillOpen,

    /// <summary>Another auditor was faster. What she found stays.</summary>
    AlreadyReviewed,

    /// <summary>The note is missing, too long, or no line of text.</summary>
    Note,
}
