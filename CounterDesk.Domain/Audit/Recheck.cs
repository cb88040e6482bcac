using System.Collections.Immutable;

namespace CounterDesk.Domain.Audit;

/// <summary>A look-up at which a source did not answer, and has not answered about the same person since.</summary>
/// <param name="Visit">At which.</param>
/// <param name="AtUtc">When it was asked first.</param>
/// <param name="Counter">Where.</param>
/// <param name="Subject">Whose licenses, masked; or what was looked for.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Sources">The keys of those that have not answered.</param>
public sealed record Recheck(
    Guid Visit, DateTime AtUtc, string? Counter, string? Subject, string? Purpose, ImmutableArray<string> Sources)
{
    private const string SourceDetail = "Source";

    /// <summary>Actions whose outcome says whether a source answered.</summary>
    public static ImmutableArray<string> Actions { get; } = [nameof(AuditAction.Search), nameof(AuditAction.PlatformAsked)];

    /// <summary>What is still to be looked up, the latest first.</summary>
    /// <param name="entries">Of the log: look-ups of the same people, whatever came of them, and what was settled.</param>
    public static ImmutableArray<Recheck> Of(IEnumerable<AuditEntry> entries)
    {
        var all = entries.OrderBy(entry => entry.Sequence).ToList();
        var settled = all.Where(entry => entry.Action == nameof(AuditAction.RecheckSettled))
            .ToLookup(entry => entry.Visit, entry => entry.Sequence);
        var asked = all.Where(entry => Actions.Contains(entry.Action) && entry.SubjectHash is not null)
            .Select(entry => (Entry: entry, Source: AuditDetail.Read(entry.Details).GetValueOrDefault(SourceDetail)))
            .Where(look => look.Source is not null)
            .ToList();
        var answered = asked.Where(look => look.Entry.Outcome is nameof(AuditOutcome.Done) or nameof(AuditOutcome.NothingFound))
            .ToLookup(look => (Whom(look.Entry), look.Source), look => look.Entry.Sequence);
        return
        [
            .. from look in asked
               where look.Entry is { Outcome: nameof(AuditOutcome.CouldNotBeTold), Visit: not null }
               where !answered[(Whom(look.Entry), look.Source)].Any(later => later > look.Entry.Sequence)
               where !settled[look.Entry.Visit].Any(later => later > look.Entry.Sequence)
               group look by (look.Entry.Visit, Whom(look.Entry)) into open
               let first = open.First().Entry
               orderby first.Sequence descending
               select new Recheck(
                   first.Visit!.Value, first.AtUtc, first.Counter, first.Subject, first.Purpose,
                   [.. open.Select(look => look.Source!).Distinct().Order(StringComparer.Ordinal)]),
        ];
    }

    private static string Whom(AuditEntry entry) => Convert.ToHexString(entry.SubjectHash!);
}
