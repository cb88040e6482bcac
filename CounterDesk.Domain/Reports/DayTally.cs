using System.Collections.Immutable;
using CounterDesk.Domain.Audit;

namespace CounterDesk.Domain.Reports;

/// <summary>
/// Adds up a day's entries of the audit log as they are written, so that a report need not read them all at once. What
/// comes out is what a reading of the whole day finds.
/// </summary>
/// <param name="hourOf">The hour at the counter of a time in UTC, 0 to 23.</param>
public sealed class DayTally(Func<DateTime, int> hourOf)
{
    /// <summary>The steps that may be about a paper of another day. What was made and printed the register has by day.</summary>
    public static ImmutableArray<AuditAction> CopySteps { get; } =
    [
        AuditAction.CopySpoiled, AuditAction.CopyOutdated, AuditAction.CopyWaitEnded, AuditAction.CopyWithdrawn,
    ];

    private static readonly ImmutableHashSet<string> _tallied = Names(
        AuditAction.VisitOpened, AuditAction.Search, AuditAction.ObjectionAnswered, AuditAction.PaperSent,
        AuditAction.BreakGlassOpened);

    private static readonly ImmutableHashSet<string> _asking = Names(
        AuditAction.Search, AuditAction.LicenseOpened, AuditAction.CodeResolved);

    private readonly Dictionary<(string Action, string Outcome, string? Details), int> _alike = [];
    private readonly Dictionary<(string? Kind, string Outcome, string? Details, int Hour), int> _verified = [];
    private readonly Dictionary<(string Outcome, string Action), int> _outcomes = [];
    private readonly List<Unanswered> _unanswered = [];

    public void Add(AuditEntry entry)
    {
        if (entry.Outcome is nameof(AuditOutcome.Announced))
        {
            return;
        }

        Count(_outcomes, (entry.Outcome, entry.Action));
        if (entry.Action is nameof(AuditAction.LicenseVerified))
        {
            Count(_verified, (entry.KindCode, entry.Outcome, entry.Details, hourOf(entry.AtUtc)));
        }
        else if (_tallied.Contains(entry.Action))
        {
            Count(_alike, (entry.Action, entry.Outcome, entry.Details));
        }

        if (entry.Outcome is nameof(AuditOutcome.CouldNotBeTold) && _asking.Contains(entry.Action))
        {
            _unanswered.Add(UnansweredOf(entry.Details, entry.AtUtc));
        }
    }

    /// <summary>Whether an action asks a source, so that an answer can be missing.</summary>
    public static bool IsAsking(string action) => _asking.Contains(action);

    public static Unanswered UnansweredOf(string? details, DateTime atUtc) =>
        new(new EntryTally(nameof(AuditOutcome.CouldNotBeTold), details, 1)["Source"], atUtc);

    /// <summary>What there is so far.</summary>
    public LoggedDay ToDay(long first, long last) => new()
    {
        First = first,
        Last = last,
        Opened = Alike(AuditAction.VisitOpened),
        Searches = Alike(AuditAction.Search),
        ObjectionsAnswered = Alike(AuditAction.ObjectionAnswered),
        Papers = Alike(AuditAction.PaperSent),
        BreakGlass = Alike(AuditAction.BreakGlassOpened),
        Verifications =
        [
            .. from same in _verified
               select new VerificationTally(
                   same.Key.Kind ?? "", same.Key.Hour, new EntryTally(same.Key.Outcome, same.Key.Details, same.Value)),
        ],
        Unanswered = [.. _unanswered],
        Undone =
        [
            .. from step in CopySteps
               select new Counted(step.ToString(), _outcomes.GetValueOrDefault((nameof(AuditOutcome.Done), step.ToString()))),
        ],
        WithoutOutcome = ActionsOf(AuditOutcome.Unknown),
        Refused = ActionsOf(AuditOutcome.Refused),
        Failed = ActionsOf(AuditOutcome.Failed),
    };

    private List<EntryTally> Alike(AuditAction action) =>
    [
        .. from same in _alike
           where same.Key.Action == action.ToString()
           select new EntryTally(same.Key.Outcome, same.Key.Details, same.Value),
    ];

    private ImmutableArray<Counted> ActionsOf(AuditOutcome outcome) =>
        _outcomes.Where(same => same.Key.Outcome == outcome.ToString()).ByName(same => same.Key.Action, same => same.Value);

    private static ImmutableHashSet<string> Names(params AuditAction[] actions) => [.. actions.Select(action => action.ToString())];

    private static void Count<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
}
