namespace CounterDesk.Web.Features.PublicCheck;

/// <summary>What became of a receiver's report.</summary>
public enum ReportEnding
{
    Taken,

    /// <summary>Kept in a file that somebody has to bring to the hall.</summary>
    Kept,

    /// <summary>As many wait as may: the hall is looking already.</summary>
    Enough,

    /// <summary>It could not be recorded.</summary>
    NotTaken,
}
