using CounterDesk.Domain.Audit;
using CounterDesk.Domain.IdCards;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Features.Desk.Identity;

/// <summary>A card on the counter's reader; the clerk compares it with who is here.</summary>
public sealed partial class CardIdentity(
    PartyDesk parties, DeskClock clock, IOptions<HallOptions> hall, DeskBrowser browser,
    IStringLocalizer<IdentityText> text) : ComponentBase
{
    private AuditReceipt? _announcement;
    private ReadIdentity? _card;
    private bool _isRevealed;

    [Parameter, EditorRequired]
    public required VisitState State { get; set; }

    [Parameter, EditorRequired]
    public required Party Party { get; set; }

    [Parameter]
    public FaceAnswer? Face { get; set; }

    [Parameter]
    public EventCallback<FaceAnswer?> FaceChanged { get; set; }

    /// <summary>Told what a card says; null when none was read.</summary>
    [Parameter]
    public EventCallback<ReadIdentity?> OnRead { get; set; }

    private Task<bool> AnnounceAsync() => State.DoAsync(async cancellationToken =>
        _announcement = await parties.AnnounceCardAsync(State.Id, State.Clerk, Party.Id, cancellationToken));

    private async Task<bool> TakeAsync(CardReading reading)
    {
        (_card, _isRevealed) = (null, false);
        if (!await State.DoAsync(cancellationToken =>
            parties.RecordCardAsync(
                State.Id, State.Clerk, Party.Id, _announcement!, reading, cancellationToken)))
        {
            return false;
        }

        _card = reading is CardReading.Read read ? Read(read) : null;
        await OnRead.InvokeAsync(_card);
        if (_card is { IsNotYetInForce: false })
        {
            await browser.FocusAsync("[data-field=face] input");
        }

        return true;
    }

    private ReadIdentity Read(CardReading.Read reading)
    {
        var card = reading.Card;
        var findings = CardChecks.Of(card, clock.Today, minimumAge: null);
        return new(
            findings.Contains(CardFinding.Expired) ? IdentityMethod.ExpiredCard : IdentityMethod.CardReader,
            new(card.Name, HolderCode.Of(card.Number)), reading.IsSigned, findings.Contains(CardFinding.NotYetInForce));
    }

    private async Task RevealAsync() => _isRevealed = await State.DoAsync(cancellationToken =>
        parties.RecordRevealAsync(State.Id, State.Clerk, Party.Id, cancellationToken));
}
