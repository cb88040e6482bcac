namespace CounterDesk.Web.SignIn;

/// <summary>Why somebody whom the provider knows is not let in, or could not be asked about.</summary>
public enum SignInFault
{
    /// <summary>None of the provider's roles is one of ours.</summary>
    NoRole,

    /// <summary>One account has a role that must be held apart from the others.</summary>
    RolesMustBeApart,

    /// <summary>The security administrator has blocked the account here.</summary>
    Blocked,

    /// <summary>The provider did not say who it is.</summary>
    NoName,

    /// <summary>
    /// The provider refused, or what it sent could not be accepted: too late, another browser, a wrong signature.
    /// </summary>
    NotAccepted,

    /// <summary>The provider could not be reached.</summary>
    Unreachable,

    /// <summary>More requests came from one address than <see cref="SignInOptions.MostRequestsPerMinute"/>.</summary>
    TooOften,

    /// <summary>The audit log could not be written, so nobody is let in.</summary>
    LogUnavailable,
}
