using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;

namespace CounterDesk.Tests.Support.Month;

/// <summary>
/// A month of a large hall, about 100,000 visits on 22 days, in which cases of each kind are planted and as many that
/// only look like it. The same seed makes the same month. It knows nothing of the rules but their names.
/// </summary>
internal static class GeneratedMonth
{
    private const int Days = 22;
    private const int CasesOfAKind = 10;

    private static readonly OpenSpan[] _open = [new(new(9, 0), new(12, 0)), new(new(13, 30), new(17, 0))];

    public static IEnumerable<MonthDay> Make(int seed, double strength = 1)
    {
        var random = new Random(seed);
        var hall = new MonthHall(random);
        var cases = Schedule(random);
        Dictionary<string, List<EarlierLook>> looks = [];
        var last = 0L;
        for (var number = 0; number < Days; number++)
        {
            var date = new DateOnly(2026, 11, 2).AddDays(number + (number / 5 * 2));
            var day = new PlannedDay(hall, random, date) { Strength = strength };
            day.Fill();
            foreach (var plant in cases[number])
            {
                plant(day);
            }

            var written = Write(day, hall, last, looks);
            last += written.Record.Entries.Count;
            yield return written;
        }
    }

    private static List<Action<PlannedDay>>[] Schedule(Random random)
    {
        List<Action<PlannedDay>>[] days = [.. Enumerable.Range(0, Days).Select(_ => new List<Action<PlannedDay>>())];
        foreach (var plant in Plants.All.Values)
        {
            Spread([plant]);
        }

        foreach (var misses in NearMisses.All.Values)
        {
            Spread(misses);
        }

        return days;

        void Spread(Action<PlannedDay>[] kinds)
        {
            var chosen = Enumerable.Range(0, Days).ToArray();
            random.Shuffle(chosen);
            for (var one = 0; one < CasesOfAKind; one++)
            {
                days[chosen[one]].Add(kinds[one % kinds.Length]);
            }
        }
    }

    private static MonthDay Write(
        PlannedDay day, MonthHall hall, long last, Dictionary<string, List<EarlierLook>> looks)
    {
        var writer = new DayWriter(day.Random);
        foreach (var (seat, visits) in day.Seats.Zip(day.Visits))
        {
            writer.SignIn(seat, day.At(8.6 + (0.35 * day.Random.NextDouble())));
            visits.ForEach(writer.Write);
            writer.Close(seat, visits.Max(visit => visit.Start + visit.Length).AddMinutes(1 + day.Random.Next(20)));
        }

        var entries = writer.Entries(last);
        var people = entries.Where(entry => entry.Action is AuditAction.LicenseOpened)
            .Select(entry => (Person: entry.Person!, Clerk: entry.Clerk!)).Distinct().ToList();
        var record = new DayRecord
        {
            Day = day.Day,
            Entries = entries,
            Open = _open,
            Clerks =
            [
                .. hall.Clerks.Select((clerk, index) => new DayClerk(MonthHall.IdOf(index), clerk.Name, clerk.Key)),
            ],
            EarlierLooks =
            [
                .. people.Select(look => look.Person).Distinct()
                    .SelectMany(person => looks.TryGetValue(person, out var known) ? known : []),
            ],
            UnsignedDays = day.UnsignedDays,
            SpoiledChecks =
            [
                .. writer.Spoiled.Where(sheet => day.Leaks.Contains(sheet.Clerk)).Take(2)
                    .Select(sheet => new SpoiledCheck(sheet.Number, day.At(16))),
            ],
        };
        foreach (var (person, clerk) in people)
        {
            (looks.TryGetValue(person, out var known) ? known : looks[person] = []).Add(new(person, clerk, day.Day));
        }

        return new(record, day.Cases, day.Visits.Sum(visits => visits.Count));
    }
}
