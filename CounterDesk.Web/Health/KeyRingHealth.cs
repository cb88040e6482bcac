using CounterDesk.Domain.Signing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CounterDesk.Web.Health;

/// <summary>The key ring can be read where it is kept, and what it encrypts, it decrypts again.</summary>
internal sealed class KeyRingHealth(IKeyRing keys) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var sample = "health"u8;
        var back = keys.Decrypt(KeyUse.AuditTerm, keys.Encrypt(KeyUse.AuditTerm, sample));
        return Task.FromResult(
            sample.SequenceEqual(back) && keys.IsUpToDate ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
    }
}
