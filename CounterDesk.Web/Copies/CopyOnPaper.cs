using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;

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
    string? Counter)
{
    /// <summary>What the code alone says.</summary>
    public static CopyOnPaper Of(CopyCode code, LicenseKindCatalog kinds) => new(
        code.Number, code.Form, kinds.Find(code.KindCode)?.Name, code.MaskedHolder,
        NumberTail: null, Purpose: null, Recipient: null, code.ExpiresOn, Counter: null);
}
