using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CounterDesk.Domain.WorkingDays;

/// <summary>
/// The working days (工作日) of the years whose holidays are announced. A year nobody has announced has no working days
/// that could be counted, so a date that would lie in it is not made up.
/// </summary>
public sealed class WorkCalendar
{
    private const string DataFolder = "CounterDesk.Domain.WorkingDays.Data.";

    private readonly FrozenSet<int> _years;
    private readonly FrozenSet<DateOnly> _off;
    private readonly FrozenSet<DateOnly> _worked;

    private WorkCalendar(IReadOnlyCollection<CalendarYear> years)
    {
        Years = [.. years.Select(year => year.Year).Order()];
        _years = Years.ToFrozenSet();
        _off = years.SelectMany(year => year.Holidays).SelectMany(DaysOf).ToFrozenSet();
        _worked = years.SelectMany(year => year.Holidays).SelectMany(holiday => holiday.Worked).ToFrozenSet();
    }

    /// <summary>The years that are known, in order.</summary>
    public ImmutableArray<int> Years { get; }

    /// <summary>
    /// Reads the program's own years and those of <paramref name="added"/>. An added year replaces the program's own.
    /// </summary>
    /// <exception cref="CalendarException">A file is wrong, or two of the added ones are of the same year.</exception>
    public static WorkCalendar Load(IEnumerable<CalendarFile> added)
    {
        var years = BuiltIn().Select(file => file.Read()).ToDictionary(year => year.Year);
        var addedYears = new HashSet<int>();
        foreach (var file in added)
        {
            var year = file.Read();
            if (!addedYears.Add(year.Year))
            {
                throw new CalendarException(file.Name, $"Another file has the year {year.Year} too.");
            }

            years[year.Year] = year;
        }

        return new WorkCalendar(years.Values);
    }

    /// <summary>The working day that is <paramref name="count"/> working days after <paramref name="day"/>.</summary>
    public DueDay After(DateOnly day, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        for (var at = day.AddDays(1); _years.Contains(at.Year); at = at.AddDays(1))
        {
            count -= IsWorked(at) ? 1 : 0;
            if (count is 0)
            {
                return new DueDay.On(at);
            }
        }

        return new DueDay.BeyondKnownYears();
    }

    /// <summary>Whether the hall works on the day; null in a year whose holidays are not known.</summary>
    public bool? IsWorkingDay(DateOnly day) => _years.Contains(day.Year) ? IsWorked(day) : null;

    internal static IEnumerable<DateOnly> DaysOf(Holiday holiday) =>
        Enumerable.Range(0, holiday.To.DayNumber - holiday.From.DayNumber + 1).Select(holiday.From.AddDays);

    private static IEnumerable<CalendarFile> BuiltIn()
    {
        var assembly = typeof(WorkCalendar).Assembly;
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(DataFolder, StringComparison.Ordinal)))
        {
            using var content = new MemoryStream();
            using var stream = assembly.GetManifestResourceStream(name)!;
            stream.CopyTo(content);
            yield return new CalendarFile(name[DataFolder.Length..], content.ToArray());
        }
    }

    private bool IsWorked(DateOnly day) => _worked.Contains(day) || (!_off.Contains(day) && !day.IsWeekend);
}

internal static class Weekend
{
    extension(DateOnly day)
    {
        public bool IsWeekend => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
    }
}
