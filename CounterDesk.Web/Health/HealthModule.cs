using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CounterDesk.Web.Health;

public static class HealthModule
{
    public const string Address = "/health";

    /// <summary>
    /// Registers what must work for the desk to work: its database, its key ring, and a log that takes entries.
    /// </summary>
    public static void AddHealth(this IHostApplicationBuilder builder) =>
        builder.Services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database")
            .AddCheck<KeyRingHealth>("key-ring")
            .AddCheck<AuditLogHealth>("audit-log")
            .AddCheck<SynchronizationHealth>("synchronization");

    /// <summary>
    /// Maps <c>/health</c>: 200 or 503, and one word for each part. It says nothing that only the hall may know.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder routes) =>
        routes.MapHealthChecks(Address, new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(
        report.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status.ToString()),
        context.RequestAborted);
}
