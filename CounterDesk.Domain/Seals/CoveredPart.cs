using System.Collections.Immutable;
using CounterDesk.Domain.Ofd;

namespace CounterDesk.Domain.Seals;

/// <summary>The entries of one kind among those that a signature covers or leaves open. Never empty.</summary>
public sealed record CoveredPart(OfdPart Part, ImmutableArray<OfdEntry> Entries)
{
    /// <summary>Sorts entries by what they are to the document, pages by their numbers and all else by path.</summary>
    /// <param name="paths">Each once.</param>
    /// <param name="document">Whose entries they are.</param>
    /// <param name="ofSeals">The paths of seals, signatures and their list.</param>
    internal static ImmutableArray<CoveredPart> Sort(
        IEnumerable<string> paths, OfdDocument document, IReadOnlySet<string> ofSeals) =>
    [
        .. from path in paths
           let entry = document.Entry(path)
           let part = entry.Part is OfdPart.Other && ofSeals.Contains(path) ? OfdPart.Seal : entry.Part
           orderby part, entry.PageNumber
           group entry by part into alike
           select new CoveredPart(alike.Key, [.. alike]),
    ];
}
