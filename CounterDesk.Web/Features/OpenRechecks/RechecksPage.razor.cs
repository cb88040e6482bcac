using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.OpenRechecks;

/// <summary>What was not answered while sources were down and has not been looked up since, for clerks and supervisors.</summary>
public sealed partial class RechecksPage(
    Rechecks rechecks, SharingPlatforms platforms, CurrentClerk currentClerk, DeskBrowser browser,
    IStringLocalizer<RechecksText> text) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ImmutableArray<Recheck>? _open;
    private bool _isStopped;

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnInitializedAsync() => _open = await rechecks.ListAsync(_leaving.Token);

    private async Task SettleAsync(Recheck recheck)
    {
        try
        {
            await rechecks.SettleAsync(recheck, await currentClerk.GetAsync(), _leaving.Token);
            _isStopped = false;
        }
        catch (AuditUnavailableException)
        {
            _isStopped = true;
        }

        _open = await rechecks.ListAsync(_leaving.Token);

        // What had focus may be gone.
        StateHasChanged();
        await browser.FocusOnceDrawnAsync(_isStopped ? "[data-stop] h1" : "h1");
    }

    // The hall's own library is no platform.
    private string NameOf(string source) => platforms.Find(source) is { } platform
        ? platform.Name.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is not "en")
        : text["Library"];
}
