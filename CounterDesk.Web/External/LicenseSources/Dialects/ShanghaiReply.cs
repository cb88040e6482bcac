using System.Text.Json;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>
/// Reads what Shanghai answers: <c>{success,code,msg,data}</c>, and in the data, as a text, what the national gateway said. No
/// table of its own errors is known: what names the session is the sign-in, and the settings say the rest. Messages go no further.
/// </summary>
internal static class ShanghaiReply
{
    private const string Failed = "FAILURE";

    /// <param name="body">The answer's bytes.</param>
    /// <param name="read">Reads the whole answer unless it says that nothing was done.</param>
    public static PlatformAnswer<T> Read<T>(byte[] body, Func<JsonElement, PlatformAnswer<T>> read) =>
        JsonReply.Read(body, root => root.ValueKind is not JsonValueKind.Object ? JsonReply.Fault<T>(AnswerFault.WrongType, null)
            : IsDone(root) ? read(root)
            : RefusalOf<T>(root));

    /// <summary>What the gateway said inside.</summary>
    public static PlatformAnswer<T> WithData<T>(JsonElement root, Func<JsonElement, PlatformAnswer<T>> read) =>
        !root.TryGetProperty("data", out var data) || data.ValueKind is JsonValueKind.Null
            ? JsonReply.Fault<T>(AnswerFault.FieldMissing, "data")
            : JsonReply.Unquoted(data, inner => NationalReply.Read(inner, read, NationalCodes.RefusalOf))
                ?? JsonReply.Fault<T>(AnswerFault.WrongType, "data");

    // What does not say that it failed has not.
    private static bool IsDone(JsonElement root) => !root.TryGetProperty("success", out var said)
        || (said.ValueKind is not JsonValueKind.False && TextOf(said) is not "false");

    private static PlatformAnswer<T>.Refused RefusalOf<T>(JsonElement root)
    {
        var said = root.TryGetProperty("msg", out var message) ? TextOf(message) : "";
        return new(
            said.Contains("session", StringComparison.OrdinalIgnoreCase) || said.Contains("登录", StringComparison.Ordinal)
                ? PlatformRefusal.SignIn
                : PlatformRefusal.UnknownCode,
            JsonReply.CodeOf(root.TryGetProperty("code", out var code) && TextOf(code) is { Length: > 0 } own ? own : Failed));
    }

    private static string TextOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : "";
}
