using System.Collections.Immutable;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Copies;
using CounterDesk.Web.ServiceItems;
using CounterDesk.Web.Visits;
using CounterDesk.Web.Visits.Papers;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Features.Desk.Purpose;

/// <summary>
/// The clerk chooses what it is for. The service item says which materials it takes, which licenses may be asked for and
/// by what right.
/// </summary>
public sealed partial class PurposeStep(
    ConsentDesk consent,
    ServiceItemList items,
    RequestDesk requests,
    WhoLookedDesk looked,
    DeskClock clock,
    LicenseKindCatalog kinds,
    IOptions<HallOptions> hall,
    DeskBrowser browser,
    IStringLocalizer<PurposeText> text,
    IStringLocalizer<DeskText> deskText) : StepPage(browser)
{
    private PurposeForm _form = null!;
    private string _typed = "";
    private string _foundFor = "";
    private ImmutableArray<ServiceItem> _found = [];

    // Somebody says that a copy waits for her.
    private bool _asksForWaiting;

    // About whom it may be asked who looked: some people come for nothing else.
    private ImmutableArray<Party> _about = [];

    // A new round has an empty field.
    private int _round;

    private bool IsOff => _form.Missing is not null || State.IsBusy;

    private RequiredMaterials Materials => RequiredMaterials.Of(_form.Item!, kinds);

    private BasisKind BasisKind => _form.Item?.DutyProvision is not null && !Visit.IsInWriting
        ? BasisKind.StatutoryDuty
        : Visit.BasisFor(Visit.Holders.First());

    private string MainLabel => _form.Missing is { } missing
        ? text[missing]
        : Visit.IsInWriting ? text["Request_Button"]
        : text[_form.Item!.DutyProvision is null ? "Ask_Button" : "Tell_Button", AskedName];

    private string AskedName => deskText.AskedFor(Visit, Visit.Holders.First());

    protected override async Task OnInitializedAsync()
    {
        _form = new(Visit.HasAgent, hall.Value.CopyValidityDays);
        _about = await looked.FindAboutAsync(Visit, CancellationToken.None);
        if (Visit.Purpose is { Item: { } code } recorded
            && await items.ReadAsync(code, CancellationToken.None) is { IsRetired: false } item)
        {
            _form.Take(item, recorded);
        }
    }

    private async Task FindAsync(string typed)
    {
        _typed = typed.Trim();
        var found = await items.FindAsync(typed, CancellationToken.None);

        // An answer that comes after more was typed is old.
        if (_typed == typed.Trim())
        {
            (_found, _foundFor) = (found, _typed);
        }
    }

    // Whoever types and presses Enter faster than the list follows means what she typed, not what the list still shows.
    private async Task ChooseFoundAsync(FoundItem chosen)
    {
        if (chosen.For == _typed)
        {
            Choose(chosen.Item);
            return;
        }

        if (_foundFor != _typed)
        {
            await FindAsync(_typed);
        }

        if (chosen.IsFirst && _found is [var meant, ..])
        {
            Choose(meant);
        }
    }

    private void Choose(ServiceItem? item)
    {
        _form.Choose(item);
        (_typed, _foundFor, _found, _round) = ("", "", [], _round + 1);
        FocusAfterRender(item is null ? "#item" : "h1");
    }

    private async Task RecordAsync()
    {
        var purpose = _form.Read(Materials.Kinds.Select(kind => kind.Code));
        if (await State.DoAsync(cancellationToken =>
            consent.RecordPurposeAsync(State.Id, State.Clerk, purpose, cancellationToken)))
        {
            if (!Visit.NeedsMandate && !Visit.IsInWriting)
            {
                await State.DoAsync(cancellationToken => consent.AskNextAsync(Visit, State.Clerk, cancellationToken));
            }
        }
    }

    private void AskForWaiting()
    {
        _asksForWaiting = true;
        FocusAfterRender("#fetch-number");
    }

    private Task<bool> ShowWhoLookedAsync(Party party) => State.DoAsync(cancellationToken =>
        looked.ShowAsync(State.Id, party.Id, looked.Earliest, clock.Today, State.Clerk, cancellationToken));

    private Task<bool> LeaveAsync() => State.GoToAsync(VisitStep.Identity);
}
