using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Verification;

namespace CounterDesk.Domain.Enterprises;

/// <summary>What an enterprise's licenses are held against.</summary>
public sealed record EnterpriseQuestion
{
    /// <summary>For each material of the matter the codes of the kinds any of which shows it, the usual one first.</summary>
    public required ImmutableArray<ImmutableArray<string>> Needed { get; init; }

    /// <summary>Codes of the kinds that may be looked at here.</summary>
    public required ImmutableHashSet<string> Allowed { get; init; }

    /// <summary>What was listed, in the order in which it was.</summary>
    public required ImmutableArray<LicenseHit> Hits { get; init; }

    public required ImmutableDictionary<LicenseIdentifier, LineFinding> Findings { get; init; }

    /// <summary>Every source that could have a license has said what it has.</summary>
    public required bool HaveAllAnswered { get; init; }

    /// <summary>In China.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>The licenses of an enterprise side by side: what is missing, what has ended, what ends soon.</summary>
public sealed class EnterpriseLicenses
{
    /// <summary>
    /// A license that ends within so many days is pointed out: an extension has to be asked for before the last day.
    /// </summary>
    public const int SoonDays = 30;

    private EnterpriseLicenses(ImmutableArray<EnterpriseLine> lines, int replaced) => (Lines, Replaced) = (lines, replaced);

    /// <summary>What must be seen to first; among equals in the order of the matter's materials.</summary>
    public ImmutableArray<EnterpriseLine> Lines { get; }

    /// <summary>How many older versions were left out because the newer one stands there.</summary>
    public int Replaced { get; }

    public int Count(LineState state) => Lines.Count(line => line.State == state);

    public static EnterpriseLicenses Of(EnterpriseQuestion question)
    {
        var replaced = question.Hits.Where(hit => IsReplaced(hit, question.Hits)).ToImmutableArray();
        var order = question.Needed.SelectMany(kinds => kinds).ToList();
        EnterpriseLine[] lines =
        [
            .. question.Hits.Except(replaced).Select(hit => LineOf(hit, question)),
            .. question.Needed.Where(kinds => !question.Hits.Any(hit => kinds.Contains(hit.KindCode)))
                .Select(kinds => LineWithout(kinds, question)),
        ];

        // While some are still on their way no row may jump from under the key that opens it.
        var areAllTold = !lines.Any(line => line.State is LineState.Waiting);
        return new(
            [
                .. lines.OrderBy(line => areAllTold ? line.State : LineState.Waiting)
                    .ThenBy(line => PlaceOf(line, order))
                    .ThenBy(line => line.DaysLeft),
            ],
            replaced.Length);
    }

    private static int PlaceOf(EnterpriseLine line, List<string> order) =>
        order.IndexOf(line.KindCodes[0]) is var place and >= 0 ? place : order.Count;

    // An older version says nothing that the newer one does not, as long as that one is listed.
    private static bool IsReplaced(LicenseHit hit, ImmutableArray<LicenseHit> hits) =>
        hit.Status is LicenseStatus.Superseded && hits.Any(other =>
            other.KindCode == hit.KindCode && other.MaskedNumber == hit.MaskedNumber && other.Version > hit.Version);

    private static EnterpriseLine LineOf(LicenseHit hit, EnterpriseQuestion question)
    {
        var finding = question.Findings.GetValueOrDefault(hit.Identifier);
        var (state, days) = finding switch
        {
            LineFinding.Verified verified => StateOf(verified, question.Today),
            LineFinding.NotRead => (LineState.NotTold, null),
            _ => (LineState.Waiting, null),
        };
        return new([hit.KindCode], state) { Hit = hit, Finding = finding, DaysLeft = days };
    }

    private static EnterpriseLine LineWithout(ImmutableArray<string> kinds, EnterpriseQuestion question) => new(
        kinds,
        !kinds.All(question.Allowed.Contains) ? LineState.NotLookedAt
        : question.HaveAllAnswered ? LineState.Missing
        : LineState.NotTold);

    // The source's "not in force" stands also where the file could not be told genuine.
    private static (LineState, int?) StateOf(LineFinding.Verified verified, DateOnly today) => verified switch
    {
        { Genuine: GenuineAnswer.No } => (LineState.NotGenuine, null),
        { InForce: not (InForceAnswer.Yes or InForceAnswer.CouldNotBeTold) } => (LineState.NotInForce, null),
        { Genuine: GenuineAnswer.Yes, InForce: InForceAnswer.Yes } =>
            verified.ValidUntil?.DayNumber - today.DayNumber is { } days and <= SoonDays
                ? (LineState.EndsSoon, days)
                : (LineState.InOrder, null),
        _ => (LineState.NotTold, null),
    };
}
