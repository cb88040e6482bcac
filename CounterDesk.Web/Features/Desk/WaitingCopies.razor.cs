using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Copies;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk;

/// <summary>
/// What waits for those who are here, to be handed out; and a field for whoever says that a copy waits for her which is
/// not listed.
/// </summary>
public sealed partial class WaitingCopies(
    FetchDesk fetching, DeskBrowser browser, IStringLocalizer<DeskText> text) : ComponentBase
{
    private ImmutableArray<WaitingCopy> _waiting = [];
    private FetchFault? _fault;
    private string _typed = "";

    [Parameter, EditorRequired]
    public required VisitState State { get; set; }

    /// <summary>Somebody says that a copy waits for her.</summary>
    [Parameter]
    public bool Asks { get; set; }

    private CopyNumber? Typed => CopyNumber.TryParse(_typed, out var number) ? number : null;

    private string? NumberFault => IdentifierText.Fold(_typed).Count(char.IsAsciiDigit) >= CopyNumber.DigitCount && Typed is null
        ? text["Fetch_Number_Wrong"].Value
        : null;

    protected override async Task OnInitializedAsync() =>
        _waiting = await fetching.ListAsync(State.Visit!, CancellationToken.None);

    private static string PaperOf(WaitingCopy one) =>
        one.Copy.IsPaperWaiting ? "Fetch_Paper_There" : one.Copy.IsAsked ? "Fetch_Paper_Asked" : "Fetch_Paper_File";

    private async Task OpenAsync(CopyNumber number)
    {
        _fault = null;
        await State.DoAsync(async cancellationToken =>
            _fault = await fetching.OpenAsync(State.Id, State.Clerk, number, cancellationToken));
        if (_fault is not null)
        {
            StateHasChanged();
            await browser.FocusOnceDrawnAsync("h1");
        }
    }
}
