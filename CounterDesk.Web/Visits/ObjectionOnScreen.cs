using System.Collections.Immutable;
using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Paper;

namespace CounterDesk.Web.Visits;

/// <summary>
/// An objection that has its receipt number, and the very file of the receipt that is shown and printed. Where a
/// character has no shape in any font there is no file, and <paramref name="Missing"/> names it.
/// </summary>
public sealed record ObjectionOnScreen(Objection Objection, byte[]? Slip, ImmutableArray<MissingGlyph> Missing)
{
    /// <summary>The number that was left, masked; null when there is none.</summary>
    public string? MaskedPhone { get; init; }
}
