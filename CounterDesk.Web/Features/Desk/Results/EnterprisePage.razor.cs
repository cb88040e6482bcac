using CounterDesk.Domain.Enterprises;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Results;

/// <summary>
/// An enterprise's licenses side by side: what is missing, what has ended and what ends soon stands first. What is found
/// later is verified as it comes.
/// </summary>
public sealed partial class EnterprisePage(
    EnterpriseDesk desk, LookUp lookUp, LicenseKindCatalog kinds, DeskClock clock, DeskBrowser browser,
    IStringLocalizer<ResultsText> text) : StepPage(browser)
{
    // The key of the words that say why the license chosen was not opened.
    private string? _notOpened;

    [Parameter, EditorRequired]
    public required EnterpriseOnScreen Shown { get; set; }

    /// <summary>Told once the page is left for the list.</summary>
    [Parameter]
    public EventCallback OnLeave { get; set; }

    private SearchAnswer.Answered Search => State.Content.Search!;

    private EnterpriseLicenses Licenses => Shown.LicensesAt(Visit, Search, kinds, clock.Today);

    private RightToAct Right => Shown.RightAt(Visit);

    private Party Acting => Visit.AskedFor(Visit.Find(Shown.PartyId));

    private string ActingName => Acting.MaskedName ?? "";

    private bool HasRefuted => Right.IsShown && Shown.Register?.Report.Genuine is GenuineAnswer.No;

    private Dictionary<string, SourceName> SourceNames => Search.Others.ToDictionary(source => source.Key, source => source.Name);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (!State.IsBusy && State.Content is { Paper: null, Enterprise: { } enterprise, Search: { } search }
            && enterprise.WaitingIn(search) is not [])
        {
            await State.DoAsync(cancellationToken => desk.LookOverAsync(State.Id, State.Clerk, cancellationToken));
        }
    }

    private Task<bool> LookAgainAsync() =>
        State.DoAsync(cancellationToken => desk.LookAgainAsync(State.Id, State.Clerk, cancellationToken));

    private Task<bool> ShowSheetAsync() => State.DoAsync(cancellationToken =>
        desk.ShowSheetAsync(Visit, State.Clerk, clock.Today, cancellationToken));

    private async Task OpenAsync(LicenseHit hit)
    {
        _notOpened = null;
        await State.DoAsync(async cancellationToken =>
            _notOpened = (await lookUp.OpenAsync(State.Id, State.Clerk, hit.Identifier, cancellationToken)).NotOpened());
    }

    private Task Leave()
    {
        State.Content.LeaveEnterprise();
        return OnLeave.InvokeAsync();
    }
}
