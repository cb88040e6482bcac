using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>A visit as the entries of one day tell it.</summary>
public sealed class DayVisit
{
    // Paper, a refusal of paper by the desk itself, or a report to the issuer: something came of having looked.
    private static readonly ImmutableHashSet<AuditAction> _outcomes =
    [
        AuditAction.CopyReserved, AuditAction.InformationSheetMade, AuditAction.CopyRefused, AuditAction.ObjectionFiled,
    ];

    // What only the person can have done, at the applicant's own screen.
    private static readonly ImmutableHashSet<AuditAction> _traces = [AuditAction.Rated, AuditAction.HelpAsked];

    private static readonly ImmutableHashSet<string> _methodsOfPerson =
    [
        nameof(IdentityMethod.CardReader), nameof(IdentityMethod.ExpiredCard), nameof(IdentityMethod.ShownCode),
    ];

    private static readonly ImmutableHashSet<string> _waysOfPerson =
        [nameof(BasisProof.OnScreen), nameof(BasisProof.SignedOnScreen), nameof(BasisProof.OnPhone)];

    /// <summary>Actions that say something of a visit, apart from what was looked at.</summary>
    internal static ImmutableHashSet<AuditAction> Telling { get; } =
        [.. _outcomes, .. _traces, AuditAction.IdentityRecorded, AuditAction.ConsentGiven];

    private IReadOnlyList<string>? _people;

    internal DayVisit(IReadOnlyList<DayEntry> entries)
    {
        Entries = entries;
        Looks = [.. entries.Where(entry => entry is { Action: AuditAction.LicenseOpened, Outcome: AuditOutcome.Done })];
        Papers =
        [
            .. entries.Where(entry => entry is
            {
                Action: AuditAction.CopyReserved or AuditAction.InformationSheetMade, Outcome: AuditOutcome.Done, Clerk: not null,
            }),
        ];
        Clerk = (Looks is [var first, ..] ? first : entries[0]).Clerk;
        HasOutcome = entries.Any(entry => _outcomes.Contains(entry.Action));
        HasReadCard = entries.Any(entry => entry is { Action: AuditAction.IdentityRecorded, Outcome: AuditOutcome.Done }
            && entry.Detail("Method") is { } method && _methodsOfPerson.Contains(method));
        HasTrace = HasReadCard || entries.Any(entry => _traces.Contains(entry.Action)
            || (entry.Action is AuditAction.ConsentGiven && entry.Detail("Way") is { } way && _waysOfPerson.Contains(way)));
        IsConfirmed = entries.Any(entry => entry.Action is AuditAction.OverrideConfirmed);
        EarliestAt = entries.Min(entry => entry.At);
        LatestAt = entries.Max(entry => entry.At);
    }

    /// <summary>All entries of the day that name the visit, in the order of their numbers.</summary>
    public IReadOnlyList<DayEntry> Entries { get; }

    /// <summary>The licenses that were opened.</summary>
    public IReadOnlyList<DayEntry> Looks { get; }

    /// <summary>Copies and sheets that a clerk made.</summary>
    internal IReadOnlyList<DayEntry> Papers { get; }

    /// <summary>Whether a second person let somebody past a check.</summary>
    internal bool IsConfirmed { get; }

    /// <summary>The earliest time of any entry; clocks of several servers differ.</summary>
    internal DateTime EarliestAt { get; }

    internal DateTime LatestAt { get; }

    /// <summary>Those whose licenses were opened, each once.</summary>
    internal IReadOnlyList<string> People => _people ??= [.. Looks.Select(look => look.Person).OfType<string>().Distinct()];

    /// <summary>What a rule made of the visit, which it need not make again while nothing is added.</summary>
    internal IReadOnlyCollection<string>? Names { get; set; }

    /// <inheritdoc cref="Names"/>
    internal IReadOnlyList<Trial>? Licenses { get; set; }

    /// <summary>Whoever looked first; where nobody did, whoever began.</summary>
    public string? Clerk { get; }

    /// <summary>Whether something came of it: a copy or sheet, a refusal to print, or a report to the issuer.</summary>
    public bool HasOutcome { get; }

    /// <summary>Whether a card was read or a code was shown.</summary>
    public bool HasReadCard { get; }

    /// <summary>
    /// Whether anything but the clerk's word says that somebody was there: a card that was read, a code that was shown,
    /// an answer on the applicant's own screen.
    /// </summary>
    public bool HasTrace { get; }

    /// <summary>Whether licenses were opened, nothing came of it, and nothing says that anybody was there.</summary>
    public bool IsBare => Looks.Count > 0 && !HasOutcome && !HasTrace;

    public DateTime BeganAt => Entries[0].At;

    internal static IReadOnlyList<DayVisit> Of(IEnumerable<DayEntry> entries) =>
    [
        .. from entry in entries
           where entry.Visit is not null
           group entry by entry.Visit into visit
           select new DayVisit([.. visit]),
    ];
}
