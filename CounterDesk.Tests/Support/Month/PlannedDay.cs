using CounterDesk.Domain.Reports.Exceptions;

namespace CounterDesk.Tests.Support.Month;

/// <summary>
/// A day before it is written: who sits where and which visits come. What is planted takes the place of ordinary visits.
/// </summary>
internal sealed class PlannedDay
{
    private readonly MonthHall _hall;
    private readonly Queue<int> _free;
    private int _spares;

    public PlannedDay(MonthHall hall, Random random, DateOnly day)
    {
        (_hall, Random, Day) = (hall, random, day);
        Seats = [.. Enumerable.Range(0, MonthHall.Counters).Select(SeatOf)];
        Counters = [.. Enumerable.Range(0, MonthHall.Counters).Select(CounterOf)];
        Visits = [.. Seats.Select(_ => new List<VisitPlan>())];
        var shuffled = Enumerable.Range(0, MonthHall.Counters).ToArray();
        random.Shuffle(shuffled);
        _free = new(shuffled);
    }

    public DateOnly Day { get; }

    public Random Random { get; }

    /// <summary>How much is planted: 1 as somebody would do it, less for somebody who is careful.</summary>
    public double Strength { get; init; } = 1;

    public MonthHall Hall => _hall;

    public Seat[] Seats { get; }

    public CounterDay[] Counters { get; }

    /// <summary>By seat, in the order of their time.</summary>
    public List<VisitPlan>[] Visits { get; }

    /// <summary>What is planted in this day, and what only looks like it.</summary>
    public List<MonthCase> Cases { get; } = [];

    public List<DateOnly> UnsignedDays { get; } = [];

    /// <summary>Clerks some of whose spoiled sheets a receiver asks about.</summary>
    public HashSet<string> Leaks { get; } = [];

    public DateTime At(double hour) => Day.ToDateTime(TimeOnly.MinValue).AddHours(hour);

    /// <summary>A count for something planted.</summary>
    public int Many(int from, int until) => (int)Math.Ceiling(Random.Next(from, until) * Strength);

    /// <summary>A seat that nothing is planted at yet.</summary>
    public int TakeSeat() => _free.Dequeue();

    public MonthPerson ClerkAt(int seat) => _hall.Clerks[int.Parse(Seats[seat].Clerk.AsSpan(6), null)];

    /// <summary>The hall's ordinary morning and afternoon.</summary>
    public void Fill()
    {
        for (var seat = 0; seat < Seats.Length; seat++)
        {
            Fill(seat, 9, 12);
            Fill(seat, 13.5, 17);
        }
    }

    /// <summary>Places of ordinary visits at a seat, in the order of their time.</summary>
    public int[] Places(int seat, int count) =>
        [.. Enumerable.Range(0, Visits[seat].Count).OrderBy(_ => Random.Next()).Take(count).Order()];

    public void Change(int seat, int count, Func<VisitPlan, VisitPlan> change)
    {
        foreach (var place in Places(seat, count))
        {
            Visits[seat][place] = change(Visits[seat][place]);
        }
    }

    /// <summary>Somebody looks and nobody is there; it takes a minute.</summary>
    public VisitPlan Snoop(VisitPlan visit, MonthPerson person) => visit.WithNobodyThere() with
    {
        Person = person, Length = TimeSpan.FromSeconds(Random.Next(50, 110)),
    };

    public VisitPlan Draw(int seat, DateTime start) => _hall.Draw(Seats[seat], start, Counters[seat]);

    private void Fill(int seat, double from, double until)
    {
        var at = At(from).AddSeconds(Random.Next(180));
        while (at < At(until))
        {
            var visit = Draw(seat, at);
            Visits[seat].Add(visit);
            at += visit.Length + TimeSpan.FromSeconds(Random.Next(20, 90));
        }
    }

    // Somebody is away on most days, and one of those who sit nowhere else takes the place.
    private Seat SeatOf(int counter)
    {
        var clerk = Random.Next(40) is 0 && _spares < MonthHall.Spares ? MonthHall.Counters + _spares++ : counter;
        return new(MonthHall.IdOf(clerk), $"{counter + 1}");
    }

    private CounterDay CounterOf(int counter) => new(counter)
    {
        HasBrokenReader = Random.Next(50) is 0, HasBadPrinter = Random.Next(50) is 0,
    };
}

/// <summary>Something that is planted in a day, or that only looks like it.</summary>
/// <param name="Rule">Which rule is meant to find it, or to pass it over.</param>
/// <param name="IsPlanted">False for what only looks like it.</param>
/// <param name="Clerks">Whose doing it is.</param>
/// <param name="Person">Whom it is about, where that matters.</param>
/// <param name="What">In words.</param>
internal sealed record MonthCase(string Rule, bool IsPlanted, string[] Clerks, string? Person, string What);

/// <summary>A day that is written, and what was planted in it.</summary>
internal sealed record MonthDay(DayRecord Record, IReadOnlyList<MonthCase> Cases, int Visits);
