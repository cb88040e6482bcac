using CounterDesk.Web.Components.Layout;
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

    /// <summary>
    /// Answers what goes wrong with a page a person can read: an exception with a reference, an unknown address as
    /// such.
    /// </summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(unanswered => unanswered.HttpContext.Response.StatusCode is StatusCodes.Status404NotFound
            ? NotFound().ExecuteAsync(unanswered.HttpContext)
            : Task.CompletedTask);
    }

    private static Notice<SharedText> NotFound() => new()
    {
        Name = "not-found", Key = "NotFound", Status = StatusCodes.Status404NotFound, WayOnKey = "NotFound_Home",
    };
}
