using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;
using CounterDesk.Tests.Support.Month;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

/// <summary>That the rules miss nothing of what is not kept of a day.</summary>
public sealed class DaySieveTests
{
    private const int SomeDays = 4;

    [Fact]
    public void In_generated_days_the_rules_find_in_what_is_kept_what_they_find_in_all() =>
        Assert.True(FoundIn(GeneratedMonth.Make(5).Take(SomeDays)) > SomeDays);

    [Fact(Explicit = true)]
    public void In_whole_generated_months_as_well()
    {
        Assert.True(FoundIn(GeneratedMonth.Make(4)) > 50);
        Assert.True(FoundIn(GeneratedMonth.Make(6, strength: 0.5)) > 20);
    }

    [Fact]
    public void Both_sides_of_a_change_of_counter_are_kept_in_their_order_whatever_was_done_there()
    {
        DayEntry[] entries = [Of(1, "3"), Of(2, "3"), Of(3, "7"), Of(4, "7"), Of(5, "7"), Of(6, "3")];

        Assert.Equal([2, 3, 5, 6], Sieve(entries, []).Entries.Select(entry => entry.Number));
    }

    [Fact]
    public void The_first_entry_of_a_visit_is_kept_and_all_that_is_about_somebody_of_the_hall()
    {
        var visit = Guid.CreateVersion7();
        DayEntry[] entries =
        [
            Of(1, "3") with { Visit = visit }, Of(2, "3") with { Visit = visit }, Of(3, "3") with { Person = "ab" },
            Of(4, "3") with { Person = "cd" },
        ];

        Assert.Equal([1, 3], Sieve(entries, [new("c9", null, "ab"), new("c8", "何", null)]).Entries.Select(entry => entry.Number));
    }

    private static DayEntry Of(long number, string counter) => new()
    {
        Number = number, At = SomeDay.At("9:00").AddMinutes(number), Action = AuditAction.PurposeRecorded, Clerk = "c1", Counter = counter,
    };

    private static int FoundIn(IEnumerable<MonthDay> days)
    {
        var (all, kept, found) = (0, 0, 0);
        foreach (var day in days.Select(day => day.Record))
        {
            var sieve = Sieve(day.Entries, day.Clerks);
            var record = new DayRecord
            {
                Day = day.Day, Entries = sieve.Entries, Visits = sieve.Visits(), Open = day.Open, Clerks = day.Clerks, EarlierLooks = day.EarlierLooks,
                UnsignedDays = day.UnsignedDays, SpoiledChecks = day.SpoiledChecks,
            };
            var sorted = new DayRecord
            {
                Day = day.Day, Entries = sieve.Entries, Visits = sieve.Visits(), Sorted = sieve.Sorted, Open = day.Open, Clerks = day.Clerks,
                EarlierLooks = day.EarlierLooks, UnsignedDays = day.UnsignedDays, SpoiledChecks = day.SpoiledChecks,
            };
            var expected = Say(day);
            Assert.Equal(expected, Say(record));
            Assert.Equal(expected, Say(sorted));
            (all, kept, found) = (all + day.Entries.Count, kept + sieve.Entries.Count, found + expected.Length);
        }

        Assert.InRange((double)kept / all, 0.1, 0.75);
        return found;
    }

    // Somebody asks for the visits now and then, as a page does.
    private static DaySieve Sieve(IEnumerable<DayEntry> entries, IReadOnlyList<DayClerk> clerks)
    {
        var sieve = new DaySieve(clerks);
        foreach (var (at, entry) in entries.Index())
        {
            sieve.Add(entry);
            if (at % 1000 is 0)
            {
                sieve.Visits();
            }
        }

        return sieve;
    }

    private static string[] Say(DayRecord day)
    {
        var found = ExceptionRules.Find(day, new ExceptionThresholds());
        return
        [
            .. found.Shown.Concat(found.LeftOut).Select(one =>
                $"{one.Key} {one.Level} {one.Weight:R} {string.Join(' ', one.Entries)}"),
        ];
    }
}
