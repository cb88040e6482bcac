using System.Net;
using System.Text.RegularExpressions;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Verification;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.HallTexts;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Support;

/// <summary>
/// Somebody with a telephone, and the hall whose copies they hold: the whole program, with a clock that stands until it
/// is moved.
/// </summary>
public sealed partial class SomeReceiver : IAsyncDisposable
{
    private readonly DeskHost _host;

    public SomeReceiver()
    {
        _host = new DeskHost { Time = Time, Settings = [("Copies:AdvanceDays", "30")] };
        Phone = _host.CreateClient();
    }

    public FakeTimeProvider Time { get; } = new(new(2026, 3, 18, 2, 28, 0, TimeSpan.Zero));

    public HttpClient Phone { get; }

    public IServiceProvider Services => _host.Services;

    public string DataFolder => _host.DataFolder;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        Phone.Dispose();
        await _host.DisposeAsync();
    }

    public static string PathOf(string codeAddress) => new Uri(codeAddress).AbsolutePath;

    public static string AnswerOf(string page) => Answers().Match(page).Groups["answer"].Value;

    public static string FieldOf(string page, string name) =>
        Regex.Match(page, $"data-field=\"{name}\">(?<value>[^<]*)<").Groups["value"].Value;

    public static FormUrlEncodedContent Form(string number, string value) =>
        new([KeyValuePair.Create("number", number), KeyValuePair.Create("checkValue", value)]);

    /// <summary>It is some days later, without every tick of the hall's jobs in between.</summary>
    public void Sleep(int days) => Time.AdjustTime(Time.GetUtcNow().AddDays(days));

    /// <summary>A copy with a number that nobody has answered for.</summary>
    internal async Task<CertifiedCopy> PrepareAsync(VerificationReport? report = null, License? license = null)
    {
        var visits = Services.GetRequiredService<VisitDesk>();
        var visit = await visits.OpenAgreedAsync(
            Services.GetRequiredService<PartyDesk>(), Services.GetRequiredService<ConsentDesk>());
        var prepared = await Services.GetRequiredService<CopyDesk>()
            .PrepareAsync(SomeCopyDesk.Request(visit.Id, report, license), Cancellation);
        return Assert.IsType<PreparedCopy.Ready>(prepared).Copy;
    }

    /// <summary>A copy that came out well.</summary>
    internal async Task<CertifiedCopy> PrintAsync(VerificationReport? report = null, License? license = null)
    {
        var copy = await PrepareAsync(report, license);
        await AnswerAsync(copy, PrintOutcome.CameOutWell);
        return copy;
    }

    internal Task AnswerAsync(CertifiedCopy copy, PrintOutcome outcome) =>
        Services.GetRequiredService<CopyDesk>().RecordOutcomeAsync(copy.Number, outcome, SomeClerk.Value, Cancellation);

    /// <summary>The system administrator words what the hall is called and where it may be rung.</summary>
    internal async Task WordNamesAsync(params string[] lines) => Assert.IsType<HallTextAnswer.Saved>(
        await Services.GetRequiredService<HallTextDesk>().SaveAsync(
            HallTextKey.Names, [.. lines], Services.GetRequiredService<CurrentHallTexts>().EditionOf(HallTextKey.Names),
            TestItems.Administrator, Cancellation));

    internal async Task WithdrawAsync(CopyNumber number)
    {
        await using var db = await OpenAsync();
        (await db.Set<RegisteredCopy>().SingleAsync(copy => copy.Number == number, Cancellation)).Withdraw(
            SomeCopies.Withdrawal, Time.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(Cancellation);
    }

    internal async Task TakeInAsync(License license) => await Services.GetRequiredService<LibraryIntake>()
        .TakeInAsync([new BroughtLicense(license, null)], Cancellation);

    internal Task<CounterDeskDb> OpenAsync() =>
        Services.GetRequiredService<IDbContextFactory<CounterDeskDb>>().CreateDbContextAsync(Cancellation);

    internal async Task ExecuteAsync(string sql)
    {
        await using var db = await OpenAsync();
        await db.Database.ExecuteSqlRawAsync(sql, Cancellation);
    }

    /// <summary>The page that a scan ends at.</summary>
    public async Task<string> ScanAsync(string code)
    {
        var path = code.Contains("/C/", StringComparison.Ordinal) ? PathOf(code) : $"/c/{code}";
        using var asked = await Phone.GetAsync(path, Cancellation);
        return await GetAsync(asked.Headers.Location!.ToString());
    }

    /// <summary>The page that a typed number ends at.</summary>
    public async Task<string> TypeAsync(string number, string value)
    {
        using var asked = await Phone.PostAsync("/c", Form(number, value), Cancellation);
        return await GetAsync(asked.Headers.Location!.ToString());
    }

    public async Task<string> GetAsync(string address) =>
        WebUtility.HtmlDecode(await Phone.GetStringAsync(address, Cancellation));

    [GeneratedRegex("data-answer=\"(?<answer>[A-Za-z]+)\"")]
    private static partial Regex Answers();
}
