using System.Security.Cryptography;
using System.Text;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;

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

    public IReadOnlyList<DayEntry> Entries => _entries;

    public List<EarlierLook> EarlierLooks { get; } = [];

    public List<DateOnly> UnsignedDays { get; } = [];

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
}
