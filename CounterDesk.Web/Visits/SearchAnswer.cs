using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.ShownCodes;

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

    /// <summary>A code was shown whose source does not say which license it stands for. No other source was asked.</summary>
    public sealed record CodeNotRead(ShownCodeTrouble Trouble) : SearchAnswer;

    /// <param name="Query">What was understood.</param>
    /// <param name="Masked">What was understood, as it may be shown.</param>
    /// <param name="Source">The key of the source that was asked.</param>
    /// <param name="Lookup">What it answered, as far as the matter needs it and its holders agreed.</param>
    /// <param name="Outside">How many more it has, which are not shown.</param>
    /// <param name="Took">How long it took to answer.</param>
    /// <param name="AtUtc">When the answer was recorded.</param>
    public sealed record Answered(
        LicenseQuery Query, string Masked, string Source, LicenseLookup Lookup, int Outside, TimeSpan Took,
        DateTime AtUtc) : SearchAnswer
    {
        /// <summary>Tells this search from the next, when an answer comes late.</summary>
        public Guid Id { get; } = Guid.CreateVersion7();

        /// <summary>What the hall's own library answered.</summary>
        public LicenseLookup Own { get; init; } = Lookup;

        /// <summary>How many more the library has.</summary>
        public int OwnOutside { get; init; } = Outside;

        /// <summary>The sharing platforms, each with its own state, those that have answered first.</summary>
        public ImmutableArray<AskedSource> Others { get; init; } = [];

        public bool IsAsking => Others.Any(source => source.State is SourceState.Asking);

        public LicenseHit? HitOf(LicenseIdentifier identifier) => Lookup is LicenseLookup.Found(var hits)
            ? hits.FirstOrDefault(hit => hit.Identifier == identifier)
            : null;

        /// <summary>The same with what one platform has answered meanwhile.</summary>
        public Answered With(AskedSource told)
        {
            // Those who answer later come later, so that what is listed already keeps its place.
            var others = Others.Where(source => source.Key != told.Key && source.State is not SourceState.Asking)
                .Append(told)
                .Concat(Others.Where(source => source.Key != told.Key && source.State is SourceState.Asking))
                .ToImmutableArray();
            return this with { Others = others, Lookup = Together(others), Outside = OwnOutside + others.Sum(source => source.Outside) };
        }

        private LicenseLookup Together(ImmutableArray<AskedSource> others)
        {
            var own = Own is LicenseLookup.Found(var found) ? found : [];
            return LicenseMerge.Merge(own.Concat(others.SelectMany(source => source.Hits))) is { IsEmpty: false } hits
                ? new LicenseLookup.Found(hits)
                : Own is LicenseLookup.None && others.Any(source => source.State.IsUntold())
                    ? new LicenseLookup.Unavailable("not all sources have answered")
                    : Own;
        }
    }
}
