using CounterDesk.Web;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.BreakGlass;
using CounterDesk.Web.CommandLine;
using CounterDesk.Web.Components;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.Demo;
using CounterDesk.Web.External.IdCardReaders;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.External.Printers;
using CounterDesk.Web.External.ShownCodes;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.Features.ApplicantScreen;
using CounterDesk.Web.Features.AuditSearch;
using CounterDesk.Web.Features.DailyReport;
using CounterDesk.Web.Features.OpenVisits;
using CounterDesk.Web.Features.PublicCheck;
using CounterDesk.Web.Features.HallSettings.Keys;
using CounterDesk.Web.Features.SecondPerson;
using CounterDesk.Web.HallTexts;
using CounterDesk.Web.Health;
using CounterDesk.Web.Keys;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Mandates;
using CounterDesk.Web.Objections;
using CounterDesk.Web.PrinterTests;
using CounterDesk.Web.Proofs;
using CounterDesk.Web.RegisterExtracts;
using CounterDesk.Web.Reports;
using CounterDesk.Web.Security;
using CounterDesk.Web.ServiceItems;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Trust;
using CounterDesk.Web.Visits;

return await Commands.RunAsync(args, settings =>
{
    // Paths on the command line are the user's; the program's own files lie beside it.
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = settings, ContentRootPath = AppContext.BaseDirectory,
    });

    if (CheckAlone.IsAsked(builder.Configuration))
    {
        return CheckAlone.Build(builder);
    }

    builder.AddHall();
    builder.AddDatabase();
    builder.AddKeys();
    builder.AddAuditing();
    builder.AddTrust();
    builder.AddHealth();
    builder.AddSecurity();
    builder.AddSignIn();
    builder.AddDeskLocalization();
    builder.AddDeskComponents();
    builder.AddLicenseLibrary();
    builder.AddServiceItems();
    builder.AddVisits();
    builder.AddFonts();
    builder.AddCopies();
    builder.AddHallTexts();
    builder.AddExtracts();
    builder.AddObjections();
    builder.AddMandates();
    builder.AddProofs();
    builder.AddIdCardReaders();
    builder.AddShownCodes();
    builder.AddLicenseSources();
    builder.AddPrinters();
    builder.AddPrinterTests();
    builder.AddConfirmations();
    builder.AddBreakGlass();
    builder.AddExceptions();
    builder.AddReports();
    builder.AddPublicCheck();
    builder.AddApplicantScreens();
    builder.AddDemo();

    var app = builder.Build();

    app.CheckSettings();
    app.UseSecurity();
    app.UseRequestLocalization();
    app.UseErrorPages();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseAntiforgery();

    app.MapStaticAssets().AllowAnonymous();
    app.MapScreenFonts();
    app.MapHealth();
    app.MapLanguageChoice();
    app.MapSignIn();
    app.MapServiceItems();
    app.MapKeys();
    app.MapVisits();
    app.MapObjections();
    app.MapPrinterTests();
    app.MapHallTexts();
    app.MapSecondPerson();
    app.MapKeyWithdrawals();
    app.MapSignOff();
    app.MapBreakGlass();
    app.MapAuditExport();
    app.MapDailyReport();
    app.MapDemo();
    app.MapPublicCheck();
    app.MapApplicantScreen();
    app.MapRazorComponents<App>().AddInteractiveServerRenderMode();

    return app;
});
