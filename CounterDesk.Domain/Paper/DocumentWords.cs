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

    /// <summary>The words that stand beside these on a paper of two languages; null where it has one.</summary>
    public DocumentWords? Second { get; init; }

    /// <summary>Characters that no font has: wherever they come in, their code points are written.</summary>
    public ImmutableHashSet<string> Coded { get; private init; } = [];

    public string this[string key, params ReadOnlySpan<object?> arguments] => arguments.IsEmpty
        ? find(key)
        : CodePoints.Write(string.Format(CountFormat.Invariant, find(key), arguments), Coded);

    /// <summary>The same words, with characters that no font has written by their code points.</summary>
    public DocumentWords Coding(IReadOnlyCollection<string> characters) =>
        new(language, find) { Coded = [.. characters], Second = Second?.Coding(characters) };

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
                var argument = arguments[part[1] - '0'];
                var written = CountFormat.WordFor(argument.Text, part is [_, _, ':', .. var words, _] ? words : null);
                argument = argument with { Text = written ?? CodePoints.Write(argument.Text, Coded) };
                runs.Add(isBold ? argument with { Bold = true } : argument);
            }
            else if (part.Length > 0)
            {
                runs.Add(new Run(part) { Bold = isBold });
            }
        }

        return runs.ToImmutable();
    }

    /// <summary>A heading: the word, and after it the same in the second language.</summary>
    public ImmutableArray<Run> Beside(string key) => Beside(words => words[key]);

    public ImmutableArray<Run> Beside(Func<DocumentWords, string> find) => InBoth(find, " ");

    /// <summary>A label: the word, and under it the same in the second language.</summary>
    public ImmutableArray<Run> Under(string key) => Under(words => words[key]);

    public ImmutableArray<Run> Under(Func<DocumentWords, string> find) => InBoth(find, "\n");

    public string List(IEnumerable<string> items) => string.Join(this["ListSeparator"], items);

    public string Date(DateOnly day) => this["Date", day];

    /// <summary>Day and minute.</summary>
    public string Time(DateTimeOffset time) => this["Time", time];

    /// <summary>Words from the license or the visit, which are Chinese whatever the paper's language.</summary>
    public Run Content(string text) =>
        new(CodePoints.Write(text, Coded)) { Language = AreChinese ? null : "zh-CN" };

    private ImmutableArray<Run> InBoth(Func<DocumentWords, string> find, string between) => Second is { } second
        ? [find(this), between, new Run(find(second)) { Language = second.Language }]
        : [find(this)];

    [GeneratedRegex(@"(\*\*|\{\d(?::[^}]*)?\})")]
    private static partial Regex Parts();
}
