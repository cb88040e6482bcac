using System.Text.Json;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>
/// Reads the envelope of an answer: <c>{head:{status,message},data}</c>. The message is somebody's free text and may name
/// anybody, so it goes no further. What is there besides is none of ours.
/// </summary>
internal static class NationalReply
{
    /// <param name="body">The answer's bytes.</param>
    /// <param name="read">Reads the data once the head says that there is some.</param>
    /// <param name="refusalOf">What a code means that is neither done nor not found.</param>
    /// <param name="alsoDone">A second code that says so; null when there is none.</param>
    public static PlatformAnswer<T> Read<T>(
        byte[] body, Func<JsonElement, PlatformAnswer<T>> read, Func<string, PlatformRefusal> refusalOf,
        string? alsoDone = null) =>
        JsonReply.Read(body, root => Read(root, read, refusalOf, alsoDone));

    /// <param name="root">The answer, where it came inside another.</param>
    /// <param name="read">Reads the data once the head says that there is some.</param>
    /// <param name="refusalOf">What a code means that is neither done nor not found.</param>
    /// <param name="alsoDone">A second code that says so; null when there is none.</param>
    public static PlatformAnswer<T> Read<T>(
        JsonElement root, Func<JsonElement, PlatformAnswer<T>> read, Func<string, PlatformRefusal> refusalOf,
        string? alsoDone = null)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            return JsonReply.Fault<T>(AnswerFault.WrongType, null);
        }

        if (!root.TryGetProperty("head", out var head))
        {
            return JsonReply.Fault<T>(AnswerFault.FieldMissing, "head");
        }

        // Some write the code as a number, some as a text.
        return JsonReply.WithText(head, "status", code =>
            code is NationalCodes.Done || code == alsoDone
                ? root.TryGetProperty("data", out var data) && data.ValueKind is not JsonValueKind.Null
                    ? read(data)
                    : JsonReply.Fault<T>(AnswerFault.FieldMissing, "data")
            : code is NationalCodes.NotFound ? new PlatformAnswer<T>.None()
            : new PlatformAnswer<T>.Refused(refusalOf(code), JsonReply.CodeOf(code)));
    }
}
