using System.Text.Json;

namespace CounterDesk.Domain.WorkingDays;

/// <summary>A file with one year, by the name that an administrator knows it by.</summary>
public sealed record CalendarFile(string Name, ReadOnlyMemory<byte> Content)
{
    private const int LongestHoliday = 20;

    private static readonly JsonSerializerOptions _options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <exception cref="CalendarException">The file is wrong.</exception>
    public CalendarYear Read()
    {
        CalendarYear year;
        try
        {
            year = JsonSerializer.Deserialize<CalendarYear>(WithoutMark(Content.Span), _options)
                ?? throw new CalendarException(Name, "The file says null instead of describing a year.");
        }
        catch (JsonException exception)
        {
            throw new CalendarException(Name, $"{exception.Message.TrimEnd('.')}.");
        }

        return FindFault(year) is { } fault ? throw new CalendarException(Name, fault) : year;
    }

    private static string? FindFault(CalendarYear year)
    {
        if (year.Holidays.IsDefaultOrEmpty)
        {
            return "The year has no holidays.";
        }

        foreach (var holiday in year.Holidays)
        {
            if (holiday.To < holiday.From || holiday.To.DayNumber - holiday.From.DayNumber >= LongestHoliday)
            {
                return $"{holiday.Name} ends before it begins, or lasts {LongestHoliday} days or more.";
            }

            if (holiday.Worked.IsDefault)
            {
                return $"{holiday.Name} does not say which days are worked for it; write [] for none.";
            }

            // What the notice for a year moves lies in that year, or in the December before.
            if (holiday.Worked.Append(holiday.From).Append(holiday.To).Any(day => !IsNear(day, year.Year)))
            {
                return $"{holiday.Name} has a day that is not of {year.Year}.";
            }

            if (holiday.Worked.FirstOrDefault(day => !day.IsWeekend) is { Year: > 1 } weekday)
            {
                return $"{holiday.Name} has {weekday:yyyy-MM-dd} worked for it, which is no Saturday or Sunday.";
            }
        }

        var off = year.Holidays.SelectMany(WorkCalendar.DaysOf).ToHashSet();
        return year.Holidays.SelectMany(holiday => holiday.Worked).FirstOrDefault(off.Contains) is { Year: > 1 } both
            ? $"{both:yyyy-MM-dd} is off and worked."
            : null;
    }

    private static bool IsNear(DateOnly day, int year) =>
        day.Year == year || (day.Year == year - 1 && day.Month == 12);

    // Some editors put a byte order mark in front of UTF-8.
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) =>
        bytes is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : bytes;
}

/// <summary>A year of the calendar is wrong. The program does not start with it: it would give wrong due dates.</summary>
public sealed class CalendarException(string file, string reason)
    : Exception($"{file}: {reason} Mend the file and start again.");
