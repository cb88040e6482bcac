namespace CounterDesk.Web.Keys;

/// <summary>Where a second person answers whether a key is withdrawn. None says anything but the request's own id.</summary>
public static class KeyWithdrawalAddresses
{
    /// <summary>Below which a proof of who she is may be used; by itself what waits for whoever is signed in.</summary>
    public const string Area = "/key-withdrawals";

    /// <summary>Sends the administrator's browser to the identity provider, which asks the second person who she is.</summary>
    public const string Here = "/key-withdrawals/{id:guid}/here";

    /// <summary>The question to the second person there, once the provider has said who she is.</summary>
    public const string Answer = "/key-withdrawals/{id:guid}/answer";

    /// <summary>The proof is let go of, and the administrator goes on.</summary>
    public const string Leave = "/key-withdrawals/{id:guid}/leave";

    /// <summary>The answer from a browser of her own.</summary>
    public const string Own = "/key-withdrawals/{id:guid}/own";

    public const string Refused = "/key-withdrawals/{id:guid}/refused/{fault}";

    public const string Keys = "/settings/keys";

    public static string HereOf(Guid id) => $"{Area}/{id}/here";

    public static string AnswerOf(Guid id) => $"{Area}/{id}/answer";

    public static string LeaveOf(Guid id) => $"{Area}/{id}/leave";

    public static string OwnOf(Guid id) => $"{Area}/{id}/own";
}
