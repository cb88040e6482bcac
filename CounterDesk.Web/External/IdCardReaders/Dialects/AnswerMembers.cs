using System.Text.Json;

namespace CounterDesk.Web.External.IdCardReaders.Dialects;

/// <summary>
/// Members of an answer as local services write them: codes now as text, now as numbers, and much left out.
/// </summary>
internal static class AnswerMembers
{
    public static string? Text(this JsonElement answer, string name) =>
        !answer.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };

    /// <summary>
    /// Bytes in base64, without making a text of them that could not be wiped. Empty when they are none.
    /// </summary>
    public static byte[] Bytes(this JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
        && value.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : [];
}
