using System.Linq.Expressions;
using CounterDesk.Domain.Audit;

namespace CounterDesk.Web.Reports;

/// <summary>A number of the report behind which entries of the audit log stand.</summary>
public enum ReportFigure
{
    Visits,
    Searches,
    Verifications,
    Passed,
    NotPassed,
    CouldNotBeTold,
    Papers,
    Spoiled,
    Withdrawn,
    Receivers,
    Objections,
    Overrides,
    BreakGlass,
    WithoutOutcome,
    Refused,
    Failed,
    NoAnswer,
}

internal static class ReportFigures
{
    /// <summary>Which entries a number counts; what matches is as many as the number says.</summary>
    public static Expression<Func<AuditEntry, bool>> EntriesOf(ReportFigure figure) => figure switch
    {
        ReportFigure.Visits => entry =>
            entry.Action == nameof(AuditAction.VisitOpened) && entry.Outcome == nameof(AuditOutcome.Done),
        ReportFigure.Searches => entry =>
            entry.Action == nameof(AuditAction.Search) && entry.Outcome != nameof(AuditOutcome.Announced),
        ReportFigure.Verifications => entry =>
            entry.Action == nameof(AuditAction.LicenseVerified) && entry.Outcome != nameof(AuditOutcome.Announced),
        ReportFigure.Passed => entry =>
            entry.Action == nameof(AuditAction.LicenseVerified) && entry.Details!.Contains("Genuine=Yes\nInForce=Yes"),
        ReportFigure.NotPassed => entry =>
            entry.Action == nameof(AuditAction.LicenseVerified)
            && (entry.Details!.Contains("Genuine=No\n")
                || (!entry.Details.Contains("InForce=Yes") && !entry.Details.Contains("InForce=CouldNotBeTold"))),
        ReportFigure.CouldNotBeTold => entry =>
            entry.Action == nameof(AuditAction.LicenseVerified)
            && !entry.Details!.Contains("Genuine=No\n")
            && (entry.Details.Contains("InForce=CouldNotBeTold")
                || (entry.Details.Contains("Genuine=CouldNotBeTold") && entry.Details.Contains("InForce=Yes"))),
        ReportFigure.Papers => entry =>
            (entry.Action == nameof(AuditAction.CopyReserved) || entry.Action == nameof(AuditAction.InformationSheetMade))
            && entry.Outcome == nameof(AuditOutcome.Done),
        ReportFigure.Spoiled => entry =>
            (entry.Action == nameof(AuditAction.CopySpoiled) || entry.Action == nameof(AuditAction.CopyOutdated)
                || entry.Action == nameof(AuditAction.CopyWaitEnded))
            && entry.Outcome == nameof(AuditOutcome.Done),
        ReportFigure.Withdrawn => entry =>
            entry.Action == nameof(AuditAction.CopyWithdrawn) && entry.Outcome == nameof(AuditOutcome.Done),
        ReportFigure.Receivers => entry =>
            entry.Action == nameof(AuditAction.CopyReported) || entry.Action == nameof(AuditAction.CopyReportAnswered),
        ReportFigure.Objections => entry =>
            (entry.Action == nameof(AuditAction.ObjectionFiled) || entry.Action == nameof(AuditAction.ObjectionAnswered))
            && entry.Outcome == nameof(AuditOutcome.Done),
        ReportFigure.Overrides => entry =>
            entry.Action == nameof(AuditAction.OverrideAsked) || entry.Action == nameof(AuditAction.OverrideConfirmed)
            || entry.Action == nameof(AuditAction.OverrideDeclined) || entry.Action == nameof(AuditAction.OverrideExpired)
            || entry.Action == nameof(AuditAction.OverrideWithdrawn),
        ReportFigure.BreakGlass => entry =>
            entry.Action == nameof(AuditAction.BreakGlassOpened) && entry.Outcome == nameof(AuditOutcome.Done),
        ReportFigure.WithoutOutcome => entry => entry.Outcome == nameof(AuditOutcome.Unknown),
        ReportFigure.Refused => entry => entry.Outcome == nameof(AuditOutcome.Refused),
        ReportFigure.Failed => entry => entry.Outcome == nameof(AuditOutcome.Failed),
        ReportFigure.NoAnswer => entry =>
            entry.Outcome == nameof(AuditOutcome.CouldNotBeTold)
            && (entry.Action == nameof(AuditAction.Search) || entry.Action == nameof(AuditAction.LicenseOpened)
                || entry.Action == nameof(AuditAction.CodeResolved)),
    };
}
