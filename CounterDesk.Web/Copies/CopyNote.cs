using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;

namespace CounterDesk.Web.Copies;

/// <summary>
/// What every audit entry about a registered copy says: which one, of whom, of what kind, made in which visit. Whoever
/// did something adds that it was she, and where.
/// </summary>
internal static class CopyNote
{
    public static AuditNote Of(RegisteredCopy copy, AuditAction action) => new()
    {
        Action = action,
        Counter = copy.Counter,
        Visit = copy.Visit,
        Subject = copy.MaskedHolder,
        KindCode = copy.KindCode,
        Details = [new("Number", copy.Number.Value)],
    };
}
