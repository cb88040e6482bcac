using System.Globalization;
using System.Text;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>Counts how cases ended. Each thread has one of its own; they are added up at the end.</summary>
internal sealed class FuzzTally
{
    private readonly Dictionary<string, Dictionary<string, int>> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<FileReason, int> _reasons = [];
    private readonly Dictionary<FileWarning, int> _warnings = [];

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
        var answers = Answers(layer);
        answers[answer.Name] = answers.GetValueOrDefault(answer.Name) + 1;
        foreach (var reason in answer.Report?.Reasons ?? [])
        {
            _reasons[reason] = Of(reason) + 1;
        }

        foreach (var warning in answer.Report?.Warnings ?? [])
        {
            _warnings[warning] = _warnings.GetValueOrDefault(warning) + 1;
        }

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
        foreach (var (layer, answers) in other._answers)
        {
            AddAll(Answers(layer), answers);
        }
    }

    /// <summary>Tables for docs/figures.md.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        var names = _answers.Values.SelectMany(answers => answers.Keys).Distinct().Order(StringComparer.Ordinal).ToList();
        Row(text, ["Spoiled", "Cases", .. names]);
        Row(text, ["---", .. Enumerable.Repeat("---:", names.Count + 1)]);
        foreach (var (layer, answers) in _answers)
        {
            Row(text, [layer, Number(answers.Values.Sum()), .. names.Select(name => Number(answers.GetValueOrDefault(name)))]);
        }

        text.Append('\n');
        Row(text, ["Reason", "Cases"]);
        Row(text, ["---", "---:"]);
        foreach (var reason in Enum.GetValues<FileReason>())
        {
            Row(text, [FileReasonNames.Of(reason), Number(Of(reason))]);
        }

        text.Append('\n');
        Row(text, ["Warning", "Cases"]);
        Row(text, ["---", "---:"]);
        foreach (var warning in Enum.GetValues<FileWarning>())
        {
            Row(text, [FileReasonNames.Of(warning), Number(_warnings.GetValueOrDefault(warning))]);
        }

        return text.Append(CultureInfo.InvariantCulture, $"\n{Cases:N0} cases. ")
            .Append(CultureInfo.InvariantCulture, $"Slowest: {Slowest.Time.TotalMilliseconds:N0} ms ({Slowest.Case}). ")
            .Append(CultureInfo.InvariantCulture, $"Largest: {Largest.Bytes / 1024.0 / 1024:N1} MiB ({Largest.Case}).\n")
            .ToString();
    }

    private Dictionary<string, int> Answers(string layer)
    {
        if (!_answers.TryGetValue(layer, out var answers))
        {
            _answers[layer] = answers = new(StringComparer.Ordinal);
        }

        return answers;
    }

    private static void AddAll<TKey>(Dictionary<TKey, int> sum, Dictionary<TKey, int> more)
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
