using CounterDesk.Domain.Visits;

namespace CounterDesk.Domain.Enterprises;

/// <summary>By what right somebody at the visit acts for an enterprise, or why that is not shown.</summary>
public abstract record RightToAct
{
    private RightToAct()
    {
    }

    /// <summary>The enterprise's own business license, verified at this visit, names the person (民法典 61).</summary>
    public sealed record ByBusinessLicense : RightToAct;

    /// <summary>A letter of the enterprise that was held against the persons, the matter and the day (民法典 165).</summary>
    /// <param name="Until">The last day on which it counts; null where it runs until the matter is done.</param>
    public sealed record ByLetter(DateOnly? Until) : RightToAct;

    /// <summary>The business license has not been looked at yet.</summary>
    public sealed record NotShownYet : RightToAct;

    /// <summary>The business license was read, and does not show it.</summary>
    public sealed record NotShown(RelationReason Why) : RightToAct;

    /// <summary>The business license could not tell. Never a yes.</summary>
    public sealed record CouldNotBeTold(RelationReason Why) : RightToAct;

    /// <summary>Whether it lets the person see more than the business license.</summary>
    public bool IsShown => this is ByBusinessLicense or ByLetter;

    /// <param name="visit">The visit.</param>
    /// <param name="enterprise">One of its parties, whose licenses are asked for.</param>
    /// <param name="latest">What the business license proved when it was last verified; null before.</param>
    public static RightToAct Of(Visit visit, Party enterprise, RelationFinding? latest) =>
        visit.AskedFor(enterprise) is var acting && acting == visit.Agent ? OfLetter(visit)
        : acting.ProvenByKind is not null ? new ByBusinessLicense()
        : latest switch
        {
            { Answer: RelationAnswer.NotProven, Reason: { } why } => new NotShown(why),
            { Answer: RelationAnswer.CouldNotBeTold, Reason: { } why } => new CouldNotBeTold(why),
            _ => new NotShownYet(),
        };

    private static RightToAct OfLetter(Visit visit) =>
        visit.NeedsMandate ? new NotShownYet() : new ByLetter(visit.MandateEndsOn);
}
