using System.Text;
using System.Text.Json;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>
/// Reads the envelope of an answer: <c>{head:{status,message},data}</c>. The message is somebody's free text and may name
/// anybody, so it goes no further. What is there besides is none of ours.
/// </summary>
internal static class NationalReply
{
    private const int MostOfACode = 20;

    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="body">The answer's bytes.</param>
    /// <param name="read">Reads the data once the head says that there is some.</param>
    public static PlatformAnswer<T> Read<T>(byte[] body, Func<JsonElement, PlatformAnswer<T>> read)
    {
        try
        {
            using var document = JsonDocument.Parse(_strict.GetString(body));
            return ReadHead(document.RootElement, read);
        }
        catch (DecoderFallbackException)
        {
            return Fault<T>(AnswerFault.WrongEncoding, null);
        }
        catch (JsonException)
        {
            return Fault<T>(AnswerFault.NotJson, null);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape.
            return Fault<T>(AnswerFault.WrongEncoding, null);
        }
    }

    public static PlatformAnswer<T> Fault<T>(AnswerFault fault, string? where) => new PlatformAnswer<T>.NotUnderstood(fault, where);

    /// <summary>A text that must be there; a fault otherwise.</summary>
    public static PlatformAnswer<T> WithText<T>(JsonElement data, string name, Func<string, PlatformAnswer<T>> read) =>
        data.ValueKind is not JsonValueKind.Object ? Fault<T>(AnswerFault.WrongType, "data")
        : !data.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null ? Fault<T>(AnswerFault.FieldMissing, name)
        : value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number) ? Fault<T>(AnswerFault.WrongType, name)
        : value.ToString().Trim() is { Length: > 0 } text ? read(text)
        : Fault<T>(AnswerFault.FieldMissing, name);

    private static PlatformAnswer<T> ReadHead<T>(JsonElement root, Func<JsonElement, PlatformAnswer<T>> read)
    {
        if (root.ValueKind is not JsonValueKind.Object)
        {
            return Fault<T>(AnswerFault.WrongType, null);
        }

        if (!root.TryGetProperty("head", out var head))
        {
            return Fault<T>(AnswerFault.FieldMissing, "head");
        }

        // Some write the code as a number, some as a text.
        return WithText(head, "status", code => code switch
        {
            NationalCodes.Done => root.TryGetProperty("data", out var data) && data.ValueKind is not JsonValueKind.Null
                ? read(data)
                : Fault<T>(AnswerFault.FieldMissing, "data"),
            NationalCodes.NotFound => new PlatformAnswer<T>.None(),
            _ => new PlatformAnswer<T>.Refused(NationalCodes.RefusalOf(code), CodeOf(code)),
        });
    }

    // A code is short and plain. Whatever else stands there might be about somebody.
    private static string CodeOf(string code) =>
        code.Length <= MostOfACode && code.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')
        && code.Count(char.IsAsciiDigit) <= 10
            ? code
            : "?";
}
