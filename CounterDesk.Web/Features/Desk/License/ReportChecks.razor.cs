using CounterDesk.Domain.Verification;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>
/// What is not a plain pass lies open. After a pass the groups follow; else all checks in one list, which leaves room,
/// and those about seals before it once a seal is picked on the page.
/// </summary>
public sealed partial class ReportChecks(IStringLocalizer<LicenseText> text) : ComponentBase
{
    [Parameter, EditorRequired]
    public required OpenLicense Opened { get; set; }

    /// <summary>The signature whose seal is picked.</summary>
    [Parameter]
    public string? PickedSeal { get; set; }

    private IEnumerable<CheckGroup?> Groups =>
        ReportOutcome.HasPassed(Opened.Report) ? Enum.GetValues<CheckGroup>().Select(group => (CheckGroup?)group)
        : PickedSeal is null ? [null]
        : [CheckGroup.Seal, null];
}
