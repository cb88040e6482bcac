namespace CounterDesk.Web.BreakGlass;

/// <summary>Where rules are opened. None of the addresses says more than the id of a visit or of an intent.</summary>
public static class BreakGlassAddresses
{
    /// <summary>Below which the proof of who she is may be used.</summary>
    public const string Area = "/break-glass";

    /// <summary>Sends the browser to the identity provider, which asks who she is.</summary>
    public const string Begin = "/break-glass/{id:guid}/begin";

    /// <summary>Back with the proof: the rule is opened, or it is said why not.</summary>
    public const string Done = "/break-glass/{id:guid}/done";

    public const string Refused = "/break-glass/{id:guid}/refused/{fault}";

    public static string BeginOf(Guid id) => $"/break-glass/{id}/begin";

    public static string DoneOf(Guid id) => $"/break-glass/{id}/done";

    /// <summary>Where a supervisor says what she opens for a visit.</summary>
    public static string PageOf(Guid visit) => $"/visits/{visit}/break-glass";
}
