using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CounterDesk.Domain.Paper;

/// <summary>
/// The words of a document in its reader's language. They come from outside, by key. In a text <c>{0}</c> stands for
/// an argument and <c>**words**</c> for what is set bold.
/// </summary>
public sealed partial class DocumentWords(CultureInfo language, Func<string, string> find)
{
    private const string BoldMark = "**";

    public string Language => language.Name;

    public bool AreChinese => language.TwoLetterISOLanguageName == "zh";

    public string this[string key, params ReadOnlySpan<object?> arguments] =>
        arguments.IsEmpty ? find(key) : string.Format(CultureInfo.InvariantCulture, find(key), arguments);

    /// <summary>The text of a key as runs, its arguments kept as the runs they are.</summary>
    public ImmutableArray<Run> Runs(string key, params ReadOnlySpan<Run> arguments)
    {
        var runs = ImmutableArray.CreateBuilder<Run>();
        var isBold = false;
        foreach (var part in Parts().Split(find(key)))
        {
            if (part == BoldMark)
            {
                isBold = !isBold;
            }
            else if (part is ['{', .., '}'])
            {
                var argument =
                    arguments[int.Parse(part.AsSpan(1..^1), NumberStyles.None, CultureInfo.InvariantCulture)];
                runs.Add(isBold ? argument with { Bold = true } : argument);
            }
            else if (part.Length > 0)
            {
                runs.Add(new Run(part) { Bold = isBold });
            }
        }

        return runs.ToImmutable();
    }

    public string List(IEnumerable<string> items) => string.Join(this["ListSeparator"], items);

    public string Date(DateOnly day) => this["Date", day];

    /// <summary>Day and minute.</summary>
    public string Time(DateTimeOffset time) => this["Time", time];

    /// <summary>Words from the license or the visit, which are Chinese whatever the paper's language.</summary>
    public Run Content(string text) => new(text) { Language = AreChinese ? null : "zh-CN" };

    [GeneratedRegex(@"(\*\*|\{\d\})")]
    private static partial Regex Parts();
}
