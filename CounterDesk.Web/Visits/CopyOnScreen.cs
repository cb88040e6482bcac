using CounterDesk.Domain.Copies;

namespace CounterDesk.Web.Visits;

/// <summary>A copy that has its number, and the very file that is shown and printed.</summary>
public sealed record CopyOnScreen(CertifiedCopy Copy, byte[] Pdf);
