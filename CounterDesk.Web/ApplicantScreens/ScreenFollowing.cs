using CounterDesk.Web.Visits;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>Lets the screen of a counter follow what happens to its visit.</summary>
internal sealed class ScreenFollowing(VisitChanges changes, Screens screens) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        changes.Changed += Follow;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        changes.Changed -= Follow;
        return Task.CompletedTask;
    }

    private void Follow(VisitChange change) => screens.Tell(change.Counter);
}
