using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Objections;

namespace CounterDesk.Web.Objections;

/// <summary>What the audit log says of an objection that is filed: which, of what visit and about what license.</summary>
internal static class ObjectionNote
{
    public static AuditNote Of(Objection objection, AuditAction action) => new()
    {
        Action = action,
        Visit = objection.VisitId,
        Subject = objection.MaskedHolder,
        LicenseHash = objection.KindCode is null ? null : objection.AboutHash,
        KindCode = objection.KindCode,
        Details = [new("Number", objection.Number)],
    };
}
