namespace CounterDesk.Domain.Confirmations;

/// <summary>Why somebody may not answer a request.</summary>
public enum ConfirmationFault
{
    AlreadyDecided,
    Withdrawn,
    Expired,
    VisitClosed,

    /// <summary>She asked for it, or the visit is hers: the second person is somebody else.</summary>
    OwnRequest,

    /// <summary>Neither clerk nor supervisor.</summary>
    RoleNotAllowed,

    /// <summary>It is a supervisor's to say, or a colleague declined it before; after that only a supervisor answers.</summary>
    SupervisorNeeded,
}
