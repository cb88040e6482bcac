using System.Globalization;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Copies;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Consent;

/// <summary>
/// In place of asking, where nobody is here: what the written request says, who fetches the copies and until when.
/// </summary>
public sealed partial class WrittenRequestPage(
    RequestDesk requests, DeskClock clock, DeskBrowser browser, IStringLocalizer<ConsentText> text,
    IStringLocalizer<DeskText> deskText) : ComponentBase
{
    private RequestEntry _entry = null!;
    private WrittenRequest? _recorded;
    private bool _isAgain;

    [Parameter, EditorRequired]
    public required VisitState State { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<AskedFields> Asked { get; set; }

    private Visit Visit => State.Visit!;

    private bool IsRecorded => !_isAgain && _recorded is not null && Visit.MayLook;

    private bool IsOff => State.IsBusy || _entry.Missing is not null;

    private IReadOnlyList<Choice<RequestForm>> Forms =>
        [.. Enum.GetValues<RequestForm>().Select(form => new Choice<RequestForm>(form, text[$"Request_{form}"]))];

    private IReadOnlyList<Choice<FetchedBy>> Fetchers =>
    [
        .. Enum.GetValues<FetchedBy>().Select(
            who => new Choice<FetchedBy>(who, text[$"Request_By_{who}"], text[$"Request_By_{who}_Note"])),
    ];

    private string FetcherWords => _recorded!.IsFetchedByHolder ? text["Request_By_Holder"] : _recorded.MaskedFetcher;

    // What was typed is written out, so that a slip of a digit is seen.
    private string WrittenHint => _entry.WrittenOn is { } day ? Day(day) : text["Request_Written_Hint"];

    private string? WrittenFault => !_entry.IsDayWrong || _entry.Written.Length is 0 ? null
        : text[$"Request_Fault_{_entry.DayFault}", WrittenRequest.OldestDays].Value;

    private string? NumberFault => _entry.NumberFault is null ? null : text["Request_Number_Fault"].Value;

    private string? NameFault => _entry.IsNameWrong ? text["Request_Name_Fault", RequestEntry.MaxNameLength].Value : null;

    protected override async Task OnInitializedAsync()
    {
        _entry = new(clock.Today, requests.Days);
        _recorded = await requests.FindAsync(State.Id, CancellationToken.None);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void ChangeDays(ChangeEventArgs change) =>
        _entry.Days = int.Parse((string)change.Value!, CultureInfo.InvariantCulture);

    private async Task BeginAgainAsync()
    {
        (_entry, _isAgain) = (new(clock.Today, requests.Days), true);
        await browser.FocusOnceDrawnAsync("[data-field=form] input");
    }

    private async Task RecordAsync()
    {
        var (form, written, until, named) = (_entry.Form!.Value, _entry.WrittenOn!.Value, _entry.Until, _entry.Named);
        await State.DoAsync(cancellationToken => requests.RecordAsync(
            State.Id, State.Clerk, form, written, until, named, cancellationToken));
    }
}
