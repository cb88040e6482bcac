namespace CounterDesk.Tests.Support.Month;

/// <summary>
/// What should be found, made as somebody would do it who does it: from little to much. Written before the rules had
/// numbers.
/// </summary>
internal static class Plants
{
    public const string Agency = "云山市诚信代办服务部";

    public static IReadOnlyDictionary<string, Action<PlannedDay>> All { get; } = new Dictionary<string, Action<PlannedDay>>
    {
        ["PersonSeenByMany"] = PersonSeenByMany,
        ["LookWithoutOutcome"] = LookWithoutOutcome,
        ["OwnFamilyName"] = OwnFamilyName,
        ["OwnNumber"] = OwnNumber,
        ["Colleague"] = Colleague,
        ["AfterHours"] = AfterHours,
        ["Burst"] = Burst,
        ["HighRevealRate"] = HighRevealRate,
        ["ManyOverrides"] = ManyOverrides,
        ["TwoCounters"] = TwoCounters,
        ["SpoiledPrints"] = SpoiledPrints,
        ["SameRecipient"] = SameRecipient,
        ["SheetsForCopies"] = SheetsForCopies,
        ["MissingSignOff"] = day => { day.UnsignedDays.Add(day.Day.AddDays(-1)); Plant(day, "MissingSignOff", [], "nobody signed"); },
    };

    // Somebody of whom the whole town talks.
    private static void PersonSeenByMany(PlannedDay day)
    {
        var person = day.Hall.People.Draw();
        var seats = Enumerable.Range(0, day.Many(4, 9)).Select(_ => day.Random.Next(day.Seats.Length)).Distinct().ToArray();
        foreach (var seat in seats)
        {
            day.Change(seat, 1, visit => day.Snoop(visit, person));
        }

        day.Cases.Add(new(
            "PersonSeenByMany", true, [.. seats.Select(seat => day.Seats[seat].Clerk)], person.Key,
            $"{seats.Length} clerks look at one person"));
    }

    // Data for somebody outside who pays for it.
    private static void LookWithoutOutcome(PlannedDay day)
    {
        var (seat, count) = (day.TakeSeat(), day.Many(5, 13));
        day.Change(seat, count, visit => day.Snoop(visit, day.Hall.People.Draw()));
        Plant(day, "LookWithoutOutcome", [seat], $"{count} people looked at, nobody there");
    }

    // Relatives: an inheritance, a quarrel.
    private static void OwnFamilyName(PlannedDay day)
    {
        var (seat, count) = (day.TakeSeat(), day.Many(3, 7));
        var name = day.ClerkAt(seat).FamilyName;
        day.Change(seat, count, visit => day.Snoop(visit, day.Hall.People.Named(name)) with
        {
            Form = day.Random.Next(2) is 0 ? "ByNameAndBirthDate" : "ByHolder", InVain = day.Random.Next(3),
        });
        Plant(day, "OwnFamilyName", [seat], $"{count} of the family {name} looked at, nobody there");
    }

    private static void OwnNumber(PlannedDay day)
    {
        var seat = day.TakeSeat();
        day.Change(seat, day.Random.Next(1, 3), visit => day.Snoop(visit, day.ClerkAt(seat)));
        Plant(day, "OwnNumber", [seat], "looked at herself");
    }

    private static void Colleague(PlannedDay day)
    {
        var (seat, other) = (day.TakeSeat(), day.TakeSeat());
        day.Change(seat, day.Random.Next(1, 3), visit => day.Snoop(visit, day.ClerkAt(other)));
        Plant(day, "Colleague", [seat], "looked at a colleague, nobody there");
    }

    private static void AfterHours(PlannedDay day)
    {
        var (seat, count) = (day.TakeSeat(), day.Many(2, 7));
        var begin = day.Random.Next(3) is 0 ? 6.5 + day.Random.NextDouble() : 18.75 + (2.5 * day.Random.NextDouble());
        for (var visit = 0; visit < count; visit++)
        {
            var plan = day.Draw(seat, day.At(begin + (visit * 0.1)));
            day.Visits[seat].Add(day.Random.Next(2) is 0 ? day.Snoop(plan, plan.Person) : plan with { FindsNothing = false });
        }

        Plant(day, "AfterHours", [seat], $"{count} visits from {begin:0.0} o'clock on");
    }

    // A list is worked through.
    private static void Burst(PlannedDay day)
    {
        var (seat, count) = (day.TakeSeat(), day.Many(10, 26));
        var begin = day.At(9.5 + (day.Random.NextDouble() * 2));
        day.Visits[seat].RemoveAll(visit => visit.Start >= begin && visit.Start < begin.AddMinutes(10));
        for (var visit = 0; visit < count; visit++)
        {
            var plan = day.Draw(seat, begin.AddSeconds(600.0 * visit / count));
            day.Visits[seat].Add(day.Snoop(plan, plan.Person) with { Length = TimeSpan.FromSeconds(560.0 / count) });
        }

        Plant(day, "Burst", [seat], $"{count} people in ten minutes");
    }

    private static void HighRevealRate(PlannedDay day)
    {
        var (seat, share) = (day.TakeSeat(), day.Strength * (0.6 + (0.4 * day.Random.NextDouble())));
        day.Change(seat, int.MaxValue, visit => visit with
        {
            Licenses =
            [
                .. visit.Licenses.Select(license =>
                    day.Random.NextDouble() < share ? license with { Reveals = day.Random.Next(2, 5) } : license),
            ],
        });
        Plant(day, "HighRevealRate", [seat], $"{share:P0} of licenses uncovered");
    }

    // Two who confirm what neither has seen.
    private static void ManyOverrides(PlannedDay day)
    {
        var (seat, other, count) = (day.TakeSeat(), day.TakeSeat(), day.Many(7, 15));
        day.Change(seat, count, visit => visit with
        {
            Method = "Typed", Second = (day.Seats[other].Clerk, "clerk", "FaceUnsure"),
        });
        Plant(day, "ManyOverrides", [seat], $"{count} confirmed by the same colleague");
    }

    // Somebody else uses the account, while its owner works.
    private static void TwoCounters(PlannedDay day)
    {
        var (seat, other) = (day.TakeSeat(), day.TakeSeat());
        var begin = day.At(14 + day.Random.NextDouble());
        var end = begin.AddMinutes(day.Many(20, 61));
        foreach (var visit in day.Visits[other].Where(visit => visit.Start >= begin && visit.Start < end).ToList())
        {
            day.Visits[other].Remove(visit);
            day.Visits[other].Add(visit with { Seat = new(day.Seats[seat].Clerk, day.Seats[other].Counter) });
        }

        Plant(day, "TwoCounters", [seat], $"at two counters for {(end - begin).TotalMinutes:0} minutes");
    }

    // "Spoiled" sheets that leave the house.
    private static void SpoiledPrints(PlannedDay day)
    {
        var (seat, count) = (day.TakeSeat(), day.Many(5, 11));
        day.Change(seat, count, visit => visit with
        {
            MakesPaper = true, FindsNothing = false, HandedTo = [],
            Licenses = [visit.Licenses[0] with { Genuine = "Yes", Spoiled = 1, IsPrintedInTheEnd = false }],
        });
        if (day.Random.Next(2) is 0)
        {
            day.Leaks.Add(day.Seats[seat].Clerk);
        }

        Plant(day, "SpoiledPrints", [seat], $"{count} spoiled and never printed");
    }

    // An agency has its own clerk.
    private static void SameRecipient(PlannedDay day)
    {
        var (seat, count) = (day.TakeSeat(), day.Many(12, 26));
        day.Change(seat, count, visit => visit with
        {
            Recipient = Agency, MakesPaper = true, FindsNothing = false,
            Licenses = [visit.Licenses[0] with { Genuine = "Yes", IsPrintedInTheEnd = true }],
        });
        Plant(day, "SameRecipient", [seat], $"{count} people's copies for one agency");
    }

    private static void SheetsForCopies(PlannedDay day)
    {
        var (seat, count) = (day.TakeSeat(), day.Many(6, 16));
        var kind = MonthHall.ZoneOf(seat).Kinds[0].Code;
        day.Change(seat, count, visit => visit with
        {
            MakesPaper = true, FindsNothing = false,
            Licenses = [visit.Licenses[0] with { Kind = kind, Genuine = "CouldNotBeTold", IsPrintedInTheEnd = true }],
        });
        Plant(day, "SheetsForCopies", [seat], $"{count} sheets in place of copies");
    }

    private static void Plant(PlannedDay day, string rule, int[] seats, string what) =>
        day.Cases.Add(new(rule, true, [.. seats.Select(seat => day.Seats[seat].Clerk)], null, what));
}
