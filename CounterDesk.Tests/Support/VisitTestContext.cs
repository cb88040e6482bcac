using Bunit;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Visits;
using CounterDesk.Web;
using CounterDesk.Web.BreakGlass;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.Demo;
using CounterDesk.Web.External.Printers;
using CounterDesk.Web.External.ShownCodes;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Reports.SigningOff;
using CounterDesk.Web.Visits;
using CounterDesk.Web.Visits.Papers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Support;

/// <summary>Renders pages of the desk for a clerk who is signed in, on services and a database of their own.</summary>
public abstract class VisitTestContext : BunitContext, IAsyncLifetime
{
    private TestDesk _desk = null!;

    protected static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    internal TestDesk Desk => _desk;

    /// <summary>Whether the counter has a reader for ID cards; without one identities are typed.</summary>
    protected virtual bool HasReader => false;

    /// <summary>Whether the test brings sharing platforms.</summary>
    protected virtual bool AsksPlatforms => false;

    /// <summary>None, so that the browser prints.</summary>
    internal virtual PrinterOptions Printers { get; } = new();

    /// <summary>For how many days copies made ahead wait; 0 where the hall makes none.</summary>
    internal virtual int AdvanceDays => 0;

    /// <summary>The program's own, without any of the hall's.</summary>
    internal virtual PageFonts Fonts => SomeCopyDesk.Fonts;

    internal BreakGlassDesk BreakGlass { get; private set; } = null!;

    internal BunitJSModuleInterop Reader { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync(AsksPlatforms);
        JSInterop.Mode = JSRuntimeMode.Loose;
        this.SignInClerk();
        Services.AddWords();
        Services.AddSingleton<TimeProvider>(_desk.Time);
        Services.AddSingleton(new DeskClock(_desk.Time));
        Services.AddSingleton(_desk.Contents);
        Services.AddSingleton(_desk.Changes);
        Services.AddSingleton(_desk.Visits);
        Services.AddSingleton(_desk.Parties);
        Services.AddSingleton(_desk.ShownCodes);
        Services.AddSingleton(_desk.Phones);
        Services.AddSingleton<IShownCodeSource>(_desk.CodeSource);
        Services.AddSingleton(Options.Create(new ShownCodeOptions()));
        Services.AddSingleton(_desk.Mandates);
        Services.AddSingleton(SomeProofs.StoreOf(_desk));
        Services.AddSingleton(_desk.Handovers);
        Services.AddSingleton(_desk.Lock);
        Services.AddSingleton(_desk.Consent);
        Services.AddSingleton(_desk.Screen);
        Services.AddSingleton(_desk.Items);
        Services.AddSingleton(Options.Create(SomeCopyDesk.Hall));
        Services.AddSingleton(_desk.LookUp);
        Services.AddSingleton(_desk.Watch);
        Services.AddSingleton(_desk.Sharing);
        Services.AddSingleton(new Rechecks(_desk.Database, _desk.Audit, Options.Create(SomeCopyDesk.Hall), new DeskClock(_desk.Time)));
        Services.AddSingleton(Fonts);
        Services.AddSingleton(SomeCopyDesk.Of(_desk, fonts: Fonts, advanceDays: AdvanceDays));
        Services.AddSingleton(SomeAdvance.RequestsOf(_desk, AdvanceDays));
        Services.AddSingleton(SomeAdvance.FetchingOf(_desk));
        Services.AddSingleton(SomeAdvance.AdvanceOf(_desk));
        Services.AddSingleton(Options.Create(new CopyOptions()));
        Services.AddSingleton(
            new HallPrinters(Options.Create(Printers), Options.Create(SomeCopyDesk.Hall), TimeProvider.System));
        Services.AddSingleton<IDbContextFactory<CounterDeskDb>>(_desk.Database);
        Services.AddSingleton<CopyRecall>();
        Services.AddSingleton(SomeObjections.DeskOf(_desk));
        Services.AddSingleton(SomeObjections.SendingOf(_desk));
        Services.AddSingleton(SomeVisitPapers.Of(_desk));
        Services.AddSingleton<VisitPaperDesk>();
        Services.AddSingleton(SomeEnterprises.DeskOf(_desk));
        Services.AddSingleton(SomeVisitPapers.WhoLookedOf(_desk));
        Services.AddSingleton(Options.Create(new VisitPaperOptions()));
        Services.AddSingleton(new LicensePages(SomeCopyDesk.Fonts));
        Services.AddConfirmations(_desk);
        BreakGlass = Services.AddBreakGlass(_desk);
        Services.AddSingleton(new ExceptionDesk(
            _desk.Database, _desk.Audit, Options.Create(SomeCopyDesk.Hall), new DeskClock(_desk.Time)));
        Services.AddSingleton(new DemoOptions { Enabled = true });
        Services.AddSingleton(SomeLicenses.Catalog);
        Services.AddScoped<DeskBrowser>();
        Services.AddScreens(_desk);
        Reader = this.AddReader(set: options => options.Dialect = HasReader ? options.Dialect : "");
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _desk.DisposeAsync();
    }

    /// <summary>A visit at <paramref name="step"/> with the license open.</summary>
    internal async Task<Visit> OpenVisitAsync(OpenLicense license, VisitStep step)
    {
        var visit = await Desk.OpenVisitAsync();
        await Desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, step, Cancellation);
        Desk.Contents.Of(visit.Id).Show(license);
        return visit;
    }

    /// <summary>The browser opens its print window, or does not.</summary>
    internal void BrowserPrints(bool opens) =>
        JSInterop.SetupModule("./scripts/page.js").Setup<bool>("printFrame", _ => true).SetResult(opens);

    internal IRenderedComponent<VisitPage> RenderVisit(Visit visit) =>
        Render<VisitPage>(parameters => parameters.Add(page => page.Id, visit.Id));

    internal string Text<TText>(string key, params object[] arguments) =>
        Services.GetRequiredService<IStringLocalizer<TText>>()[key, arguments];

    internal static string Words(IRenderedComponent<VisitPage> page, string selector) =>
        page.Find(selector).TextContent.Trim();
}
