using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.WorkingDays;
using CounterDesk.Web;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.BreakGlass;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Confirmations.AtTheDesk;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Reports;
using CounterDesk.Web.Reports.Files;
using CounterDesk.Web.Reports.SigningOff;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MudBlazor.Services;

namespace CounterDesk.Tests.Support;

/// <summary>A hall whose days are counted and closed, with a log that closes its own.</summary>
internal sealed class ReportTestDesk : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("counterdesk-report-");

    private ReportTestDesk(TestDesk desk)
    {
        Desk = desk;
        var clock = new DeskClock(desk.Time);
        var hall = Options.Create(SomeCopyDesk.Hall);
        Anchors = new AnchorFile(Options.Create(new AuditOptions()), new DataFolder(_folder.FullName));
        Log = new AuditLog(
            desk.Database, desk.Time, hall, NullLogger<AuditLog>.Instance,
            new DayClosing(() => SomeKeys.Ring, Anchors, NullLogger<DayClosing>.Instance));
        Keeper = new ProofKeeper(
            Log, new AuditProver(desk.Database, Anchors, SomeKeys.Ring), Anchors, SomeKeys.Ring, desk.Database,
            Options.Create(new AuditOptions()), hall, clock, desk.Time, NullLogger<ProofKeeper>.Instance);
        Counts = new DayCounts(
            desk.Database, SomeConfirmations.DeskOf(desk, SomeConfirmations.OpenOf(desk)),
            SomeCopyDesk.AccountsOf(desk.Database), WorkCalendar.Load([]), hall, clock);
        Closing = new ReportClosing(desk.Database, Log, Counts, Options.Create(new ReportOptions()), hall, clock);
        var thresholds = Options.Create(new ExceptionThresholds());
        var records = new DayRecords(desk.Database, hall, thresholds);
        Folds = new DayFolds(desk.Database, records, hall, clock);
        Reports = new DailyReports(desk.Database, Log, Counts, Folds, Keeper, hall, clock);
        Entries = new ReportEntries(desk.Database, Log, hall);
        Exceptions = new DayExceptions(
            desk.Database, records, Folds, WorkCalendar.Load([]),
            Options.Create(new ReportOptions()), thresholds, Options.Create(new BreakGlassOptions()), hall);
        Proof = new SignOffProof(desk.Database, Keeper, SomeKeys.Ring, hall);
        DayFiles = new DayFiles(desk.Database, Exceptions, Keeper, Proof, Options.Create(new ReportOptions()), hall);
        Models = SomeReportFiles.ModelsOf(SomeCopyDesk.Texts);
        Files = new ReportFiles(Reports, Counts, DayFiles, Models, SomeCopyDesk.Fonts, SomeKeys.Ring, Log);
        Decisions = new ExceptionDesk(desk.Database, Log, hall, clock);
        Signing = SigningWith(SomeKeys.Ring);
    }

    /// <summary>The day on which its clock stands at first.</summary>
    public static DateOnly Day { get; } = new(2026, 3, 18);

    public TestDesk Desk { get; }

    public AnchorFile Anchors { get; }

    public AuditLog Log { get; }

    public ProofKeeper Keeper { get; }

    public DayCounts Counts { get; }

    public DayFolds Folds { get; }

    public ReportClosing Closing { get; }

    public DailyReports Reports { get; }

    public ReportEntries Entries { get; }

    public DayExceptions Exceptions { get; }

    public ReportPaperModels Models { get; }

    public ReportFiles Files { get; }
    public SignOffProof Proof { get; }

    public DayFiles DayFiles { get; }

    public ExceptionDesk Decisions { get; }

    public ReportSigning Signing { get; }

    /// <summary>The day's numbers are closed whole, and its log is proven, in the night after it.</summary>
    public async Task CloseWholeAsync()
    {
        WaitUntil(0, 10, days: 1);
        await Log.CloseDayAsync(Cancel);
        await Closing.CloseDueAsync(Cancel);
        await Keeper.GoRoundAsync(Cancel);
    }

    /// <summary>The paper of a day on which something was verified and that was signed.</summary>
    public async Task<byte[]> SignedPaperAsync()
    {
        await VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        await CloseWholeAsync();
        var seen = (await ReadFileAsync()).Matter!.Digest();
        var start = await Signing.BeginAsync(Day, seen, "都看过了", SomeClerk.Supervisor, Cancel);
        var signed = await Signing.SignAsync(
            start.Intent!.Value, SomeClerk.Supervisor, SomeClerk.Supervisor, SomeSignOffs.At, Cancel);
        Assert.Null(signed.Refusal);
        var made = await Files.MakeAsync(Day, ReportFileForm.Pdf, isCoded: false, SomeClerk.Supervisor, Cancel);
        return Assert.IsType<ReportFile.Made>(made).Bytes;
    }

    /// <summary>At ten in the evening somebody looks a license up: an exception that the day waits for.</summary>
    public async Task LookAtNightAsync()
    {
        WaitUntil(22, 0);
        var visit = await Desk.OpenVisitAsync();
        await Desk.LookUp.SearchAsync(visit.Id, SomeClerk.Value, SomeLicenses.Lin.Code.Text, Cancel);
    }

    public Task<DayFile> ReadFileAsync(Clerk? reader = null) =>
        DayFiles.ReadAsync(Day, reader ?? SomeClerk.Supervisor, found: null, Cancel);

    public ReportSigning SigningWith(IKeyRing keys) => new(
        Desk.Database, Log, DayFiles, Exceptions, Files, new StepUpIntents<SignOffIntent>(Desk.Time), Decisions, keys,
        Options.Create(SomeCopyDesk.Hall), new DeskClock(Desk.Time));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="isFile">Where a folded day is counted, which reads the register beside the visits.</param>
    public static async Task<ReportTestDesk> CreateAsync(bool isFile = false) => new(await TestDesk.CreateAsync(isFile));

    public async ValueTask DisposeAsync()
    {
        Log.Dispose();
        Keeper.Dispose();
        Folds.Dispose();
        await Desk.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>An answer of a statement that a test wrote by itself.</summary>
    public async Task<long> AskAsync(string sql)
    {
        await using var db = Desk.Database.CreateDbContext();
        var connection = db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(Cancel), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task ChangeAsync(string sql)
    {
        await using var db = Desk.Database.CreateDbContext();
        Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(sql, Cancel));
    }

    /// <summary>What the pages of reports ask for.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddWords();
        services.AddMudServices();
        services.AddSingleton<TimeProvider>(Desk.Time);
        services.AddSingleton(new DeskClock(Desk.Time));
        services.AddSingleton(SomeLicenses.Catalog);
        services.AddSingleton(Reports);
        services.AddSingleton(Entries);
        services.AddSingleton(DayFiles);
        services.AddSingleton(Decisions);
        services.AddSingleton(Signing);
        services.AddSingleton<ExceptionText>();
        services.AddScoped<DeskBrowser>();
    }

    /// <summary>A license was verified, as the desk records it.</summary>
    public Task VerifyAsync(
        GenuineAnswer genuine, InForceAnswer inForce, string? reason = null, string? kind = null,
        string region = "999901", string source = "library") =>
        Log.RecordAsync(null, VisitNoteOf(genuine, inForce, reason, kind, region, source), Cancel);

    /// <summary>A visit at which the applicant's rating was given.</summary>
    public async Task<Guid> RateAsync(RatingGrade? grade)
    {
        var visit = await Desk.OpenVisitAsync();
        await Desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, VisitStep.Closing, Cancel);
        Assert.True(await Desk.Screen.RateAsync(visit.Counter, visit.Id, grade, Cancel));
        await Desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancel);
        return visit.Id;
    }

    /// <summary>It becomes this time of the day that is <paramref name="days"/> later, by the counter's clock.</summary>
    public void WaitUntil(int hour, int minute, int days = 0)
    {
        var at = DeskClock.BeginningOf(Day.AddDays(days)).AddHours(hour).AddMinutes(minute);
        Desk.Time.SetUtcNow(new DateTimeOffset(at, TimeSpan.Zero));
    }

    private static AuditNote VisitNoteOf(
        GenuineAnswer genuine, InForceAnswer inForce, string? reason, string? kind, string region, string source) => new()
    {
        Action = AuditAction.LicenseVerified,
        Outcome = genuine is GenuineAnswer.CouldNotBeTold ? AuditOutcome.CouldNotBeTold : AuditOutcome.Done,
        Actor = SomeClerk.Value.Id,
        Role = "clerk",
        Counter = "3",
        Visit = Guid.CreateVersion7(),
        KindCode = kind ?? SomeLicenses.ResidentIdCard,
        Details =
        [
            new("Genuine", genuine.ToString()), new("InForce", inForce.ToString()), new("Source", source),
            new("Region", region), .. reason is null ? [] : (AuditDetail[])[new("Reason", reason)],
        ],
    };
}
