using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Domain.Copies;

/// <summary>Whether a copy may be printed, as far as it depends on what was printed before.</summary>
public abstract record PrintingDecision
{
    private PrintingDecision()
    {
    }

    /// <summary>It may. <c>Names</c> is the copy it takes the place of; null when it is the first.</summary>
    public sealed record May(CopyNumber? Names) : PrintingDecision;

    /// <summary>Another was made at this visit, and nobody has said yet how it came out.</summary>
    public sealed record AnswerFirst(CopyNumber Open) : PrintingDecision;

    /// <summary>It was printed before, the latest first, and the rule asks for something.</summary>
    public sealed record PrintedBefore(ReprintPermission Asks, ImmutableArray<EarlierCopy> Earlier) : PrintingDecision
    {
        /// <summary>The one that a second person is asked about, and that the new copy will name.</summary>
        public CopyNumber Last => Earlier[0].Number;
    }

    /// <summary>It was printed as often as the rule allows, the latest first. Nothing the clerk says changes that.</summary>
    public sealed record TooOften(ReprintRule Rule, ImmutableArray<EarlierCopy> Earlier) : PrintingDecision;
}
