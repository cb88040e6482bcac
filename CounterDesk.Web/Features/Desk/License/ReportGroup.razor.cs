using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Verification;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>The checks of one group, or all of them, behind one line that sums them up.</summary>
public sealed partial class ReportGroup(
    IStringLocalizer<LicenseText> text, IStringLocalizer<VerificationText> words) : ComponentBase
{
    private bool _isOpen;
    private string? _lastPicked;

    /// <summary>Null for all checks in one list.</summary>
    [Parameter]
    public CheckGroup? Group { get; set; }

    [Parameter, EditorRequired]
    public required OpenLicense Opened { get; set; }

    /// <summary>The signature whose seal is picked: its group opens and shows it.</summary>
    [Parameter]
    public string? PickedSeal { get; set; }

    private SignatureReport? Picked => Group is CheckGroup.Seal && PickedSeal is not null
        ? Opened.Report.File?.Signatures.FirstOrDefault(signature => signature.Id == PickedSeal)
        : null;

    private List<CheckResult> Rows =>
        [.. Opened.Report.Results.Where(result => Group is null || LicenseChecks.GroupOf(result.Check) == Group)];

    private string Name => Group is { } group ? words[$"Group_{group}"] : text["All_Name"];

    private string Summary => Group is { } group ? SummaryOf(group) : text["All_Summary", Rows.Count];

    private string SummaryOf(CheckGroup group) => group switch
    {
        CheckGroup.Seal => Seals,
        CheckGroup.Status => text["Summary_Status", text.NameOf(Opened.License.Origin)],
        CheckGroup.Holder => Holder,
        CheckGroup.File or CheckGroup.Chain or CheckGroup.Content => text[$"Summary_{group}"],
    };

    private string Seals => Opened.Report.File?.Signatures switch
    {
        [{ SealName: { } name }] => name,
        { Length: var count } => text["Summary_Seals", count],
        null => "",
    };

    private string Holder => Opened.Report[LicenseCheck.HolderAskedFor].Outcome is CheckOutcome.NotNeeded
        ? text["Summary_Holder_NobodyAskedFor"]
        : text["Summary_Holder", Mask.Name(Opened.License.Holders[0].Name)];

    // Opened by picking, once; the clerk may shut it all the same.
    protected override void OnParametersSet()
    {
        _isOpen |= Picked is not null && PickedSeal != _lastPicked;
        _lastPicked = PickedSeal;
    }

    private static bool IsAnswered(CheckResult row) => row.Outcome is not (CheckOutcome.Failed or CheckOutcome.NotDone);

    private RenderFragment? DetailOf(CheckResult row) =>
        text.DetailOf(row, Opened) is { Length: > 0 } detail ? builder => builder.AddContent(0, detail) : null;
}
