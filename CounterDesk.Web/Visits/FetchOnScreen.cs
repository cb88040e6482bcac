using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Web.Visits;

/// <summary>
/// A copy made ahead that is being fetched, and the very file that is shown and printed; null where it is on paper.
/// </summary>
public sealed record FetchOnScreen(CopyNumber Number, byte[]? Pdf);
