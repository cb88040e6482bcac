namespace CounterDesk.Web.Auditing;

public static class AuditingModule
{
    /// <summary>Registers the audit log, and what opens it at every start of the desk.</summary>
    public static void AddAuditing(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<AuditLog>();
        builder.Services.AddHostedService<AuditLogOpening>();
    }
}
