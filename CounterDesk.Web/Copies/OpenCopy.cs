using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Web.Copies;

/// <summary>
/// A copy that nobody has answered for yet: did it come out? Whoever sits at the counter now may answer for the one who
/// printed it.
/// </summary>
public sealed record OpenCopy(
    CopyNumber Number, CopyForm Form, string KindName, string MaskedHolder, string ClerkId, DateTime MadeAtUtc,
    int Pages);
