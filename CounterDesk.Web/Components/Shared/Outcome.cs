namespace CounterDesk.Web.Components.Shared;

/// <summary>How something came out, as it is shown: each has a shape, a line and a color of its own, and never the shape of another.</summary>
public enum Outcome
{
    Pass,
    Fail,

    /// <summary>Could not be checked. Dashed everywhere, and never near a tick.</summary>
    Unknown,
    Warn,
    Void,
    Wait,

    /// <summary>Need not be asked.</summary>
    None,
}

public static class OutcomeLook
{
    /// <summary>The class that <c>desk.css</c> knows the outcome by.</summary>
    public static string Css(this Outcome outcome) => outcome switch
    {
        Outcome.Pass => "pass",
        Outcome.Fail => "fail",
        Outcome.Unknown => "unknown",
        Outcome.Warn => "warn",
        Outcome.Void => "void",
        Outcome.Wait => "wait",
        Outcome.None => "t3",
    };
}
