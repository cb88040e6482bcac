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

    /// <param name="Query">What was understood.</param>
    /// <param name="Masked">What was understood, as it may be shown.</param>
    /// <param name="Source">The key of the source that was asked.</param>
    /// <param name="Lookup">What it answered.</param>
    /// <param name="Took">How long it took to answer.</param>
    /// <param name="AtUtc">When the answer was recorded.</param>
    public sealed record Answered(
        LicenseQuery Query, string Masked, string Source, LicenseLookup Lookup, TimeSpan Took, DateTime AtUtc)
        : SearchAnswer;
}
