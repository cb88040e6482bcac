using System.Collections.Immutable;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Visits.Papers;

namespace CounterDesk.Web.Visits;

/// <summary>
/// A paper of the visit that is no copy: the very file that is shown and printed. Where a character has no shape in any
/// font there is no file, and <paramref name="Missing"/> names it.
/// </summary>
public sealed record PaperOnScreen(VisitPaper Kind, byte[]? Pdf, ImmutableArray<MissingGlyph> Missing);
