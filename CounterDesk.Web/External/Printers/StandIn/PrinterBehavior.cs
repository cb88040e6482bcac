using System.Text.Json.Serialization;

namespace CounterDesk.Web.External.Printers.StandIn;

/// <summary>What a stand-in does, so that every trouble of a printer can be tried.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PrinterBehavior>))]
internal enum PrinterBehavior
{
    Normal,
    TonerLow,
    OutOfPaper,
    CoverOpen,
    Jam,
    Offline,
    NotAccepting,

    /// <summary>Takes pictures, and no PDF.</summary>
    NoPdf,

    /// <summary>Wants somebody to sign in.</summary>
    NotAllowed,

    /// <summary>Knows IPP/1.1 only.</summary>
    OldVersion,

    /// <summary>Cannot be told not to scale.</summary>
    NoScaling,

    /// <summary>Takes a job, and gives it up.</summary>
    Aborts,

    /// <summary>Takes a job, and jams over it until it is told otherwise.</summary>
    JamsMidway,

    /// <summary>Takes a job and hangs up before it says so.</summary>
    AnswerLost,

    /// <summary>Hangs up over a job, and has not taken it.</summary>
    JobLost,

    /// <summary>Takes a job, hangs up, and answers nothing until it is told otherwise.</summary>
    GoneAfterJob,

    /// <summary>Takes a job, and forgets it at once.</summary>
    Forgets,

    /// <summary>Does not tell the names of jobs.</summary>
    NamesHidden,

    /// <summary>Never answers.</summary>
    Slow,

    /// <summary>Answers a byte at a time, without end.</summary>
    SlowLoris,

    /// <summary>Hangs up, as if nobody were there.</summary>
    Absent,

    /// <summary>Answers with something else.</summary>
    Garbage,

    /// <summary>Answers with far more than anybody asked for.</summary>
    Huge,

    /// <summary>Answers another question than the one that was asked.</summary>
    Mixed,
}
