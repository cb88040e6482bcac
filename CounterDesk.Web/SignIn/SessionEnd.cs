namespace CounterDesk.Web.SignIn;

/// <summary>How a session ended.</summary>
public enum SessionEnd
{
    /// <summary>The clerk signed out. What her visit has fetched is wiped.</summary>
    Asked,

    /// <summary>
    /// Nobody pressed anything for too long, it had lasted as long as it may, or it was ended in another window.
    /// </summary>
    Over,

    /// <summary>The clerk locked the desk and will be back.</summary>
    Locked,

    /// <summary>The security administrator blocked the account.</summary>
    Blocked,

    /// <summary>The mapping, or the provider, makes other roles of the account than the session has.</summary>
    RolesChanged,

    /// <summary>The security administrator signed the account out everywhere.</summary>
    ByAdministrator,

    /// <summary>The account signed in elsewhere and chose to go on there.</summary>
    Elsewhere,

    /// <summary>Whoever has the account signed out everywhere, from another place.</summary>
    Everywhere,

    /// <summary>The identity provider has ended its own session, or the account.</summary>
    ByProvider,

    /// <summary>The identity provider could not be asked for longer than the hall allows.</summary>
    ProviderSilent,

    /// <summary>None began: asked which to keep, she kept the other place.</summary>
    KeptElsewhere,
}
