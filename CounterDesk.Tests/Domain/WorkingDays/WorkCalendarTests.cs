using System.Text;
using CounterDesk.Domain.WorkingDays;

namespace CounterDesk.Tests.Domain.WorkingDays;

public sealed class WorkCalendarTests
{
    private const string Year2027 =
        """
        { "year": 2027, "source": "hall", "holidays": [
          { "name": "元旦", "from": "2026-12-31", "to": "2027-01-03", "worked": ["2026-12-27"] } ] }
        """;

    private static readonly WorkCalendar _calendar = WorkCalendar.Load([]);

    /// <summary>Counted by hand in the notices of the two years.</summary>
    public static TheoryData<DateOnly, int, DateOnly> Examples => new()
    {
        // An ordinary week: the day itself does not count, the weekend neither.
        { new(2026, 3, 18), 10, new(2026, 4, 1) },
        { new(2026, 3, 20), 1, new(2026, 3, 23) },

        // New Year: Sunday 4 January is worked.
        { new(2025, 12, 31), 1, new(2026, 1, 4) },
        { new(2025, 12, 31), 2, new(2026, 1, 5) },

        // Spring Festival 2025: Sunday 26 January and Saturday 8 February are worked, 28 January to 4 February are off.
        { new(2025, 1, 24), 1, new(2025, 1, 26) },
        { new(2025, 1, 24), 3, new(2025, 2, 5) },
        { new(2025, 1, 24), 6, new(2025, 2, 8) },
        { new(2025, 1, 24), 10, new(2025, 2, 13) },

        // Spring Festival 2026: Saturdays 14 and 28 February are worked, 15 to 23 February are off.
        { new(2026, 2, 13), 1, new(2026, 2, 14) },
        { new(2026, 2, 13), 2, new(2026, 2, 24) },
        { new(2026, 2, 13), 6, new(2026, 2, 28) },
        { new(2026, 2, 13), 10, new(2026, 3, 5) },

        // Qingming 2026: Monday 6 April is off.
        { new(2026, 4, 3), 1, new(2026, 4, 7) },

        // National Day 2025: Sunday 28 September and Saturday 11 October are worked, 1 to 8 October are off.
        { new(2025, 9, 26), 1, new(2025, 9, 28) },
        { new(2025, 9, 26), 10, new(2025, 10, 16) },

        // National Day 2026: Sunday 20 September and Saturday 10 October are worked, 1 to 7 October are off.
        { new(2026, 9, 18), 1, new(2026, 9, 20) },
        { new(2026, 9, 28), 10, new(2026, 10, 16) },
        { new(2026, 12, 17), 10, new(2026, 12, 31) },
    };

    public static TheoryData<string, string> Wrong => new()
    {
        { "null", "null" },
        { "{ \"year\": 2027 }", "source" },
        { Year2027.Replace("\"source\"", "\"sauce\"", StringComparison.Ordinal), "sauce" },
        { """{ "year": 2027, "source": "", "holidays": [] }""", "no holidays" },
        { Year2027.Replace("2027-01-03", "2026-12-30", StringComparison.Ordinal), "ends before" },
        { Year2027.Replace("2027-01-03", "2027-01-31", StringComparison.Ordinal), "or lasts" },
        { Year2027.Replace("\"year\": 2027", "\"year\": 2028", StringComparison.Ordinal), "not of 2028" },
        { Year2027.Replace("2026-12-27", "2026-12-28", StringComparison.Ordinal), "2026-12-28" },
        { Year2027.Replace("2026-12-27", "2027-01-02", StringComparison.Ordinal), "off and worked" },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Working_days_are_counted_by_the_notices(DateOnly day, int count, DateOnly due) =>
        Assert.Equal(new DueDay.On(due), _calendar.After(day, count));

    [Fact]
    public void A_date_beyond_the_known_years_is_not_made_up()
    {
        Assert.Equal([2025, 2026], _calendar.Years);
        Assert.Equal(new DueDay.BeyondKnownYears(), _calendar.After(new(2026, 12, 18), 10));
        Assert.Equal(new DueDay.BeyondKnownYears(), _calendar.After(new(2024, 12, 1), 10));
    }

    [Fact]
    public void The_hall_adds_years_and_what_their_notices_say_of_the_december_before()
    {
        var calendar = WorkCalendar.Load([File(Year2027)]);

        Assert.Equal(new DueDay.On(new(2026, 12, 27)), calendar.After(new(2026, 12, 25), 1));
        Assert.Equal(new DueDay.On(new(2027, 1, 4)), calendar.After(new(2026, 12, 30), 1));
    }

    [Fact]
    public void A_year_of_the_hall_replaces_that_of_the_program()
    {
        var calendar = WorkCalendar.Load([File(
            """
            { "year": 2026, "source": "hall", "holidays": [
              { "name": "元旦", "from": "2026-01-01", "to": "2026-01-01", "worked": [] } ] }
            """)]);

        Assert.Equal(new DueDay.On(new(2026, 10, 1)), calendar.After(new(2026, 9, 30), 1));
    }

    [Fact]
    public void Two_files_of_one_year_are_refused() =>
        Assert.Contains(
            "Another file has the year 2027",
            Assert.Throws<CalendarException>(() => WorkCalendar.Load([File(Year2027), File(Year2027)])).Message,
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_file_is_named_with_what_is_wrong(string content, string reason)
    {
        var fault = Assert.Throws<CalendarException>(() => WorkCalendar.Load([File(content)])).Message;

        Assert.StartsWith("calendar/2027.json: ", fault, StringComparison.Ordinal);
        Assert.Contains(reason, fault, StringComparison.Ordinal);
    }

    private static CalendarFile File(string content) => new("calendar/2027.json", Encoding.UTF8.GetBytes(content));
}
