using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Mandates;
using CounterDesk.Web.Proofs;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.Localization;
using VisitMandate = CounterDesk.Domain.Visits.Mandate;

namespace CounterDesk.Web.Features.Desk.Mandate;

/// <summary>The letter of an agent, read against the people, the matter and the licenses of the visit.</summary>
public sealed partial class MandateStep(
    MandateDesk mandates, ConsentDesk consent, ProofStore proofs, DeskBrowser browser,
    IStringLocalizer<MandateText> text, IStringLocalizer<DeskText> deskText) : StepPage(browser)
{
    private MandateQuestion? _question;
    private VisitMandate? _mandate;
    private PlainImage? _picture;
    private string? _missing;
    private bool _isRefused;

    private bool IsOff => _mandate is null || _missing is not null || State.IsBusy;

    protected override async Task OnInitializedAsync() =>
        _question = await mandates.AskAsync(Visit, CancellationToken.None);

    private void Take(VisitMandate? mandate) => (_mandate, _isRefused) = (mandate, false);

    private async Task RecordAsync()
    {
        var agent = Visit.Parties.First(party => party.Role.ActsFor() is not null);
        await State.DoAsync(async cancellationToken =>
        {
            if (_picture is not null)
            {
                await proofs.KeepAsync(
                    State.Id, agent.Id, ProofKind.MandateLetter, _picture, State.Clerk, cancellationToken);
            }

            _isRefused = !await mandates.RecordAsync(State.Id, State.Clerk, _mandate!, cancellationToken);
        });
        if (!_isRefused && State.Visit is { Step: VisitStep.Consent } visit)
        {
            await State.DoAsync(cancellationToken => consent.AskNextAsync(visit, State.Clerk, cancellationToken));
        }

        FocusAfterRender("h1");
    }
}
