using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.RegisterExtracts;

/// <summary>The extract is young enough to say something good of a copy.</summary>
internal sealed class ExtractHealth(ExtractFolder folder, IOptions<ExtractOptions> options, TimeProvider time)
    : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(options.Value.IsGood(folder.Current, time.GetUtcNow())
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy());
}
