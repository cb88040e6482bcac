namespace CounterDesk.Tests.Support.Month;

/// <summary>What looks like something to be found, and is a hall's ordinary life.</summary>
internal static class NearMisses
{
    public static IReadOnlyDictionary<string, Action<PlannedDay>[]> All { get; } = new Dictionary<string, Action<PlannedDay>[]>
    {
        ["PersonSeenByMany"] = [SentFromCounterToCounter, HandedOverTwice],
        ["LookWithoutOutcome"] = [BrokenReader, OnlyAsked],
        ["OwnFamilyName"] = [Village],
        ["OwnNumber"] = [ServedByColleague],
        ["Colleague"] = [ColleagueServed],
        ["AfterHours"] = [LongLastVisit],
        ["Burst"] = [QuickMatters, LongSearch],
        ["HighRevealRate"] = [OneDifficultVisit],
        ["ManyOverrides"] = [BusOfOldPeople],
        ["TwoCounters"] = [Moved, Covered],
        ["SpoiledPrints"] = [BadPrinter, JammedOften],
        ["SameRecipient"] = [Campaign, ManyCopiesAtOnce],
        ["SheetsForCopies"] = [SilentSource],
    };

    private static void SentFromCounterToCounter(PlannedDay day)
    {
        var person = day.Hall.People.Draw();
        int[] seats = [.. Enumerable.Range(0, day.Random.Next(2, 4)).Select(_ => day.TakeSeat())];
        foreach (var seat in seats)
        {
            day.Change(seat, 1, visit => Attended(visit) with { Person = person });
        }

        Miss(day, "PersonSeenByMany", seats, $"sent to {seats.Length} counters", person.Key);
    }

    private static void HandedOverTwice(PlannedDay day)
    {
        int[] seats = [day.TakeSeat(), day.TakeSeat(), day.TakeSeat()];
        var person = day.Hall.People.Draw();
        day.Change(seats[0], 1, visit => Attended(visit) with
        {
            Person = person, HandedTo = [day.Seats[seats[1]], day.Seats[seats[2]]], Length = TimeSpan.FromMinutes(15),
        });
        Miss(day, "PersonSeenByMany", seats, "one visit, handed over twice", person.Key);
    }

    private static void BrokenReader(PlannedDay day)
    {
        var seat = day.TakeSeat();
        day.Change(seat, int.MaxValue, visit => visit with { Method = "Typed", Way = "Spoken", Rated = null });
        Miss(day, "LookWithoutOutcome", [seat], "neither reader nor screen all day");
    }

    private static void OnlyAsked(PlannedDay day)
    {
        var (seat, count) = (day.TakeSeat(), day.Random.Next(10, 20));
        day.Change(seat, count, visit => Attended(visit) with { MakesPaper = false });
        Miss(day, "LookWithoutOutcome", [seat], $"{count} people wanted to know, no paper");
    }

    private static void Village(PlannedDay day)
    {
        var (seat, count) = (day.TakeSeat(), day.Random.Next(4, 8));
        var name = day.ClerkAt(seat).FamilyName;
        var first = day.Random.Next(20);
        for (var place = first; place < first + count; place++)
        {
            day.Visits[seat][place] = Attended(day.Visits[seat][place]) with { Person = day.Hall.People.Named(name) };
        }

        Miss(day, "OwnFamilyName", [seat], $"{count} of the same family name come together");
    }

    private static void ServedByColleague(PlannedDay day)
    {
        var (seat, served) = (day.TakeSeat(), day.TakeSeat());
        day.Change(seat, 1, visit => Attended(visit) with { Person = day.ClerkAt(served) });
        Miss(day, "OwnNumber", [served], "served by a colleague");
    }

    private static void ColleagueServed(PlannedDay day)
    {
        var (seat, served) = (day.TakeSeat(), day.TakeSeat());
        day.Change(seat, 1, visit => Attended(visit) with { Person = day.ClerkAt(served) });
        Miss(day, "Colleague", [seat], "a colleague as everybody else");
    }

    private static void LongLastVisit(PlannedDay day)
    {
        var seat = day.TakeSeat();
        var last = day.Visits[seat].Count - 1;
        day.Visits[seat][last] = Attended(day.Visits[seat][last]) with
        {
            Start = day.At(16.95), Length = TimeSpan.FromMinutes(day.Random.Next(20, 45)),
        };
        Miss(day, "AfterHours", [seat], $"begun before five, {day.Visits[seat][last].Length.TotalMinutes:0} minutes");
    }

    private static void QuickMatters(PlannedDay day)
    {
        var seat = day.TakeSeat();
        var (begin, end) = (day.At(10), day.At(10.75));
        day.Visits[seat].RemoveAll(visit => visit.Start >= begin && visit.Start < end);
        for (var at = begin; at < end; at = at.AddSeconds(day.Random.Next(100, 150)))
        {
            day.Visits[seat].Add(Attended(day.Draw(seat, at)) with { Length = TimeSpan.FromSeconds(85) });
        }

        Miss(day, "Burst", [seat], "a quick matter, one after the other");
    }

    private static void LongSearch(PlannedDay day)
    {
        var seat = day.TakeSeat();
        day.Change(seat, 1, visit => Attended(visit) with
        {
            InVain = day.Random.Next(5, 10), Licenses = [.. Enumerable.Repeat(visit.Licenses[0], 6)],
            Length = TimeSpan.FromMinutes(12),
        });
        Miss(day, "Burst", [seat], "one visit, many searches and licenses");
    }

    private static void OneDifficultVisit(PlannedDay day)
    {
        var (seat, count) = (day.TakeSeat(), day.Random.Next(8, 16));
        day.Change(seat, 1, visit => Attended(visit) with
        {
            Licenses = [visit.Licenses[0] with { Reveals = count }], Length = TimeSpan.FromMinutes(20),
        });
        Miss(day, "HighRevealRate", [seat], $"{count} fields at one visit");
    }

    private static void BusOfOldPeople(PlannedDay day)
    {
        var (seat, count) = (day.TakeSeat(), day.Random.Next(5, 9));
        var first = day.Random.Next(20);
        for (var place = first; place < first + count; place++)
        {
            day.Visits[seat][place] = Attended(day.Visits[seat][place]) with
            {
                Method = "ExpiredCard", Second = day.Hall.Supervisor("CardExpired"),
            };
        }

        Miss(day, "ManyOverrides", [seat], $"{count} old people with expired cards");
    }

    private static void Moved(PlannedDay day)
    {
        var (seat, other) = (day.TakeSeat(), day.TakeSeat());
        Exchange(day, seat, other, day.At(12.5), day.At(24));
        Miss(day, "TwoCounters", [seat, other], "changed places after noon");
    }

    private static void Covered(PlannedDay day)
    {
        var (seat, other) = (day.TakeSeat(), day.TakeSeat());
        var begin = day.At(10 + day.Random.NextDouble());
        var end = begin.AddMinutes(day.Random.Next(20, 41));
        day.Visits[seat].RemoveAll(visit => visit.Start + visit.Length > begin && visit.Start < end.AddMinutes(2));
        Exchange(day, seat, other, begin.AddMinutes(2), end.AddMinutes(-4));
        day.Visits[other].RemoveAll(visit => visit.Seat.Clerk == day.Seats[other].Clerk
            && visit.Start + visit.Length > begin && visit.Start < end.AddMinutes(2));
        Miss(day, "TwoCounters", [seat], "stood in for a colleague");
    }

    private static void BadPrinter(PlannedDay day)
    {
        var seat = day.TakeSeat();
        day.Change(seat, int.MaxValue, visit => visit with
        {
            Licenses =
            [
                .. visit.Licenses.Select(license => license with
                {
                    Spoiled = day.Random.Next(4) is 0 ? 1 + day.Random.Next(2) : 0, IsPrintedInTheEnd = true,
                }),
            ],
        });
        Miss(day, "SpoiledPrints", [seat], "a bad printer all day");
    }

    private static void JammedOften(PlannedDay day)
    {
        var seat = day.TakeSeat();
        day.Change(seat, 1, visit => Attended(visit) with
        {
            Licenses = [visit.Licenses[0] with { Genuine = "Yes", Spoiled = 5, IsPrintedInTheEnd = true }],
        });
        Miss(day, "SpoiledPrints", [seat], "five jams at one visit");
    }

    private static void Campaign(PlannedDay day)
    {
        var zone = MonthHall.ZoneOf(day.TakeSeat());
        for (var seat = 0; seat < day.Seats.Length; seat++)
        {
            if (MonthHall.ZoneOf(seat) == zone)
            {
                day.Change(seat, day.Visits[seat].Count / 3, visit => visit with { Recipient = "云山市人才公寓管理处" });
            }
        }

        Miss(day, "SameRecipient", [], "a campaign: a third of a zone's copies for one office");
    }

    private static void ManyCopiesAtOnce(PlannedDay day)
    {
        var (seat, count) = (day.TakeSeat(), day.Random.Next(8, 13));
        day.Change(seat, 1, visit => Attended(visit) with
        {
            Recipient = "省外某招标代理", Licenses = [.. Enumerable.Repeat(visit.Licenses[0] with { Genuine = "Yes" }, count)],
            Length = TimeSpan.FromMinutes(20),
        });
        Miss(day, "SameRecipient", [seat], $"{count} copies of one person");
    }

    private static void SilentSource(PlannedDay day)
    {
        var zone = MonthHall.ZoneOf(day.TakeSeat());
        for (var seat = 0; seat < day.Seats.Length; seat++)
        {
            if (MonthHall.ZoneOf(seat) == zone)
            {
                day.Change(seat, day.Visits[seat].Count / 2, visit => visit with
                {
                    Licenses = [.. visit.Licenses.Select(license => license with { Genuine = "CouldNotBeTold" })],
                });
            }
        }

        Miss(day, "SheetsForCopies", [], "a source is silent for half a zone's visits");
    }

    private static void Exchange(PlannedDay day, int one, int other, DateTime from, DateTime until)
    {
        foreach (var (seat, clerk) in ((int, string)[])[(one, day.Seats[other].Clerk), (other, day.Seats[one].Clerk)])
        {
            for (var place = 0; place < day.Visits[seat].Count; place++)
            {
                var visit = day.Visits[seat][place];
                day.Visits[seat][place] = visit.Start >= from && visit.Start < until
                    ? visit with { Seat = visit.Seat with { Clerk = clerk } }
                    : visit;
            }
        }
    }

    private static VisitPlan Attended(VisitPlan visit) => visit with
    {
        Method = "CardReader", Way = "OnScreen", MakesPaper = true, FindsNothing = false, Rated = true, HandedTo = [],
        Second = null,
    };

    private static void Miss(PlannedDay day, string rule, int[] seats, string what, string? person = null) =>
        day.Cases.Add(new(rule, false, [.. seats.Select(seat => day.Seats[seat].Clerk)], person, what));
}
