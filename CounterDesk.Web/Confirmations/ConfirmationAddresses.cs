using CounterDesk.Web.Confirmations.AtTheDesk;

namespace CounterDesk.Web.Confirmations;

/// <summary>Where requests are answered. None of the addresses says anything but the request's own id.</summary>
public static class ConfirmationAddresses
{
    /// <summary>What waits for somebody.</summary>
    public const string List = "/confirm";

    /// <summary>Sends the desk's browser to the identity provider, which asks the second person who she is.</summary>
    public const string Here = "/confirm/{id:guid}/here";

    /// <summary>The question to the second person at the desk, once the provider has said who she is.</summary>
    public const string Answer = "/confirm/{id:guid}/answer";

    /// <summary>The proof is let go of, and the desk goes on.</summary>
    public const string Leave = "/confirm/{id:guid}/leave";

    public const string Refused = "/confirm/{id:guid}/refused/{fault}";

    /// <summary>The question to the second person in a browser of her own.</summary>
    public static string PageOf(Guid id) => $"/confirm/{id}";

    public static string HereOf(Guid id) => $"/confirm/{id}/here";

    public static string AnswerOf(Guid id) => $"/confirm/{id}/answer";

    public static string LeaveOf(Guid id) => $"/confirm/{id}/leave";

    public static string RefusedOf(Guid id, SecondPersonFault fault) => $"/confirm/{id}/refused/{fault}";
}
