using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Mandates;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>The open license with its report, and what may be printed of it.</summary>
public sealed partial class LicenseStep(
    LookUp lookUp, DeskBrowser browser, LicensePages pages, IStringLocalizer<LicenseText> words,
    IStringLocalizer<RelationText> relations, IStringLocalizer<DeskText> text) : StepPage(browser)
{
    private bool _isObjecting;
    private bool _isRevealing;

    private bool HasCovered => FaceRow.Of(State.Content.License!).Any(row => row.Mask is not null);

    // Drawn once, and kept with the license.
    private PagesAnswer Pages => pages.Of(State.Content)!;

    private PrintPermission MayPrint => State.Content.License!.Report.MayPrint;

    private LicenseStanding? Change => State.Content.License!.Change;

    private bool IsTakenBack => Change is { Status: LicenseStatus.Withdrawn };

    private static Outcome OutcomeOf(RelationAnswer answer) => answer switch
    {
        RelationAnswer.Proven => Outcome.Pass,
        RelationAnswer.NotProven => Outcome.Fail,
        RelationAnswer.CouldNotBeTold => Outcome.Unknown,
    };

    private async Task RevealAsync((string Key, string Reason) asked)
    {
        _isRevealing = false;
        await State.DoAsync(cancellationToken =>
            lookUp.RevealAsync(State.Id, State.Clerk, asked.Key, asked.Reason, cancellationToken));
        FocusAfterRender("h1");
    }

    // Looked up and verified as any other, so that what is on the screen and what is printed go by the same report.
    private async Task ReopenAsync()
    {
        OpeningAnswer? answer = null;
        await State.DoAsync(async cancellationToken => answer = await lookUp.OpenAsync(
            State.Id, State.Clerk, State.Content.License!.License.Identifier, cancellationToken));
        if (answer is not (null or OpeningAnswer.Opened))
        {
            await State.GoToAsync(VisitStep.Results);
        }

        FocusAfterRender("h1");
    }

    private void LeaveReceipt() => FocusAfterRender("h1");
}
