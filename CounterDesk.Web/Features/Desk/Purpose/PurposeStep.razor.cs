using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.Localization;
using VisitPurpose = CounterDesk.Domain.Visits.Purpose;

namespace CounterDesk.Web.Features.Desk.Purpose;

/// <summary>
/// The clerk says what it is for, who receives the copy and by what right she looks. Nothing can be seen before.
/// </summary>
public sealed partial class PurposeStep(
    ConsentDesk consent, LicenseKindCatalog kinds, DeskBrowser browser, IStringLocalizer<PurposeText> text, IStringLocalizer<DeskText> deskText)
    : StepPage(browser)
{
    private PurposeForm _form = new();

    private bool IsOff => _form.Missing is not null || State.IsBusy;

    protected override void OnInitialized() => _form = PurposeForm.Of(Visit);

    // What is missing is said by the button; a fault in what was typed is said where it was typed.
    private string? FaultOf(TextFault? fault, string typed, int longest) =>
        fault is TextFault.TooLong ? text["Fault_TooLong", longest, typed.Trim().Length - longest].Value
        : fault is TextFault.ControlCharacter ? text["Fault_ControlCharacter"].Value
        : null;

    private async Task RecordAsync()
    {
        var purpose = VisitPurpose.Create(_form.Text, _form.Recipient) with
        {
            Kinds = [.. kinds.All.Select(kind => kind.Code)],
        };
        if (await State.DoAsync(cancellationToken =>
            consent.RecordPurposeAsync(State.Id, State.Clerk, purpose, cancellationToken)))
        {
            await State.DoAsync(cancellationToken => consent.AskNextAsync(Visit, State.Clerk, cancellationToken));
        }
    }

    private Task<bool> LeaveAsync() => State.GoToAsync(VisitStep.Identity);
}
