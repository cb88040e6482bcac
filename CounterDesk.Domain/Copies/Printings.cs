using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Domain.Copies;

/// <summary>Decides whether a paper may be printed that was printed before, and which earlier one it names.</summary>
public static class Printings
{
    /// <param name="rule">The kind's, or the hall's.</param>
    /// <param name="earlier">All the register has of the same license, holder, matter and recipient.</param>
    /// <param name="visit">At which it is asked for.</param>
    /// <param name="today">In China.</param>
    /// <param name="answer">What the clerk said when she was told; null while she was not.</param>
    /// <param name="isConfirmed">A second person let her print again what <paramref name="answer"/> saw.</param>
    /// <param name="isOpened">A supervisor has opened how often: what the rule asks besides is asked all the same.</param>
    public static PrintingDecision Decide(
        ReprintRule rule, IEnumerable<EarlierCopy> earlier, Guid visit, DateOnly today, ReprintAnswer? answer,
        bool isConfirmed, bool isOpened = false)
    {
        ImmutableArray<EarlierCopy> all = [.. earlier.OrderByDescending(copy => copy.MadeAtUtc)
            .ThenByDescending(copy => copy.Number.Day).ThenByDescending(copy => copy.Number.Sequence)];
        if (all.FirstOrDefault(copy => copy.Visit == visit && (copy.State is CopyState.Reserved || copy.IsAskedAhead)) is { } open)
        {
            return new PrintingDecision.AnswerFirst(open.Number);
        }

        // Whoever was let print a sheet that was spoiled is let print it.
        if (all.FirstOrDefault(copy => copy.Visit == visit && IsSpoiledAndNotReplaced(copy, all)) is { } spoiled)
        {
            return new PrintingDecision.May(spoiled.Number);
        }

        // One that nobody has answered for at another counter may lie in a printer: it counts. One that the hall took
        // back does not.
        var first = today.AddDays(-rule.Days);
        ImmutableArray<EarlierCopy> counted =
        [
            .. all.Where(copy => copy.State is CopyState.Printed or CopyState.Reserved or CopyState.Waiting && copy.Number.Day > first),
        ];
        return counted switch
        {
            [] => new PrintingDecision.May(null),
            _ when counted.Length > rule.Most && !isOpened => new PrintingDecision.TooOften(rule, counted),
            [var last, ..] when IsEnough(rule.Asks, last.Number, answer, isConfirmed) =>
                new PrintingDecision.May(last.Number),
            _ => new PrintingDecision.PrintedBefore(rule.Asks, counted),
        };
    }

    private static bool IsSpoiledAndNotReplaced(EarlierCopy copy, ImmutableArray<EarlierCopy> all) =>
        copy.State is CopyState.Void && all.All(other => other.Replaces != copy.Number);

    // Somebody may have printed one more since the clerk was told: then she is told anew.
    private static bool IsEnough(
        ReprintPermission asks, CopyNumber last, ReprintAnswer? answer, bool isConfirmed) =>
        answer is not null && answer.Seen == last && asks switch
        {
            ReprintPermission.Clerk => true,
            ReprintPermission.ClerkWithReason => answer.Why is not null,
            ReprintPermission.SecondPerson => answer.Why is not null && isConfirmed,
        };
}
