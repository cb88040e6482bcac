namespace CounterDesk.Web.Confirmations.AtTheDesk;

/// <summary>
/// Why nobody knows, at the desk, who the second person is. The desk's own session goes on in every case.
/// </summary>
public enum SecondPersonFault
{
    /// <summary>The identity provider could not be reached.</summary>
    Unreachable,

    /// <summary>She did not sign in after all.</summary>
    Cancelled,

    /// <summary>
    /// The provider refused, or what it sent could not be accepted: too late, twice, from another browser.
    /// </summary>
    NotAccepted,

    /// <summary>The provider let in by an old session, or did not say when it last asked.</summary>
    NotAskedAgain,

    /// <summary>The provider did not say who it is.</summary>
    NoName,

    /// <summary>The security administrator has blocked her account here.</summary>
    Blocked,

    /// <summary>She has proven who she is and then waited too long, or has answered already.</summary>
    ProofOver,

    /// <summary>The audit log could not be written, so nothing was answered.</summary>
    LogUnavailable,
}
