using CounterDesk.Web.Components.Shared;
using MudBlazor.Services;

namespace CounterDesk.Web.Components;

public static class ComponentsModule
{
    /// <summary>Registers Blazor, MudBlazor and what every page shares.</summary>
    public static void AddDeskComponents(this IHostApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices();
        builder.Services.AddScoped<DeskBrowser>();
    }
}
