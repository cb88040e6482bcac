using System.Collections.Immutable;

namespace CounterDesk.Domain.Visits;

/// <summary>
/// Every requirement held against one mandate, and what follows: may the agent act, and what may be fetched.
/// </summary>
public sealed class MandateReport
{
    private readonly ImmutableArray<string> _scope;

    /// <param name="results">One for every requirement.</param>
    /// <param name="scope">Codes of the kinds the mandate reaches to.</param>
    /// <param name="asked">Codes of the kinds that are asked for.</param>
    /// <exception cref="ArgumentException">A requirement is missing or answered twice.</exception>
    public MandateReport(
        IEnumerable<MandateResult> results, ImmutableArray<string> scope, ImmutableArray<string> asked)
    {
        Results = [.. results.OrderBy(result => result.Requirement)];
        if (!Results.Select(result => result.Requirement).SequenceEqual(Enum.GetValues<MandateRequirement>()))
        {
            throw new ArgumentException("A report needs exactly one result for every requirement.", nameof(results));
        }

        _scope = scope;
        Covered = [.. asked.Where(scope.Contains)];
        LeftOut = [.. asked.Except(Covered)];
    }

    public ImmutableArray<MandateResult> Results { get; }

    /// <summary>Codes of the kinds asked for that the mandate reaches to, whatever else is wrong with it.</summary>
    public ImmutableArray<string> Covered { get; }

    /// <summary>Codes of the kinds asked for that the mandate does not reach to.</summary>
    public ImmutableArray<string> LeftOut { get; }

    /// <summary>
    /// Whether the agent may act on it. A failure decides; short of that, nothing may be left that could not be told.
    /// </summary>
    public MandateAnswer Stands =>
        AboutTheWhole.Any(result => result.Answer is MandateAnswer.NotFulfilled) ? MandateAnswer.NotFulfilled
        : AboutTheWhole.All(result => result.Answer is MandateAnswer.Fulfilled) ? MandateAnswer.Fulfilled
        : MandateAnswer.CouldNotBeTold;

    /// <summary>It was good once and is over (民法典 173): the visit stops.</summary>
    public bool HasEnded => Results.Any(result => result.Reason is MandateReason.Over or MandateReason.Ended);

    public MandateResult this[MandateRequirement requirement] => Results[(int)requirement];

    // What it does not reach to is not fetched; the rest of it stands.
    private IEnumerable<MandateResult> AboutTheWhole =>
        Results.Where(result => result.Requirement is not MandateRequirement.ScopeCovers);

    /// <summary>Whether a license of this kind may be fetched for the agent.</summary>
    public bool MayFetch(string kindCode) => Stands is MandateAnswer.Fulfilled && _scope.Contains(kindCode);
}
