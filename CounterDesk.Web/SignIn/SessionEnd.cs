namespace CounterDesk.Web.SignIn;

/// <summary>How a session ended.</summary>
public enum SessionEnd
{
    /// <summary>The clerk left.</summary>
    Asked,

    /// <summary>
    /// Nobody pressed anything for too long, it had lasted as long as it may, or it was ended in another window.
    /// </summary>
    Over,
}
