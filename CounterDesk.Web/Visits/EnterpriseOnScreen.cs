using System.Collections.Immutable;
using CounterDesk.Domain.Enterprises;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Web.Visits;

/// <summary>
/// An enterprise whose licenses stand side by side: what came of verifying each, and of its business license what the
/// register says. Of all others no face is kept.
/// </summary>
/// <param name="Code">The credit code that was searched by.</param>
/// <param name="Name">Whole: names of organizations are public.</param>
/// <param name="PartyId">The party of the visit that it is.</param>
/// <param name="Needed">As <see cref="EnterpriseQuestion.Needed"/>.</param>
public sealed record EnterpriseOnScreen(
    HolderCode Code, string Name, Guid PartyId, ImmutableArray<ImmutableArray<string>> Needed)
{
    public ImmutableDictionary<LicenseIdentifier, LineFinding> Findings { get; init; } =
        ImmutableDictionary<LicenseIdentifier, LineFinding>.Empty;

    /// <summary>The business license that was verified last, without its file; null until one was.</summary>
    public OpenLicense? Register { get; init; }

    public RightToAct RightAt(Visit visit) => RightToAct.Of(visit, visit.Find(PartyId), Register?.Relation);

    /// <summary>The licenses of what the search has found by now.</summary>
    public EnterpriseLicenses LicensesAt(Visit visit, SearchAnswer.Answered search, LicenseKindCatalog kinds, DateOnly today)
    {
        var (party, isShown) = (visit.Find(PartyId), RightAt(visit).IsShown);
        return EnterpriseLicenses.Of(new()
        {
            Needed = Needed,
            Allowed =
            [
                .. Needed.SelectMany(some => some)
                    .Where(kind => party.MayLookAt(kind) && (isShown || kinds.Find(kind)?.Proves is not null)),
            ],
            Hits = HitsIn(search),
            Findings = Findings,
            HaveAllAnswered = search.Own is LicenseLookup.Found or LicenseLookup.None
                && !search.Others.Any(source => source.State.IsUntold()),
            Today = today,
        });
    }

    /// <summary>Those that were found and not verified yet.</summary>
    public ImmutableArray<LicenseHit> WaitingIn(SearchAnswer.Answered search) =>
        [.. HitsIn(search).Where(hit => !Findings.ContainsKey(hit.Identifier))];

    private static ImmutableArray<LicenseHit> HitsIn(SearchAnswer.Answered search) =>
        search.Lookup is LicenseLookup.Found(var hits) ? hits : [];
}
