namespace CounterDesk.Tests.Support.Month;

/// <summary>
/// A hall of sixty counters in four zones, and how an ordinary day goes there: about 4,500 visits, with all that goes
/// wrong by itself, such as broken readers and printers, sources that are silent, and people who leave.
/// </summary>
internal sealed class MonthHall
{
    public const int Counters = 60;
    public const int Spares = 6;

    private readonly Random _random;
    private readonly List<MonthPerson> _regulars;

    public MonthHall(Random random)
    {
        _random = random;
        People = new(random);
        Clerks = [.. Enumerable.Range(0, Counters + Spares).Select(_ => People.Draw())];
        _regulars = [.. Enumerable.Range(0, 400).Select(_ => People.Draw())];
    }

    public MonthPeople People { get; }

    /// <summary>Those who work there; their keys are the keyed hashes of their own numbers.</summary>
    public IReadOnlyList<MonthPerson> Clerks { get; }

    public static string IdOf(int clerk) => $"clerk-{clerk:00}";

    public static HallZone ZoneOf(int counter) => HallZone.All[counter * HallZone.All.Length / Counters];

    /// <summary>Whether nobody has given this counter a screen for applicants.</summary>
    public static bool LacksScreen(int counter) => counter % 19 is 7;

    /// <summary>An ordinary visit.</summary>
    public VisitPlan Draw(Seat seat, DateTime start, CounterDay counter)
    {
        var zone = ZoneOf(counter.Counter);
        var matter = Pick(zone.Matters, one => one.Share);
        var chance = _random.NextDouble();
        var method = counter.HasBrokenReader || chance < 0.05 ? "Typed"
            : chance < 0.06 ? "ExpiredCard" : chance < 0.12 ? "ShownCode" : "CardReader";
        var turned = LacksScreen(counter.Counter);
        return new()
        {
            Seat = seat,
            Start = start,
            Length = TimeSpan.FromSeconds(Math.Clamp(Math.Exp(5.35 + (0.5 * Normal())), 55, 1500)),
            Person = _random.Next(50) is 0 ? _regulars[_random.Next(_regulars.Count)] : People.Draw(),
            Matter = matter.Text,
            Recipient = MonthPeople.Pick(_random, matter.Recipients),
            Licenses = [.. Enumerable.Range(0, 1 + (_random.Next(3) is 0 ? 1 : 0)).Select(_ => License(zone, counter))],
            Method = method,
            Way = Way(turned),
            Form = _random.Next(20) is 0 ? "ByNumber" : "ByHolder",
            InVain = _random.Next(12) is 0 ? 1 : 0,
            FindsNothing = _random.Next(20) is 0,
            MakesPaper = _random.NextDouble() > 0.07,
            Rated = turned || _random.NextDouble() < 0.15 ? null : _random.Next(10) < 7,
            Second = method is "ExpiredCard" ? Supervisor("CardExpired") : _random.Next(200) is 0 ? Supervisor("FaceUnsure") : null,
        };
    }

    public (string, string, string) Supervisor(string what) => ($"supervisor-{_random.Next(4)}", "supervisor", what);

    public PlannedLicense License(HallZone zone, CounterDay counter)
    {
        var kind = Pick(zone.Kinds, one => one.Share);
        var chance = _random.NextDouble();
        var spoils = counter.HasBadPrinter ? 0.20 : 0.035;
        var spoiled = 0;
        while (spoiled < 3 && _random.NextDouble() < spoils)
        {
            spoiled++;
        }

        return new(kind.Code)
        {
            Genuine = chance < (counter.HasSilentSource ? 0.6 : kind.CannotTell) ? "CouldNotBeTold" : chance > 0.99 ? "No" : "Yes",
            Reveals = _random.NextDouble() < kind.Reveals ? 1 + _random.Next(2) : 0,
            Spoiled = spoiled,
            IsPrintedInTheEnd = spoiled is 0 || _random.NextDouble() > 0.04,
        };
    }

    private string Way(bool turned)
    {
        var chance = _random.NextDouble();
        return turned ? chance < 0.8 ? "MonitorTurned" : "Spoken"
            : chance < 0.74 ? "OnScreen" : chance < 0.88 ? "SignedOnScreen" : chance < 0.92 ? "MonitorTurned"
            : chance < 0.97 ? "SignedPaper" : "Spoken";
    }

    private T Pick<T>(T[] choices, Func<T, int> share)
    {
        var at = _random.Next(choices.Sum(share));
        return choices.First(choice => (at -= share(choice)) < 0);
    }

    private double Normal() =>
        Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}

/// <summary>How a counter is on a day.</summary>
internal sealed record CounterDay(int Counter)
{
    public bool HasBrokenReader { get; init; }

    public bool HasBadPrinter { get; init; }

    /// <summary>A source, and with it most of what comes from it, cannot be asked.</summary>
    public bool HasSilentSource { get; init; }
}
