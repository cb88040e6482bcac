using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Web.Copies;

/// <summary>
/// What stands on the paper and is to be compared. From the code alone, without a register, some of it is not known.
/// </summary>
public sealed record CopyOnPaper(
    CopyNumber Number,
    CopyForm Form,
    string? KindName,
    string MaskedHolder,
    string? NumberTail,
    string? Purpose,
    string? Recipient,
    DateOnly ExpiresOn,
    string? Counter);
