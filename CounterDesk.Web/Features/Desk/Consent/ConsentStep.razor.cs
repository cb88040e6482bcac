using CounterDesk.Domain.Audit;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.ServiceItems;
using CounterDesk.Web.Visits;
using CounterDesk.Web.Visits.Papers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Consent;

/// <summary>
/// Waits for each holder, or who acts for one, to say what may be looked at: on the applicant's screen, or in another
/// way, which is recorded as it was.
/// </summary>
public sealed partial class ConsentStep(
    ConsentDesk consent,
    PhoneConsentDesk phones,
    VisitPaperDesk papers,
    ServiceItemList items,
    LicenseKindCatalog kinds,
    DeskBrowser browser,
    IStringLocalizer<ConsentText> text,
    IStringLocalizer<DeskText> deskText) : StepPage(browser)
{
    private ServiceItem? _item;
    private bool _isSpoken;
    private bool _isSigning;

    // The question for which the monitor is turned.
    private Guid? _turned;

    // The question for which a phone is asked.
    private Guid? _phone;

    private bool IsOnPhone => _phone is { } phone && Visit.Question?.Id == phone;

    private EventCallback OnPhone => phones.IsOfferedTo(Visit)
        ? EventCallback.Factory.Create(this, () => _phone = Visit.Question?.Id)
        : default;

    private bool IsAsking => Visit.Question is not null;

    // Until the next entry of the visit: then something else came of it.
    private bool IsSignatureLost => IsAsking && State.Content.Proof?.Action is AuditAction.SignatureNotKept;

    private bool IsTurned => _turned is { } turned && Visit.Question?.Id == turned;

    private bool IsNotice => Visit.Duty is not null;

    private Party? Asking => Visit.Question is { } question ? Visit.Find(question.Holder) : Visit.NotAsked;

    private Party? LastRefused => Visit.Holders.LastOrDefault(party => party.Answer is ConsentAnswer.Refused);

    private IReadOnlyList<AskedFields> Asked =>
        AskedFields.Of(Visit.Question?.Kinds ?? Visit.Purpose!.Kinds, kinds, _item);

    private string BodyKey =>
        Visit.IsRefused ? "Refused_Body"
        : Visit.NotAsked is not null ? "NotAsked_Body"
        : LastRefused is not null ? "PartlyRefused_Body"
        : "Agreed_Body";

    private string Heading =>
        IsAsking ? text[IsNotice ? "Title_Notice" : "Title_Waiting", NameOf(Asking)]
        : Visit.IsRefused ? text["Title_Refused", NameOf(LastRefused)]
        : Visit.NotAsked is { } next ? text["Title_NotAsked", NameOf(next)]
        : text["Title_Agreed"];

    // Who is asked, which is not always whose licenses they are.
    private string NameOf(Party? holder) => holder is null ? "" : deskText.AskedFor(Visit, holder);

    protected override async Task OnInitializedAsync() => _item =
        await items.ReadAsync(Visit.ItemCode, CancellationToken.None);

    private Task<bool> DrawSlipAsync() => State.DoAsync(cancellationToken =>
        papers.ShowConsentSlipAsync(Visit, State.Clerk, cancellationToken));

    private void LeavePhone()
    {
        _phone = null;
        FocusAfterRender("[data-action=phone]");
    }

    private void Turn() => _turned = Visit.Question?.Id;

    private Task<bool> AskAsync(Party holder) => State.DoAsync(cancellationToken => consent.AskAsync(
        State.Id, State.Clerk, holder.Id, consent.KindsFor(Visit, holder), reason: null, cancellationToken));

    private Task<bool> WithdrawAsync() => State.DoAsync(cancellationToken =>
        consent.WithdrawAsync(State.Id, State.Clerk, cancellationToken));

    private Task<bool> HelpAsync() => State.DoAsync(cancellationToken =>
        consent.HelpAsync(State.Id, State.Clerk, cancellationToken));

    private async Task AnswerAsync(ConsentAnswer answer, BasisProof proof)
    {
        (_isSpoken, _isSigning, _turned) = (false, false, null);
        if (Visit.Question is not { } question)
        {
            return;
        }

        var isRecorded = await State.DoAsync(cancellationToken => consent.AnswerAsync(
            State.Id, State.Clerk, question.Id, answer, proof, cancellationToken));
        if (isRecorded && State.Visit is { Step: VisitStep.Consent, NotAsked: { } next })
        {
            await AskAsync(next);
        }

        FocusAfterRender("h1");
    }
}
