using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.Visits;

/// <summary>What came of a search.</summary>
public abstract record SearchAnswer
{
    private SearchAnswer()
    {
    }

    /// <summary>What was typed cannot be asked. Nobody was asked, and nothing is recorded.</summary>
    public sealed record Unreadable(SearchForm LooksLike, IdentifierFault Fault) : SearchAnswer;

    /// <summary>
    /// The number is that of somebody who was not asked, or did not agree. No source was asked; the attempt is recorded.
    /// </summary>
    public sealed record NotAgreed(string Masked) : SearchAnswer;

    /// <param name="Query">What was understood.</param>
    /// <param name="Masked">What was understood, as it may be shown.</param>
    /// <param name="Source">The key of the source that was asked.</param>
    /// <param name="Lookup">What it answered, as far as the matter needs it and its holders agreed.</param>
    /// <param name="Outside">How many more it has, which are not shown.</param>
    /// <param name="Took">How long it took to answer.</param>
    /// <param name="AtUtc">When the answer was recorded.</param>
    public sealed record Answered(
        LicenseQuery Query, string Masked, string Source, LicenseLookup Lookup, int Outside, TimeSpan Took,
        DateTime AtUtc) : SearchAnswer;
}
