using System.Diagnostics.CodeAnalysis;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;

namespace CounterDesk.Web.Reports;

/// <summary>Reads entries of the log as the rules see them.</summary>
internal sealed class RuleReader
{
    private static readonly Dictionary<string, AuditAction> _actions = ByName<AuditAction>();
    private static readonly Dictionary<string, AuditOutcome> _outcomes = ByName<AuditOutcome>();

    // Texts that many entries have are held once.
    private readonly HashSet<string> _held = [];

    /// <summary>Null for what was only announced, and for what a later program wrote that does more than this one knows.</summary>
    public DayEntry? Read(RuleRow row) =>
        _actions.TryGetValue(row.Action, out var action) && _outcomes.TryGetValue(row.Outcome, out var outcome)
        && outcome is not AuditOutcome.Announced
            ? new()
            {
                Number = row.Number,
                At = DeskClock.At(row.AtUtc).DateTime,
                Action = action,
                Outcome = outcome,
                Clerk = Once(row.Actor),
                Counter = Once(row.Counter),
                Visit = row.Visit,
                Purpose = Once(row.Purpose),
                Subject = Once(row.Subject),
                Person = Once(Hex(row.SubjectHash)),
                License = Once(Hex(row.LicenseHash)),
                Kind = Once(row.KindCode),
                Details = Once(row.Details),
            }
            : null;

    private static string? Hex(byte[]? hash) => hash is null ? null : Convert.ToHexStringLower(hash);

    private static Dictionary<string, T> ByName<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(value => value.ToString());

    [return: NotNullIfNotNull(nameof(text))]
    private string? Once(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (!_held.TryGetValue(text, out var held))
        {
            _held.Add(held = text);
        }

        return held;
    }
}

/// <summary>What the rules want to know of an entry; what no rule asks for of its action is null.</summary>
internal sealed record RuleRow
{
    public required long Number { get; init; }

    public required DateTime AtUtc { get; init; }

    public required string Action { get; init; }

    public required string Outcome { get; init; }

    public string? Actor { get; init; }

    public string? Counter { get; init; }

    public Guid? Visit { get; init; }

    public string? Subject { get; init; }

    public byte[]? SubjectHash { get; init; }

    public byte[]? LicenseHash { get; init; }

    public string? KindCode { get; init; }

    public string? Purpose { get; init; }

    public string? Details { get; init; }

    public static RuleRow Of(AuditEntry entry) => new()
    {
        Number = entry.Sequence,
        AtUtc = entry.AtUtc,
        Action = entry.Action,
        Outcome = entry.Outcome,
        Actor = entry.Actor,
        Counter = entry.Counter,
        Visit = entry.Visit,
        Subject = entry.Subject,
        SubjectHash = entry.SubjectHash,
        LicenseHash = entry.LicenseHash,
        KindCode = entry.KindCode,
        Purpose = entry.Purpose,
        Details = entry.Details,
    };
}
