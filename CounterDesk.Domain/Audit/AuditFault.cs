namespace CounterDesk.Domain.Audit;

/// <summary>
/// The first entry of a log that is not proven (or the place where one is missing), and what is wrong there. All before
/// it are proven.
/// </summary>
public sealed record AuditFault(long Sequence, AuditFaultKind Kind);

/// <summary>What a tamperer leaves behind.</summary>
public enum AuditFaultKind
{
    /// <summary>The entry is not what its own hash was made of.</summary>
    Changed,

    /// <summary>The entry agrees with its own hash, and what follows was written after another one.</summary>
    Replaced,

    /// <summary>No entry has this number, and the chain goes on behind it.</summary>
    Missing,

    /// <summary>The number was there before.</summary>
    OutOfOrder,

    /// <summary>The head row ends before this entry.</summary>
    AddedBehindTheHead,

    /// <summary>There is no head row to say where the chain ends.</summary>
    NoHead,

    /// <summary>The row cannot be read as an entry.</summary>
    Unreadable,

    /// <summary>The entry was written in a form that this program does not know.</summary>
    UnknownFormat,

    /// <summary>The log ends before this entry, and an anchor outside the database says that it was there.</summary>
    CutOff,

    /// <summary>
    /// From this entry on, up to one that an anchor outside the database knows, the log agrees with itself and not with
    /// the anchor: it was written anew.
    /// </summary>
    Rewritten,

    /// <summary>
    /// The chain begins at this entry, and what was deleted before it had not been kept for the shortest time allowed.
    /// </summary>
    DeletedTooEarly,

    /// <summary>The entry closes a day with a root that is not its entries', or not signed by the hall.</summary>
    RootWrong,
}
