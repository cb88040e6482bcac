using CounterDesk.Domain.Visits;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.Reception;

/// <summary>
/// Visits that were handed over and wait for a clerk. Names stand in none of them: the page is there when nobody is at
/// the counter.
/// </summary>
public sealed partial class OfferedCard(
    Handovers handovers, VisitChanges changes, NavigationManager navigation, IStringLocalizer<ReceptionText> text,
    IStringLocalizer<DeskText> deskText) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<Visit> _offered = [];

    // The one she wanted, somebody else has just taken.
    private bool _isGone;

    [Parameter, EditorRequired]
    public required Clerk Clerk { get; set; }

    /// <summary>Does what has to be recorded, and says so when it cannot be.</summary>
    [Parameter, EditorRequired]
    public required Func<Func<Task>, Task> Do { get; set; }

    public void Dispose()
    {
        changes.Changed -= OnChanged;
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override Task OnInitializedAsync()
    {
        changes.Changed += OnChanged;
        return LookAsync();
    }

    private static string TimeOf(Visit visit) =>
        DeskClock.MinuteOf(visit.HandedOverAtUtc!.Value);

    // Most changes in the hall are of visits that nobody hands over.
    private void OnChanged(VisitChange change)
    {
        if (change.IsOffered || _offered.Any(visit => visit.Id == change.Visit))
        {
            _ = InvokeAsync(LookAsync);
        }
    }

    private async Task LookAsync()
    {
        try
        {
            _offered = await handovers.ListAsync(_leaving.Token);
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }

    private Task TakeAsync(Visit visit) => Do(async () =>
    {
        _isGone = !await handovers.TakeAsync(visit.Id, Clerk, _leaving.Token);
        if (_isGone)
        {
            await LookAsync();
        }
        else
        {
            navigation.NavigateTo($"/desk/visits/{visit.Id}");
        }
    });
}
