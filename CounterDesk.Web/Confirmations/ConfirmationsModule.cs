using CounterDesk.Web.Confirmations.AtTheDesk;

namespace CounterDesk.Web.Confirmations;

public static class ConfirmationsModule
{
    /// <summary>Registers requests to a second person, and the job that ends those nobody answered.</summary>
    public static void AddConfirmations(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ConfirmationOptions>()
            .BindConfiguration(ConfirmationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<OpenConfirmations>();
        builder.Services.AddSingleton<ConfirmationDesk>();
        builder.Services.AddHostedService<ConfirmationWatch>();
        builder.AddSecondPersonAtTheDesk();
    }
}
