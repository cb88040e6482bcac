using CounterDesk.Web.CommandLine;
using CounterDesk.Web.Components;
using CounterDesk.Web.Demo;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.HallTexts;
using CounterDesk.Web.Health;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.Localization;
using CounterDesk.Web.RegisterExtracts;
using CounterDesk.Web.Security;

namespace CounterDesk.Web.Features.PublicCheck;

/// <summary>
/// The check page as a program of its own (<c>--Serve check</c>), on an extract of the register: no desk, no sign-in, no
/// database, and of the keys only what answering takes.
/// </summary>
public static class CheckAlone
{
    private const string Setting = "Serve";

    /// <exception cref="CannotStartException">The setting is neither desk nor check.</exception>
    public static bool IsAsked(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" or "desk" => false,
        "check" => true,
        var other => throw new CannotStartException($"{Setting} is '{other}'. It must be desk or check."),
    };

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.AddHall();
        builder.AddDemoName();
        builder.AddSecurity();
        builder.AddDeskLocalization();
        builder.AddDeskComponents();
        builder.AddLicenseKinds();
        builder.AddFonts();
        builder.AddRegisterExtract();
        builder.AddPublicCheck();

        // The names that the extract brings; those of the settings where it is an older one and brings none.
        builder.Services.AddSingleton<CurrentHallTexts>();

        var app = builder.Build();

        app.CheckSettings();
        app.UseSecurity();
        app.UseRequestLocalization();
        app.UseErrorPages();

        app.MapStaticAssets().AllowAnonymous();
        app.MapScreenFonts();
        app.MapHealth();
        app.MapLanguageChoice();
        app.MapPublicCheck();
        app.MapGet("/", () => Results.Redirect("/c")).AllowAnonymous();
        return app;
    }
}
