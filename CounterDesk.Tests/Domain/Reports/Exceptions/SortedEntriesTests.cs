using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class SortedEntriesTests
{
    [Fact]
    public void Entries_that_a_rule_asks_for_by_their_action_stand_in_their_order()
    {
        var sorted = SortedEntries.Of([Of(1, AuditAction.Search), Of(2, AuditAction.SignIn), Of(4, AuditAction.Search)], []);

        Assert.Equal([1, 4], sorted[AuditAction.Search].Select(entry => entry.Number));
        Assert.Empty(sorted[AuditAction.BreakGlassOpened]);
    }

    [Fact]
    public void Whatever_is_about_somebody_of_the_hall_is_told_apart()
    {
        DayEntry[] entries =
        [
            Of(1, AuditAction.PurposeRecorded) with { Person = "ab" }, Of(2, AuditAction.Search) with { Person = "cd" },
            Of(3, AuditAction.Search) with { Person = "ab" }, Of(4, AuditAction.Search),
        ];

        var sorted = SortedEntries.Of(entries, [new("c9", null, "ab"), new("c8", "何", null)]);

        Assert.Equal([1, 3], sorted.AboutStaff.Select(entry => entry.Number));
    }

    [Fact]
    public void A_change_of_counter_is_between_two_entries_of_one_clerk_that_say_where_she_was()
    {
        DayEntry[] entries =
        [
            At(1, "3"), At(2, "7") with { Clerk = "c2" }, At(3, "3"), At(4, "") with { Clerk = "c1" },
            At(5, "9") with { Action = AuditAction.SignOut }, At(6, "7"), At(7, "7"), At(8, "3"),
        ];

        var changes = SortedEntries.Of(entries, []).Changes;

        Assert.Equal([(3, 6), (7, 8)], changes.Select(change => ((int)change.One.Number, (int)change.Other.Number)));
    }

    private static DayEntry At(long number, string counter) => Of(number, AuditAction.PurposeRecorded) with { Counter = counter };

    private static DayEntry Of(long number, AuditAction action) => new()
    {
        Number = number, At = SomeDay.At("9:00").AddMinutes(number), Action = action, Clerk = "c1",
    };
}
