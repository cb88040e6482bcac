using CounterDesk.Web;
using CounterDesk.Web.Components;
using CounterDesk.Web.Data;
using CounterDesk.Web.Localization;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<DeskClock>();

builder.AddDeskComponents();
builder.AddDatabase();
builder.AddDeskLocalization();

var app = builder.Build();

app.UseRequestLocalization();
app.UseAntiforgery();

app.MapStaticAssets();
app.MapLanguageChoice();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

app.Run();
