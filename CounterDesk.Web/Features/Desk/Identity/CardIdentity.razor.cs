using CounterDesk.Domain.Audit;
using CounterDesk.Domain.IdCards;
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
    private bool _isRead;
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

    [Parameter]
    public EventCallback OnType { get; set; }

    private IReadOnlyList<Choice<FaceAnswer>> Faces => [.. Enum.GetValues<FaceAnswer>().Select(
        face => new Choice<FaceAnswer>(face, text[$"Face_{face}"], text[$"Face_{face}_Note"]))];

    private Task<bool> AnnounceAsync() => State.DoAsync(async cancellationToken =>
        _announcement = await parties.AnnounceCardAsync(State.Id, State.Clerk, Party.Id, cancellationToken));

    private async Task<bool> TakeAsync(CardReading reading)
    {
        (_isRead, _isRevealed) = (reading is CardReading.Read, false);
        if (!await State.DoAsync(cancellationToken =>
            parties.RecordCardAsync(
                State.Id, State.Clerk, Party.Id, _announcement!, reading, cancellationToken)))
        {
            return false;
        }

        await OnRead.InvokeAsync(reading is CardReading.Read(var card, var isSigned, _)
            ? new ReadIdentity(
                card.Name, card.Number, isSigned,
                CardChecks.Of(card, clock.Today, minimumAge: null).Contains(CardFinding.InForce))
            : null);
        if (_isRead)
        {
            await browser.FocusAsync("[data-field=face] input");
        }

        return true;
    }

    private async Task RevealAsync() => _isRevealed = await State.DoAsync(cancellationToken =>
        parties.RecordRevealAsync(State.Id, State.Clerk, Party.Id, cancellationToken));
}
