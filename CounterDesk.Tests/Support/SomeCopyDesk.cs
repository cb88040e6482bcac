using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.Demo;
using CounterDesk.Web.Fonts;
using CounterDesk.Web.HallTexts;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.LicenseLibrary.Mirror;
using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Support;

/// <summary>A desk that makes copies in hall 0007, and what it is asked for.</summary>
internal static class SomeCopyDesk
{
    public static HallOptions Hall { get; } = new()
    {
        Name = "云山市政务服务中心", EnglishName = "Yunshan Government Service Center", Code = SomeAudit.Hall, Region = "999901",
        Phone = "0999-1234-5678", PublicAddress = new("https://check.yunshan.example"), CopyValidityDays = 30,
    };

    public static CurrentHallTexts Texts => new(Options.Create(Hall), Options.Create(new CopyOptions()));

    public static PageFonts Fonts { get; } = FontsIn("no-such-folder");

    /// <summary>The program's fonts, and those of a data folder.</summary>
    public static PageFonts FontsIn(string folder) =>
        new(new Ground(), new DataFolder(folder), NullLogger<PageFonts>.Instance);

    /// <summary>A desk that does not look at what was printed before, unless it is told how often it may be.</summary>
    public static CopyDesk Of(
        TestDesk desk, ReprintOptions? reprints = null, bool numberedPaper = false, CurrentHallTexts? texts = null,
        PageFonts? fonts = null, int advanceDays = 0, OpenLicenses? licenses = null) =>
        Of(desk.Database, desk.Audit, desk.Time, reprints, numberedPaper, texts, fonts, advanceDays, licenses);

    public static CopyDesk Of(
        IDbContextFactory<CounterDeskDb> databases, AuditLog audit, TimeProvider time, ReprintOptions? reprints = null,
        bool numberedPaper = false, CurrentHallTexts? texts = null, PageFonts? fonts = null, int advanceDays = 0,
        OpenLicenses? licenses = null)
    {
        var clock = new DeskClock(time);
        var options = Options.Create(new CopyOptions
        {
            Reprints = reprints ?? new() { Days = 0 }, NumberedPaper = numberedPaper,
            AdvanceDays = advanceDays,
        });
        var confirmations = new ConfirmationDesk(
            databases, audit, new VisitContents(), new OpenConfirmations(databases, Options.Create(Hall), clock),
            Options.Create(Hall), Options.Create(new ConfirmationOptions()), clock);
        return new(
            databases, audit, SomeKeys.Ring, fonts ?? Fonts,
            new CopyOrders(clock, Options.Create(Hall), options, texts ?? Texts, new DemoOptions { Enabled = true }),
            new EarlierCopies(databases, confirmations, SomeKeys.Ring, options, clock), options, clock,
            licenses ?? NoneOpen(databases, audit, time));
    }

    // Of a hall that no region publishes for, at which nothing is open.
    private static OpenLicenses NoneOpen(IDbContextFactory<CounterDeskDb> databases, AuditLog audit, TimeProvider time)
    {
        var keys = new LibraryKeys(SomeKeys.Ring);
        var news = new LicenseNews(databases, audit, SomeKeys.Ring, new DeskClock(time));
        return new(
            new HallLibrary(databases, keys, NullLogger<HallLibrary>.Instance),
            new Synchronization(feed: null, databases, new MirrorIntake(databases, keys, audit, news, time), audit, time),
            new VisitContents(), audit, SomeKeys.Ring);
    }

    public static RegisterDesk RegisterOf(TestDesk desk, IKeyRing? keys = null) =>
        new(desk.Database, desk.Audit, keys ?? SomeKeys.Ring, Options.Create(Hall), new DeskClock(desk.Time));

    public static WithdrawalDesk WithdrawalsOf(TestDesk desk) => WithdrawalsOf(desk.Database, desk.Audit, desk.Time);

    public static WithdrawalDesk WithdrawalsOf(
        IDbContextFactory<CounterDeskDb> databases, AuditLog audit, TimeProvider time) =>
        new(databases, audit, Options.Create(Hall), new DeskClock(time));

    public static ReportDesk ReportsOf(TestDesk desk) => new(
        desk.Database, desk.Audit, SomeKeys.Ring, Options.Create(Hall), Options.Create(new CopyOptions()),
        new DeskClock(desk.Time));

    public static DayAccounts AccountsOf(
        IDbContextFactory<CounterDeskDb> databases, SheetDesk? sheets = null, HallOptions? hall = null) =>
        new(
            databases, sheets!, Options.Create(hall ?? Hall),
            Options.Create(new CopyOptions { NumberedPaper = sheets is not null }));

    public static SheetDesk SheetsOf(TestDesk desk) =>
        new(desk.Database, desk.Audit, Options.Create(Hall), new DeskClock(desk.Time));

    /// <summary>A copy that came out well at a visit of its own.</summary>
    public static async Task<CopyNumber> PrintAsync(TestDesk desk, License? license = null, Purpose? purpose = null)
    {
        var cancellation = Xunit.TestContext.Current.CancellationToken;
        using var copies = Of(desk);
        var visit = await desk.OpenVisitAsync(purpose);
        var copy = Assert.IsType<PreparedCopy.Ready>(
            await copies.PrepareAsync(Request(visit.Id, license: license), cancellation)).Copy;
        await copies.RecordOutcomeAsync(copy.Number, PrintOutcome.CameOutWell, SomeClerk.Value, cancellation);
        await desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, cancellation);
        return copy.Number;
    }

    /// <summary>
    /// A request for a copy of a marriage certificate that passed every check, unless another is given.
    /// </summary>
    public static CopyRequest Request(Guid visit, VerificationReport? report = null, License? license = null)
    {
        license ??= SomeLicenses.Of(SomeLicenses.MarriageCertificate);
        return new(
            visit, SomeClerk.Value,
            new OpenLicense(license, null, SomeLicenses.Catalog.Find(license.KindCode), report ?? SomeReports.Passed(), AskedFor: null))
        {
            AskedFor = license.Holders[0].Code,
            AcceptsNotInForce = true,
        };
    }

    private sealed class Ground : IWebHostEnvironment
    {
        public string WebRootPath { get; set; } = Repository.File("wwwroot-assets");

        public IFileProvider WebRootFileProvider { get; set; } =
            new PhysicalFileProvider(Repository.File("wwwroot-assets"));

        public string ApplicationName { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

        public string ContentRootPath { get; set; } = "";

        public string EnvironmentName { get; set; } = "";
    }
}
