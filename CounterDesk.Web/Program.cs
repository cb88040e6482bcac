using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.CommandLine;
using CounterDesk.Web.Components;
using CounterDesk.Web.Data;
using CounterDesk.Web.Demo;
using CounterDesk.Web.Keys;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.Localization;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;

return await Commands.RunAsync(args, settings =>
{
    // Paths on the command line are the user's; the program's own files lie beside it.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = settings, ContentRootPath = AppContext.BaseDirectory,
    });

    builder.AddHall();
    builder.AddDatabase();
    builder.AddKeys();
    builder.AddAuditing();
    builder.AddDeskLocalization();
    builder.AddDeskComponents();
    builder.AddSignIn();
    builder.AddLicenseLibrary();
    builder.AddVisits();
    builder.AddDemo();

    var app = builder.Build();

    app.UseRequestLocalization();
    app.UseAntiforgery();

    app.MapStaticAssets();
    app.MapLanguageChoice();
    app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

    return app;
});
