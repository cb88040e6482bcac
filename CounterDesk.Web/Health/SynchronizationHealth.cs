using CounterDesk.Web.LicenseLibrary.Mirror;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CounterDesk.Web.Health;

/// <summary>
/// What the hall's region publishes is taken in. Without it the desk goes on, with licenses that grow older: degraded and not
/// unhealthy.
/// </summary>
internal sealed class SynchronizationHealth(Synchronization synchronization) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        synchronization.IsOn && await synchronization.ReadStateAsync(cancellationToken) is { DownSinceUtc: not null }
            ? HealthCheckResult.Degraded()
            : HealthCheckResult.Healthy();
}
