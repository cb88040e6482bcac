using CounterDesk.Web;
using CounterDesk.Web.Components;
using CounterDesk.Web.Data;
using CounterDesk.Web.Localization;
using MudBlazor.Services;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddMudServices();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<DeskClock>();

builder.AddDatabase();
builder.AddDeskLocalization();

var app = builder.Build();

app.UseRequestLocalization();
app.UseAntiforgery();

app.MapStaticAssets();
app.MapLanguageChoice();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

app.Run();
