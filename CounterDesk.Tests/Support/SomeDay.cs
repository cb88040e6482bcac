using System.Security.Cryptography;
using System.Text;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Tests.Support.Month;

namespace CounterDesk.Tests.Support;

/// <summary>
/// A day of a hall to put entries into, for tests of the rules: Thursday, open from nine to twelve and from half past
/// one to five.
/// </summary>
internal sealed class SomeDay
{
    public static readonly DateOnly Date = new(2026, 11, 26);

    private readonly List<DayEntry> _entries = [];
    private readonly List<DayClerk> _clerks = [];
    private readonly DayWriter _writer = new(new Random(1));
    private int _people;

    public IReadOnlyList<DayEntry> Entries => _entries;

    public List<EarlierLook> EarlierLooks { get; } = [];

    public List<DateOnly> UnsignedDays { get; } = [];

    public List<UnreviewedOpening> UnreviewedOpenings { get; } = [];

    public List<SpoiledCheck> SpoiledChecks { get; } = [];

    public List<OpenSpan> Open { get; } = [new(new(9, 0), new(12, 0)), new(new(13, 30), new(17, 0))];

    public DayRecord Record => new()
    {
        Day = Date,
        Entries = _entries,
        Open = Open,
        Clerks = _clerks,
        EarlierLooks = EarlierLooks,
        UnsignedDays = UnsignedDays,
        UnreviewedOpenings = UnreviewedOpenings,
        SpoiledChecks = SpoiledChecks,
    };

    public static string Hash(string name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));

    public static DateTime At(string time) => Date.ToDateTime(TimeOnly.ParseExact(time, ["H:mm", "H:mm:ss"], null));

    public SomeDay Knows(string clerk, string? name, string? person = null)
    {
        _clerks.Add(new(clerk, name, person is null ? null : Hash(person)));
        return this;
    }

    /// <summary>Adds an entry; the change fills in what the test is about.</summary>
    public DayEntry Add(string time, AuditAction action, string? clerk, Func<DayEntry, DayEntry>? change = null)
    {
        var entry = new DayEntry
        {
            Number = _entries.Count + 1, At = At(time), Action = action, Clerk = clerk, Role = "clerk", Counter = "3",
        };
        entry = change?.Invoke(entry) ?? entry;
        _entries.Add(entry);
        return entry;
    }

    /// <summary>Adds a visit as it should be: a card is read, consent is pressed, a copy is made, all in three minutes.</summary>
    public IReadOnlyList<DayEntry> Visit(string time, string clerk, Func<VisitPlan, VisitPlan>? change = null)
    {
        var plan = new VisitPlan
        {
            Seat = new(clerk, "3"),
            Start = At(time),
            Length = TimeSpan.FromMinutes(3),
            Person = new($"person-{++_people}", "赵秀兰"),
            Matter = "入学",
            Recipient = "第一小学",
            Licenses = [new("household")],
        };
        var from = _entries.Count;
        _entries.AddRange(_writer.EntriesOf(change?.Invoke(plan) ?? plan)
            .Select((entry, index) => entry with { Number = from + index + 1 }));
        return _entries[from..];
    }

    /// <summary>Puts an entry in the place of the one that has its number.</summary>
    public void Replace(DayEntry entry) => _entries[(int)entry.Number - 1] = entry;

    /// <summary>Adds visits of many colleagues, so that there is something to compare with.</summary>
    public SomeDay WithOthers(int clerks = 10, int visits = 20, Func<VisitPlan, int, VisitPlan>? change = null)
    {
        for (var clerk = 0; clerk < clerks; clerk++)
        {
            for (var visit = 0; visit < visits; visit++)
            {
                var number = visit;
                Visit($"{9 + (visit / 20)}:{visit % 20 * 3:00}", $"other-{clerk}", plan => change?.Invoke(plan, number) ?? plan);
            }
        }

        return this;
    }
}
