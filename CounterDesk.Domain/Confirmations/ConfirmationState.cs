namespace CounterDesk.Domain.Confirmations;

/// <summary>How far a request for a second person has come.</summary>
public enum ConfirmationState
{
    /// <summary>Nobody has answered yet. Whether there is still time is for the clock to say.</summary>
    Asked,

    Confirmed,
    Declined,

    /// <summary>Nobody answered in time, or the visit ended before. Never a yes.</summary>
    Expired,

    /// <summary>The clerk took it back.</summary>
    Withdrawn,
}
