namespace CounterDesk.Domain.Printing;

/// <summary>What stands in the way of printing, the worst first, or is about to.</summary>
public enum PrinterTrouble
{
    /// <summary>Nothing answers at the address.</summary>
    Unreachable,

    /// <summary>The answer did not come in time, or came too slowly.</summary>
    TooSlow,

    /// <summary>The connection is not who it should be. Nothing was sent over it.</summary>
    CertificateRefused,

    /// <summary>It speaks encrypted connections only.</summary>
    EncryptionRequired,

    NotAPrinter,

    /// <summary>A stand-in answers where the settings say that a printer does.</summary>
    StandIn,

    /// <summary>The answer is no IPP, too long, or does not belong to the question.</summary>
    NotUnderstood,

    /// <summary>The printer wants somebody to sign in.</summary>
    NotAllowed,

    /// <summary>It does not take application/pdf. Printing something else would not be what was previewed.</summary>
    NoPdf,

    /// <summary>It does not have the paper that the use is set to.</summary>
    UnknownPaper,

    UnknownTray,

    /// <summary>It does not tell the names of jobs, so that nobody could say whether one is there already.</summary>
    NamesHidden,

    NotAccepting,
    Jam,
    CoverOpen,
    OutOfPaper,
    OutOfToner,
    TrayMissing,
    OutputFull,
    Paused,
    Offline,

    /// <summary>It has stopped without a reason that is understood.</summary>
    Stopped,

    /// <summary>It refused the job for another reason.</summary>
    JobRefused,

    /// <summary>The answer to a job was lost, and the printer says that it has no such job.</summary>
    AnswerLost,

    /// <summary>It no longer knows the job.</summary>
    JobForgotten,

    PaperLow,
    TonerLow,
}
