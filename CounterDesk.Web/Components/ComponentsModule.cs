using CounterDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components.Server;
using MudBlazor.Services;

namespace CounterDesk.Web.Components;

public static class ComponentsModule
{
    /// <summary>Registers Blazor, MudBlazor, what every page shares, and where errors nobody expected end.</summary>
    public static void AddDeskComponents(this IHostApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.Configure<CircuitOptions>(circuits =>
        {
            // A hall has up to so many desks, and the network of all of them may fail at once.
            circuits.DisconnectedCircuitMaxRetained = 400;
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            circuits.DetailedErrors = builder.Environment.IsDevelopment();
        });
        builder.Services.AddMudServices();
        builder.Services.AddScoped<DeskBrowser>();
        builder.Services.AddSingleton<ErrorReferences>();
        builder.Services.AddExceptionHandler<UnexpectedError>();
    }
}
