using System.Globalization;
using System.Text;
using CounterDesk.Domain.Reports.Exceptions;

namespace CounterDesk.Tests.Support.Month;

/// <summary>How the rules did in a generated month, of what a supervisor is shown.</summary>
internal sealed class MonthScore
{
    private readonly List<(DateOnly Day, MonthCase Case, bool IsFound)> _cases = [];
    private readonly List<(DateOnly Day, FoundException Found)> _inVain = [];
    private readonly List<int> _shown = [];

    public int Visits { get; private set; }

    public int Entries { get; private set; }

    public int LeftOut { get; private set; }

    public double InVainADay => (double)_inVain.Count / _shown.Count;

    public IReadOnlyList<MonthCase> Missed => [.. _cases.Where(one => one.Case.IsPlanted && !one.IsFound).Select(one => one.Case)];

    public IReadOnlyList<MonthCase> Mistaken => [.. _cases.Where(one => !one.Case.IsPlanted && one.IsFound).Select(one => one.Case)];

    public static MonthScore Of(IEnumerable<MonthDay> days)
    {
        var score = new MonthScore();
        foreach (var day in days)
        {
            score.Add(day);
        }

        return score;
    }

    /// <summary>The share of planted cases that the rule meant for them found.</summary>
    public double Recall(string rule) =>
        _cases.Where(one => one.Case.IsPlanted && one.Case.Rule == rule).Average(one => one.IsFound ? 1.0 : 0.0);

    public string Describe()
    {
        var text = new StringBuilder();
        Line($"{Visits:N0} visits, {Entries:N0} entries, {_shown.Count} days, {_shown.Average():0.0} shown a day (at most {_shown.Max()}), {LeftOut} left out");
        Line($"{InVainADay:0.00} in vain a day");
        Line($"| Rule | planted | found | looks like it | taken for it | in vain |");
        Line($"| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var rule in ExceptionRules.All.Select(rule => rule.Name))
        {
            var own = _cases.Where(one => one.Case.Rule == rule).ToLookup(one => one.Case.IsPlanted);
            Line($"| {rule} | {own[true].Count()} | {own[true].Count(one => one.IsFound)} | {own[false].Count()} | {own[false].Count(one => one.IsFound)} | {_inVain.Count(one => one.Found.Rule == rule)} |");
        }

        foreach (var one in Missed)
        {
            Line($"missed: {one.Rule}: {one.What}");
        }

        foreach (var one in Mistaken)
        {
            Line($"mistaken: {one.Rule}: {one.What}");
        }

        foreach (var (day, found) in _inVain)
        {
            Line($"in vain: {day:MM-dd} {found.Rule} {found.Level} {found.Weight:0.00} {found.Clerk} {string.Join(", ", found.Facts.Select(fact => $"{fact.Key}={fact.Value}"))}");
        }

        return text.ToString();

        void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private void Add(MonthDay day)
    {
        var ranked = ExceptionRules.Find(day.Record, new ExceptionThresholds());
        Visits += day.Visits;
        Entries += day.Record.Entries.Count;
        LeftOut += ranked.LeftOut.Length;
        _shown.Add(ranked.Shown.Length);
        var people = day.Record.Entries.ToDictionary(entry => entry.Number, entry => entry.Person);
        // Who did something else on that day is not accused in vain.
        var inVain = ranked.Shown.Where(found => !day.Cases.Any(one => one.IsPlanted && IsAbout(found, one))).ToList();
        foreach (var one in day.Cases)
        {
            var found = (one.IsPlanted ? ranked.Shown : (IEnumerable<FoundException>)inVain)
                .Any(found => found.Rule == one.Rule && IsAbout(found, one));
            _cases.Add((day.Record.Day, one, found));
        }

        _inVain.AddRange(inVain.Select(found => (day.Record.Day, found)));

        bool IsAbout(FoundException found, MonthCase one) =>
            one.Clerks.Contains(found.Clerk) || (one.Rule == found.Rule && one.Clerks is [])
            || (one.Person is not null && found.Entries.Any(entry => people[entry] == one.Person));
    }
}
