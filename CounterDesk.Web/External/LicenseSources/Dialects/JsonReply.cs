using System.Text;
using System.Text.Json;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>Reads JSON that comes from outside. Whatever is wrong with it is an answer.</summary>
internal static class JsonReply
{
    private const int MostOfACode = 20;
    private const int MostDigitsOfACode = 10;

    private static readonly UTF8Encoding _strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="text">What came, in UTF-8.</param>
    /// <param name="read">Reads what stands in it.</param>
    public static PlatformAnswer<T> Read<T>(ReadOnlySpan<byte> text, Func<JsonElement, PlatformAnswer<T>> read)
    {
        try
        {
            using var document = JsonDocument.Parse(_strict.GetString(text));
            return read(document.RootElement);
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

    /// <summary>
    /// Reads a value that is JSON, or JSON as a text, whose own texts stand in double quotes or in single ones. Null when
    /// the text is neither.
    /// </summary>
    public static T? Unquoted<T>(JsonElement value, Func<JsonElement, T> read)
        where T : class
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            return read(value);
        }

        var text = value.GetString()!;
        foreach (var candidate in (string[])[text, InDoubleQuotes(text)])
        {
            try
            {
                using var document = JsonDocument.Parse(candidate);
                return read(document.RootElement);
            }
            catch (JsonException)
            {
                // Not in this quoting.
            }
        }

        return null;
    }

    /// <summary>A platform's own code, as it is kept: short and plain. Whatever else stands there might be about somebody.</summary>
    public static string CodeOf(string code) =>
        code.Length <= MostOfACode && code.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')
        && code.Count(char.IsAsciiDigit) <= MostDigitsOfACode
            ? code
            : "?";

    private static string InDoubleQuotes(string text)
    {
        var written = new StringBuilder(text.Length);
        var isInside = false;
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character is '\\' && isInside && at + 1 < text.Length)
            {
                // JSON has no escape for a single quote.
                var next = text[++at];
                written.Append(next is '\'' ? "'" : $"\\{next}");
            }
            else if (character is '\'')
            {
                isInside = !isInside;
                written.Append('"');
            }
            else
            {
                written.Append(character is '"' && isInside ? "\\\"" : character.ToString());
            }
        }

        return written.ToString();
    }
}
