using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing.Export;
using CounterDesk.Web.Auditing.Search;

namespace CounterDesk.Web.Auditing;

public static class AuditingModule
{
    /// <summary>
    /// Registers the audit log, what opens it at every start of the desk, and what proves it while the desk serves.
    /// </summary>
    public static void AddAuditing(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AuditOptions>()
            .BindConfiguration(AuditOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<AnchorFile>();
        builder.Services.AddSingleton(services => new DayClosing(
            () => FindRing(services), services.GetRequiredService<AnchorFile>(),
            services.GetRequiredService<ILogger<DayClosing>>()));
        builder.Services.AddSingleton<AuditLog>();
        builder.Services.AddSingleton<AuditProver>();
        builder.Services.AddSingleton<ProofKeeper>();
        builder.Services.AddSingleton<LogResumption>();
        builder.Services.AddSingleton<LogDeletion>();
        builder.Services.AddSingleton<LogExport>();
        builder.Services.AddSingleton<EntryProofs>();
        builder.Services.AddSingleton<AuditReader>();
        builder.Services.AddHostedService<AuditLogOpening>();
        builder.Services.AddHostedService<AuditWatch>();
    }

    private static IKeyRing? FindRing(IServiceProvider services)
    {
        try
        {
            return services.GetRequiredService<IKeyRing>();
        }
        catch (CannotStartException)
        {
            return null;
        }
    }
}
