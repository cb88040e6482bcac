using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Verification;

namespace CounterDesk.Domain.Visits;

/// <summary>
/// Holds a mandate against the persons who were identified, the matter, the licenses asked for and the day.
/// </summary>
public static class MandateCheck
{
    public static MandateReport Of(Mandate mandate, MandateQuestion question)
    {
        var scope = ScopeOf(mandate, question.Item);
        return new(
            [
                // 民法典 165: the agent's name; 169: nobody else in his place.
                Named(MandateRequirement.AgentNamed, mandate.AgentName, question.AgentName),

                // 民法典 162, 165: it is the principal in whose name the agent acts.
                Named(MandateRequirement.PrincipalNamed, mandate.PrincipalName, question.PrincipalName),
                MatterCovered(mandate, question.Item),
                MayBeDelegated(question.Item),
                WithinTerm(mandate, question),
                Signed(mandate),
                NotEnded(mandate),
                ScopeCovers(mandate, question, scope),
            ],
            scope, question.Kinds);
    }

    private static MandateResult Named(MandateRequirement requirement, string inLetter, string? identified)
    {
        var (one, other) = (HolderName.Fold(inLetter), HolderName.Fold(identified));
        return other.Length is 0 ? MandateResult.CouldNotBeTold(requirement, MandateReason.NotIdentified)
            : one == other ? MandateResult.Fulfilled(requirement)
            : UnencodedName.IsSameButForUnencoded(one, other)
                ? MandateResult.CouldNotBeTold(requirement, MandateReason.NameUnencoded)
            : MandateResult.NotFulfilled(requirement, MandateReason.AnotherName);
    }

    // 民法典 165: the matter. Words that only contain the item's name may also leave it out: a person reads them.
    private static MandateResult MatterCovered(Mandate mandate, MandatedItem? item)
    {
        const MandateRequirement Requirement = MandateRequirement.MatterCovered;
        return item is null ? MandateResult.CouldNotBeTold(Requirement, MandateReason.ItemNotChosen)
            : mandate.Reading is { } reading && reading.ItemCode == item.Code
                ? reading.IsCovered
                    ? MandateResult.Fulfilled(Requirement)
                    : MandateResult.NotFulfilled(Requirement, MandateReason.AnotherMatter)
            : HolderName.Fold(mandate.Matter) == HolderName.Fold(item.Name) ? MandateResult.Fulfilled(Requirement)
            : MandateResult.CouldNotBeTold(Requirement, MandateReason.MatterNotRead);
    }

    // 民法典 161 (2): what must be done in person cannot be done by an agent. Which matters those are is the hall's data.
    private static MandateResult MayBeDelegated(MandatedItem? item)
    {
        const MandateRequirement Requirement = MandateRequirement.MayBeDelegated;
        return item switch
        {
            null => MandateResult.CouldNotBeTold(Requirement, MandateReason.ItemNotChosen),
            { InPersonReason: null } => MandateResult.Fulfilled(Requirement),
            _ => MandateResult.NotFulfilled(Requirement, MandateReason.InPersonOnly),
        };
    }

    // 民法典 165: the term; 173 (1): it ends with its last day, or when the matter is done. So a letter that runs until
    // the matter is done states a term, and one that says neither does not.
    private static MandateResult WithinTerm(Mandate mandate, MandateQuestion question)
    {
        const MandateRequirement Requirement = MandateRequirement.WithinTerm;
        var longest = mandate.From.AddMonths(question.LongestMonths);
        MandateReason? reason =
            question.Today < mandate.From ? MandateReason.NotYet
            : mandate.LastDay < question.Today ? MandateReason.Over
            : mandate.LastDay is null && !mandate.RunsUntilDone ? MandateReason.NoEndStated
            : (mandate.LastDay ?? question.Today) > longest ? MandateReason.TooLong
            : null;
        return reason is { } why
            ? MandateResult.NotFulfilled(Requirement, why)
            : MandateResult.Fulfilled(Requirement);
    }

    // 民法典 165: signed or sealed by the principal.
    private static MandateResult Signed(Mandate mandate) => mandate.IsSigned
        ? MandateResult.Fulfilled(MandateRequirement.SignatureSeen)
        : MandateResult.NotFulfilled(MandateRequirement.SignatureSeen, MandateReason.NotSigned);

    // 民法典 173 (1) to (5).
    private static MandateResult NotEnded(Mandate mandate) => mandate.KnownEnd is null
        ? MandateResult.Fulfilled(MandateRequirement.NotEnded)
        : MandateResult.NotFulfilled(MandateRequirement.NotEnded, MandateReason.Ended);

    // 民法典 165: the powers (权限); 162: the agent acts within them.
    private static MandateResult ScopeCovers(
        Mandate mandate, MandateQuestion question, ImmutableArray<string> scope)
    {
        const MandateRequirement Requirement = MandateRequirement.ScopeCovers;
        return mandate.Kinds.IsEmpty && question.Item is null
                ? MandateResult.CouldNotBeTold(Requirement, MandateReason.ItemNotChosen)
            : question.Kinds.IsEmpty ? MandateResult.CouldNotBeTold(Requirement, MandateReason.KindsNotChosen)
            : question.Kinds.All(scope.Contains) ? MandateResult.Fulfilled(Requirement)
            : MandateResult.NotFulfilled(Requirement, MandateReason.KindsLeftOut);
    }

    private static ImmutableArray<string> ScopeOf(Mandate mandate, MandatedItem? item) =>
        mandate.Kinds is [_, ..] ? mandate.Kinds : item?.Kinds ?? [];
}
