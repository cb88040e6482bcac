using CounterDesk.Domain.Licenses;
using CounterDesk.Web.Components.Shared;

namespace CounterDesk.Web.Features.Desk.Results;

/// <summary>
/// How a license stands before it is opened: by the source's word, and by its dates where that word is "valid".
/// </summary>
public sealed record HitState(LicenseStatus Status, Outcome Outcome)
{
    public static HitState Of(LicenseHit hit, DateOnly today)
    {
        var status = hit.Status is not LicenseStatus.Valid ? hit.Status
            : hit.ValidUntil < today ? LicenseStatus.Expired
            : hit.ValidFrom > today ? LicenseStatus.NotActivated
            : LicenseStatus.Valid;
        return new(status, OutcomeOf(status));
    }

    private static Outcome OutcomeOf(LicenseStatus status) => status switch
    {
        LicenseStatus.Valid => Outcome.Pass,
        LicenseStatus.NotActivated or LicenseStatus.Suspended or LicenseStatus.Expired => Outcome.Warn,
        LicenseStatus.Cancelled or LicenseStatus.Revoked or LicenseStatus.Withdrawn or LicenseStatus.Superseded =>
            Outcome.Void,
        LicenseStatus.Unknown => Outcome.Unknown,
    };
}
