using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Purpose;

/// <summary>
/// The clerk says what it is for, who receives the copy and by what right she looks. Nothing can be seen before.
/// </summary>
public sealed partial class PurposeStep(
    VisitDesk desk, DeskBrowser browser, IStringLocalizer<PurposeText> text, IStringLocalizer<DeskText> deskText)
    : StepPage(browser)
{
    private PurposeForm _form = new();

    private IReadOnlyList<Choice<BasisKind>> Kinds =>
        [.. Enum.GetValues<BasisKind>().Select(
            kind => new Choice<BasisKind>(kind, text[$"Basis_{kind}"], text[$"Basis_{kind}_Note"]))];

    private IReadOnlyList<Choice<BasisProof>> Proofs =>
        [.. Basis.ProofsOf(_form.Kind!.Value).Select(
            proof => new Choice<BasisProof>(proof, text[$"Proof_{proof}"], text[$"Proof_{proof}_Note"]))];

    private bool IsOff => _form.Missing is not null || State.IsBusy;

    protected override void OnInitialized() => _form = PurposeForm.Of(Visit);

    // What is missing is said by the button; a fault in what was typed is said where it was typed.
    private string? FaultOf(TextFault? fault, string typed, int longest) =>
        fault is TextFault.TooLong ? text["Fault_TooLong", longest, typed.Trim().Length - longest].Value
        : fault is TextFault.ControlCharacter ? text["Fault_ControlCharacter"].Value
        : null;

    private Task<bool> RecordAsync()
    {
        var (purpose, basis) = _form.Read();
        return State.DoAsync(cancellationToken =>
            desk.RecordPurposeAsync(State.Id, State.Clerk, purpose, basis, cancellationToken));
    }

    private Task<bool> LeaveAsync() => State.GoToAsync(Visit.MayLook ? VisitStep.Results : VisitStep.Closing);
}
