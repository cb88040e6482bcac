using System.Collections.Immutable;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Domain.Reports;

/// <summary>Visits that were opened on the day.</summary>
public sealed record VisitNumbers
{
    /// <summary>What an open visit is counted under among the ends.</summary>
    public const string Open = "Open";

    /// <summary>As the audit log has them.</summary>
    public required int Opened { get; init; }

    /// <summary>Who came: names of <see cref="Visitor"/>.</summary>
    public required ImmutableArray<Counted> ByVisitor { get; init; }

    /// <summary>How old who came is: every <see cref="AgeGroup"/>, in their order.</summary>
    public required ImmutableArray<Counted> ByAge { get; init; }

    /// <summary>What was needed: names of <see cref="VisitNeeds"/>. One visit may have several.</summary>
    public required ImmutableArray<Counted> ByNeed { get; init; }

    /// <summary>Visits at which anything was needed.</summary>
    public required int WithNeeds { get; init; }

    /// <summary>How they ended: names of <see cref="VisitEnd"/>, or <see cref="Open"/>.</summary>
    public required ImmutableArray<Counted> ByEnd { get; init; }

    /// <summary>By which ways people of an age were served, the written way beside the one on the screen.</summary>
    public required ImmutableArray<WayCount> Ways { get; init; }

    /// <summary>As the table of visits has them: the same as <see cref="Opened"/>, or somebody changed a table.</summary>
    public int Kept => ByEnd.Sum(end => end.Count);

    public static VisitNumbers Of(
        IReadOnlyCollection<EntryTally> opened, IReadOnlyCollection<VisitTally> visits) => new()
    {
        Opened = opened.Where(tally => tally.IsDone).Sum(tally => tally.Count),
        ByVisitor = opened.Where(tally => tally.IsDone).ByName(tally => tally["Visitor"], tally => tally.Count),
        ByAge =
        [
            .. from age in Enum.GetValues<AgeGroup>()
               select new Counted(age.ToString(), visits.Where(visit => visit.Age == age).Sum(visit => visit.Count)),
        ],
        ByNeed =
        [
            .. from need in Enum.GetValues<VisitNeeds>()
               where need is not VisitNeeds.None
               select new Counted(
                   need.ToString(), visits.Where(visit => visit.Needs.HasFlag(need)).Sum(visit => visit.Count)),
        ],
        WithNeeds = visits.Where(visit => visit.Needs is not VisitNeeds.None).Sum(visit => visit.Count),
        ByEnd = visits.ByName(visit => visit.End?.ToString() ?? Open, visit => visit.Count),
        Ways =
        [
            .. from visit in visits
               where visit.Method is not null || visit.Proof is not null
               group visit by (visit.Age, HasNeeds: visit.Needs is not VisitNeeds.None, visit.Method, visit.Proof) into same
               orderby same.Key.Age, same.Key.HasNeeds, same.Key.Method, same.Key.Proof
               select new WayCount(
                   same.Key.Age, same.Key.HasNeeds, same.Key.Method, same.Key.Proof, same.Sum(visit => visit.Count)),
        ],
    };

    public int Of(string end) => ByEnd.FirstOrDefault(counted => counted.Name == end)?.Count ?? 0;
}

/// <summary>Visits of which nothing that the report counts differs.</summary>
/// <param name="Needs">What was needed.</param>
/// <param name="End">Null while they are open.</param>
/// <param name="Decade">The age of who came, divided by ten; null where it is not known.</param>
/// <param name="Method">How the desk learned who came; null while it did not.</param>
/// <param name="Proof">How who came agreed; null where she was not asked for herself.</param>
/// <param name="Count">At least one.</param>
public sealed record VisitTally(
    VisitNeeds Needs, VisitEnd? End, int? Decade, IdentityMethod? Method, BasisProof? Proof, int Count)
{
    public AgeGroup Age => AgeGroups.OfDecade(Decade);
}

/// <summary>How people were served: how the desk learned who they are, and how they agreed.</summary>
/// <param name="Age">How old who came is.</param>
/// <param name="HasNeeds">Whether anything was needed at the visit.</param>
/// <param name="Method">Null while nobody is identified.</param>
/// <param name="Proof">Null where who came was not asked for herself.</param>
/// <param name="Count">Of visits.</param>
public sealed record WayCount(AgeGroup Age, bool HasNeeds, IdentityMethod? Method, BasisProof? Proof, int Count)
{
    /// <summary>The law asks to look at how they were served: the elderly, and who needs something.</summary>
    public bool IsWatched => HasNeeds || AgeGroups.IsElderly(Age);

    /// <summary>Whether a paper or a clerk's ear took the place of the screen.</summary>
    public bool IsOffline => Method is IdentityMethod.Typed
        || Proof is BasisProof.SignedPaper or BasisProof.Spoken or BasisProof.LetterShown;
}
