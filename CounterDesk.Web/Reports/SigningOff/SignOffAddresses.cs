namespace CounterDesk.Web.Reports.SigningOff;

/// <summary>The way to the identity provider and back to sign a day. None says more than the intent's own id.</summary>
public static class SignOffAddresses
{
    /// <summary>Below which the proof of who she is may be used.</summary>
    public const string Area = "/sign-off";

    /// <summary>Sends the browser to the identity provider, which asks who she is.</summary>
    public const string Begin = "/sign-off/{id:guid}/begin";

    /// <summary>Back with the proof: what she saw is signed, or it is said why not.</summary>
    public const string Done = "/sign-off/{id:guid}/done";

    public const string Refused = "/sign-off/{id:guid}/refused/{fault}";

    public static string BeginOf(Guid id) => $"/sign-off/{id}/begin";

    public static string DoneOf(Guid id) => $"/sign-off/{id}/done";
}
