using System.Collections.Immutable;

namespace CounterDesk.Domain.WorkingDays;

/// <summary>One year's holidays, line by line as the State Council's General Office announces them (部分节假日安排的通知).</summary>
/// <param name="Year">The year in the notice's title.</param>
/// <param name="Source">Where the notice can be read.</param>
/// <param name="Holidays">A notice may reach into the last days of the year before.</param>
public sealed record CalendarYear(int Year, string Source, ImmutableArray<Holiday> Holidays);

/// <summary>Days off in a row, and the days that are worked for them although they fall on a weekend (调休上班).</summary>
public sealed record Holiday(string Name, DateOnly From, DateOnly To, ImmutableArray<DateOnly> Worked);
