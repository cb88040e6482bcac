using System.Globalization;
using System.Text;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>Counts how cases ended. Each thread has one of its own; they are added up at the end.</summary>
internal sealed class FuzzTally
{
    private readonly Dictionary<string, Dictionary<string, int>> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<FileReason, int> _reasons = [];
    private readonly Dictionary<FileWarning, int> _warnings = [];
    private readonly Dictionary<OfdOmission, int> _leftOut = [];
    private readonly Dictionary<string, TimeSpan> _times = new(StringComparer.Ordinal);

    public int Cases { get; private set; }

    public List<string> Faults { get; } = [];

    public (TimeSpan Time, string Case) Slowest { get; private set; } = (TimeSpan.Zero, "");

    public (long Bytes, string Case) Largest { get; private set; } = (0, "");

    public int Of(FileReason reason) => _reasons.GetValueOrDefault(reason);

    /// <summary>How many different answers there were.</summary>
    public int AnswersOf(string layer) => _answers[layer].Count;

    public int Of(string layer, FileVerdict verdict) => _answers[layer].GetValueOrDefault(FileReasonNames.Of(verdict));

    public void Add(string layer, string name, FuzzAnswer answer, TimeSpan time, long bytes)
    {
        Cases++;
        _times[layer] = _times.GetValueOrDefault(layer) + time;
        AddAll(Answers(layer), [new(answer.Name, 1)]);
        AddAll(_reasons, Once(answer.Report?.Reasons ?? []));
        AddAll(_warnings, Once(answer.Report?.Warnings ?? []));
        AddAll(_leftOut, Once(answer.LeftOut));
        Slowest = time > Slowest.Time ? (time, name) : Slowest;
        Largest = bytes > Largest.Bytes ? (bytes, name) : Largest;
    }

    public void Add(FuzzTally other)
    {
        Cases += other.Cases;
        Faults.AddRange(other.Faults);
        Slowest = other.Slowest.Time > Slowest.Time ? other.Slowest : Slowest;
        Largest = other.Largest.Bytes > Largest.Bytes ? other.Largest : Largest;
        AddAll(_reasons, other._reasons);
        AddAll(_warnings, other._warnings);
        AddAll(_leftOut, other._leftOut);
        foreach (var (layer, time) in other._times)
        {
            _times[layer] = _times.GetValueOrDefault(layer) + time;
        }

        foreach (var (layer, answers) in other._answers)
        {
            AddAll(Answers(layer), answers);
        }
    }

    /// <summary>Tables for docs/figures.md.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var names = _answers.Values.SelectMany(answers => answers.Keys)
            .Distinct().Order(StringComparer.Ordinal).ToList();
        Row(text, ["Spoiled", "Cases", "ms a case", .. names]);
        Row(text, ["---", .. Enumerable.Repeat("---:", names.Count + 2)]);
        foreach (var (layer, answers) in _answers.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var cases = answers.Values.Sum();
            Row(text, [
                layer,
                Number(cases),
                (_times[layer] / cases).TotalMilliseconds.ToString("N2", CultureInfo.InvariantCulture),
                .. names.Select(name => Number(answers.GetValueOrDefault(name))),
            ]);
        }

        Table(text, "Reason", _reasons, FileReasonNames.Of);
        Table(text, "Warning", _warnings, FileReasonNames.Of);
        Table(text, "Left out of a drawing", _leftOut, omission => omission.ToString());
        return text.Append(CultureInfo.InvariantCulture, $"\n{Cases:N0} cases. ")
            .Append(CultureInfo.InvariantCulture, $"Slowest: {Slowest.Time.TotalMilliseconds:N0} ms ({Slowest.Case}). ")
            .Append(CultureInfo.InvariantCulture, $"Largest: {Largest.Bytes / 1024.0 / 1024:N1} MiB ({Largest.Case}).")
            .Append('\n')
            .ToString();
    }

    private static void Table<TKey>(
        StringBuilder text, string head, Dictionary<TKey, int> counts, Func<TKey, string> nameOf)
        where TKey : struct, Enum
    {
        text.Append('\n');
        Row(text, [head, "Cases"]);
        Row(text, ["---", "---:"]);
        foreach (var key in Enum.GetValues<TKey>())
        {
            Row(text, [nameOf(key), Number(counts.GetValueOrDefault(key))]);
        }
    }

    private Dictionary<string, int> Answers(string layer)
    {
        if (!_answers.TryGetValue(layer, out var answers))
        {
            _answers[layer] = answers = new(StringComparer.Ordinal);
        }

        return answers;
    }

    private static IEnumerable<KeyValuePair<TKey, int>> Once<TKey>(IEnumerable<TKey> keys) =>
        keys.Select(key => KeyValuePair.Create(key, 1));

    private static void AddAll<TKey>(Dictionary<TKey, int> sum, IEnumerable<KeyValuePair<TKey, int>> more)
        where TKey : notnull
    {
        foreach (var (key, count) in more)
        {
            sum[key] = sum.GetValueOrDefault(key) + count;
        }
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", cells)} |\n");

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
