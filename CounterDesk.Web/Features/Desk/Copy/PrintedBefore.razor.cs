using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Copies;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Copy;

/// <summary>
/// Tells the clerk, before a number is taken, what was printed already, and asks what the rule asks: nothing more, a
/// reason, or a second person as well.
/// </summary>
public sealed partial class PrintedBefore(DeskClock clock, IStringLocalizer<CopyStepText> text) : ComponentBase
{
    private ReprintReason? _reason;
    private string _note = "";
    private bool _isConfirmed;

    [Parameter]
    public AuditProof? Proof { get; set; }

    [Parameter, EditorRequired]
    public required PreparedCopy.PrintedBefore Before { get; set; }

    /// <summary>Who is here.</summary>
    [Parameter, EditorRequired]
    public required Party Party { get; set; }

    [Parameter, EditorRequired]
    public required Clerk Clerk { get; set; }

    [Parameter]
    public EventCallback OnBack { get; set; }

    [Parameter]
    public EventCallback<ReprintAnswer> OnAnswer { get; set; }

    private PrintingDecision.PrintedBefore Decision => Before.Decision;

    private ReprintPermission Asks => Decision.Asks;

    private bool NeedsReason => Asks is not ReprintPermission.Clerk;

    private string Heading => Decision.Last.Day == clock.Today
        ? text["Before_Today", Decision.Last.Value]
        : text["Before_Earlier", Decision.Last.Day.ToString("M-d", System.Globalization.CultureInfo.InvariantCulture), Decision.Last.Value];

    private IReadOnlyList<Choice<ReprintReason>> Reasons =>
        [.. Enum.GetValues<ReprintReason>().Select(reason => new Choice<ReprintReason>(reason, text[$"Again_{reason}"]))];

    private TextFault? Fault => _reason is { } reason ? Reprint.FindFault(reason, _note) : null;

    // That nothing was written yet is what the button says.
    private string? NoteFault =>
        Fault is { } fault and not TextFault.Missing ? text[$"Again_Note_{fault}", Reprint.MaxNoteLength].Value : null;

    private Reprint? Why => _reason is { } reason && Fault is null ? Reprint.Create(reason, _note) : null;

    private bool IsEnough => Asks switch
    {
        ReprintPermission.Clerk => true,
        ReprintPermission.ClerkWithReason => Why is not null,
        ReprintPermission.SecondPerson => Why is not null && _isConfirmed,
    };

    private string Word => IsEnough ? "Again_Print"
        : _reason is null ? "Again_Missing"
        : Why is null ? "Again_Note_Missing"
        : "Again_Second_Missing";

    private string WordsOf(Reprint why) =>
        why.Note is { } note ? text["Again_Words", text[$"Again_{why.Reason}"].Value, note] : text[$"Again_{why.Reason}"];

    private void TakeDecision(Confirmation confirmation) =>
        _isConfirmed = confirmation.State is ConfirmationState.Confirmed;
}
