using System.Text.Json;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>
/// Reads the envelope of the Guangdong family: <c>{ack_code,errors[],data}</c>. No table of its errors is known: they are
/// told apart by what they name, and the platform's settings say the rest. Messages are free text and go no further.
/// </summary>
internal static class GuangdongReply
{
    private const string Done = "SUCCESS";
    private const string Failed = "FAILURE";

    /// <param name="body">The answer's bytes.</param>
    /// <param name="read">Reads the whole answer once it says that all went well.</param>
    public static PlatformAnswer<T> Read<T>(byte[] body, Func<JsonElement, PlatformAnswer<T>> read) =>
        JsonReply.Read(body, root => JsonReply.WithText(root, "ack_code", code => code switch
        {
            Done => read(root),
            Failed => RefusalOf<T>(root),
            _ => new PlatformAnswer<T>.Refused(PlatformRefusal.UnknownCode, JsonReply.CodeOf(code)),
        }));

    /// <summary>The data of an answer, as it is or as the text that it came as.</summary>
    public static PlatformAnswer<T> WithData<T>(JsonElement root, Func<JsonElement, PlatformAnswer<T>> read) =>
        !root.TryGetProperty("data", out var data) || data.ValueKind is JsonValueKind.Null
            ? JsonReply.Fault<T>(AnswerFault.FieldMissing, "data")
            : JsonReply.Unquoted(data, read) ?? JsonReply.Fault<T>(AnswerFault.WrongType, "data");

    private static PlatformAnswer<T>.Refused RefusalOf<T>(JsonElement root)
    {
        var error = root.TryGetProperty("errors", out var errors) && errors.ValueKind is JsonValueKind.Array
            ? errors.EnumerateArray().FirstOrDefault()
            : default;
        var said = error.ValueKind is JsonValueKind.Object
            ? string.Join(' ', error.EnumerateObject().Where(part => part.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number))
            : error.ToString();
        var code = error.ValueKind is JsonValueKind.Object && error.TryGetProperty("code", out var own) ? own.ToString() : Failed;
        return new(
            said.Contains("token", StringComparison.OrdinalIgnoreCase) ? PlatformRefusal.SignIn
                : said.Contains("auth_code", StringComparison.OrdinalIgnoreCase) || said.Contains("用证码", StringComparison.Ordinal)
                    ? PlatformRefusal.CodeExpired
                : PlatformRefusal.UnknownCode,
            JsonReply.CodeOf(code));
    }
}
