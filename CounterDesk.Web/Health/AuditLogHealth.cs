using CounterDesk.Domain.Audit;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Health;

/// <summary>
/// The log would take an entry: its head row can be written. Nothing is, so asking often does not fill the log.
/// </summary>
internal sealed class AuditLogHealth(IDbContextFactory<CounterDeskDb> databases, IOptions<HallOptions> hall)
    : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var trial = await db.Database.BeginTransactionAsync(cancellationToken);
        var rows = await db.Set<AuditHead>()
            .Where(head => head.Hall == hall.Value.Code)
            .ExecuteUpdateAsync(
                row => row.SetProperty(head => head.Sequence, head => head.Sequence), cancellationToken);
        await trial.RollbackAsync(cancellationToken);
        return rows is 1 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
