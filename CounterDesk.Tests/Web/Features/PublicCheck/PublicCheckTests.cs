using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Resources;
using System.Text.RegularExpressions;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Features.PublicCheck;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static CounterDesk.Tests.Support.SomeReceiver;

namespace CounterDesk.Tests.Web.Features.PublicCheck;

/// <summary>What somebody with a copy in hand and a telephone is told, asked of the whole program.</summary>
public sealed partial class PublicCheckTests(SomeReceiver receiver) : IClassFixture<SomeReceiver>
{
    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scanned_code_is_answered_at_an_address_that_says_nothing_of_it()
    {
        var copy = await receiver.PrintAsync();

        var asked = await receiver.Phone.GetAsync(PathOf(copy.CodeAddress), Cancellation);

        Assert.Equal(HttpStatusCode.Found, asked.StatusCode);
        Assert.Matches("^/c/answer/[0-9a-f]{32}$", asked.Headers.Location!.ToString());
        Assert.Equal("InForce", AnswerOf(await receiver.GetAsync(asked.Headers.Location.ToString())));
    }

    [Fact]
    public async Task Who_scans_sees_what_to_compare_and_nothing_more_of_the_person()
    {
        var copy = await receiver.PrintAsync();
        var page = await receiver.ScanAsync(copy.CodeAddress);

        Assert.Equal((copy.Number.Value, "结婚证"), (FieldOf(page, "Number"), FieldOf(page, "Kind")));
        Assert.Equal(("顾*河", "000386"), (FieldOf(page, "Holder"), FieldOf(page, "Tail")));
        Assert.Equal(
            (SomeVisits.Purpose.Recipient, $"{copy.Order.ExpiresOn:yyyy-MM-dd}"),
            (FieldOf(page, "Recipient"), FieldOf(page, "Expires")));
        Assert.Contains(SomeVisits.Purpose.Text, page, StringComparison.Ordinal);
        Assert.DoesNotContain(SomeLicenses.Gu.Name, page, StringComparison.Ordinal);
        Assert.DoesNotContain(SomeLicenses.Gu.Code.Text, page, StringComparison.Ordinal);
        Assert.Equal(
            ["<script src=\"/scripts/answer-cover.js\" type=\"module\">"],
            Script().Matches(page).Select(script => script.Value));
    }

    [Fact]
    public async Task Each_state_of_a_copy_has_its_answer()
    {
        var reserved = await receiver.PrepareAsync();
        var printed = await receiver.PrintAsync();
        var spoiled = await receiver.PrepareAsync();
        await receiver.AnswerAsync(spoiled, PrintOutcome.Spoiled);
        var withdrawn = await receiver.PrintAsync();
        await receiver.WithdrawAsync(withdrawn.Number);
        var marked = await receiver.PrintAsync(SomeReports.With(
            SomeReports.File(), CheckResult.Failed(LicenseCheck.StatusAtSource, CheckReason.Suspended)));
        var sheet = await receiver.PrintAsync(SomeReports.With(SomeReports.File(FileVerdict.Untrusted)));

        Assert.Equal(
            ["NotHandedOver", "InForce", "Void", "Withdrawn", "LicenseNotInForce", "SheetInForce"],
            await AnswersOfAsync(reserved, printed, spoiled, withdrawn, marked, sheet));

        receiver.Sleep(days: 30);

        Assert.Equal(
            ["NotHandedOver", "Expired", "Void", "Withdrawn", "Expired", "Expired"],
            await AnswersOfAsync(reserved, printed, spoiled, withdrawn, marked, sheet));
    }

    [Theory]
    [InlineData(LicenseStatus.Valid, "InForce")]
    [InlineData(LicenseStatus.Unknown, "InForce")]
    [InlineData(LicenseStatus.Suspended, "LicenseChanged")]
    [InlineData(LicenseStatus.Revoked, "LicenseChanged")]
    [InlineData(LicenseStatus.Cancelled, "LicenseChanged")]
    public async Task What_became_known_of_the_license_since_decides(LicenseStatus status, string answer)
    {
        var license = SomeLicenses.Of(SomeLicenses.MarriageCertificate, serial: $"2026010100{(int)status:0000}");
        var copy = await receiver.PrintAsync(license: license);
        receiver.Sleep(days: 2);
        await receiver.TakeInAsync(license with { Status = status });

        var page = await receiver.ScanAsync(copy.CodeAddress);

        Assert.Equal(answer, AnswerOf(page));
        Assert.Contains(
            $"{DeskClock.At(receiver.Time.GetUtcNow().UtcDateTime):M 月 d 日}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_version_of_the_license_changes_the_answer()
    {
        const string Serial = "20260102000001";
        var license = SomeLicenses.Of(SomeLicenses.MarriageCertificate, Serial);
        var copy = await receiver.PrintAsync(license: license);
        await receiver.TakeInAsync(license);
        await receiver.TakeInAsync(SomeLicenses.Of(SomeLicenses.MarriageCertificate, Serial, version: 2));

        var page = await receiver.ScanAsync(copy.CodeAddress);

        Assert.Equal("LicenseChanged", AnswerOf(page));
        Assert.Contains("换了新版", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_license_that_the_library_does_not_have_is_known_from_what_a_later_look_up_told()
    {
        var license = SomeLicenses.Of(SomeLicenses.MarriageCertificate, "20260103000001");
        var copy = await receiver.PrintAsync(license: license);
        receiver.Sleep(days: 2);
        var heardAt = receiver.Time.GetUtcNow().UtcDateTime;
        await receiver.Services.GetRequiredService<LicenseNews>()
            .HearAsync([new HeardLicense(license.Identifier, LicenseStatus.Revoked, heardAt)], Cancellation);

        var page = await receiver.ScanAsync(copy.CodeAddress);

        Assert.Equal("LicenseChanged", AnswerOf(page));
        Assert.Contains($"{DeskClock.At(heardAt):M 月 d 日}得知，它背后的证照被吊销了", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replaced_license_is_told_as_of_when_it_was_replaced()
    {
        const string Serial = "20260103000002";
        var license = SomeLicenses.Of(SomeLicenses.MarriageCertificate, Serial);
        await receiver.TakeInAsync(license);
        var copy = await receiver.PrintAsync(license: license);
        receiver.Sleep(days: 3);
        await receiver.TakeInAsync(SomeLicenses.Of(SomeLicenses.MarriageCertificate, Serial, version: 2));

        var page = await receiver.ScanAsync(copy.CodeAddress);

        Assert.Contains(
            $"{DeskClock.At(receiver.Time.GetUtcNow().UtcDateTime):M 月 d 日}得知", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_the_hall_did_not_sign_is_not_the_halls() =>
        Assert.Equal(
            "NotOurs",
            AnswerOf(await receiver.ScanAsync(SignedCopyCode.Sign(SomeCopies.Code, SomeCopies.Key).ToText())));

    [Theory]
    [InlineData("HELLO")]
    [InlineData("0007-260318-00001-9")]
    [InlineData("QRG2EAJ2AAAQAPYEIQUBFB6WUBMFDKAB")]
    public async Task What_is_no_code_is_unreadable(string text) =>
        Assert.Equal("Unreadable", AnswerOf(await receiver.ScanAsync(text)));

    [Fact]
    public async Task A_signed_code_that_the_register_does_not_have_is_not_called_genuine()
    {
        var keys = receiver.Services.GetRequiredService<CounterDesk.Domain.Signing.IKeyRing>();

        var page = await receiver.ScanAsync(SignedCopyCode.Sign(SomeCopies.Code, keys.SigningKey).ToText());

        Assert.Equal("CouldNotBeTold", AnswerOf(page));
        Assert.Equal("林*兰", FieldOf(page, "Holder"));
        Assert.Equal("居民身份证", FieldOf(page, "Kind"));
    }

    [Fact]
    public async Task A_register_that_cannot_be_asked_is_said_and_never_adds_up_to_a_yes()
    {
        var copy = await receiver.PrintAsync();
        await receiver.ExecuteAsync("ALTER TABLE Copies RENAME TO Lost");

        Assert.Equal("CouldNotBeTold", AnswerOf(await receiver.ScanAsync(copy.CodeAddress)));
        Assert.Equal("CouldNotBeTold", AnswerOf(await receiver.TypeAsync(copy.Number.Value, copy.CheckValue.Value)));
        await receiver.ExecuteAsync("ALTER TABLE Lost RENAME TO Copies");
    }

    [Fact]
    public async Task A_typed_number_is_answered_together_with_its_check_value()
    {
        var copy = await receiver.PrintAsync();

        Assert.Equal("InForce", AnswerOf(await receiver.TypeAsync(copy.Number.Value, copy.CheckValue.Grouped)));
        Assert.Equal("InForce", AnswerOf(await receiver.TypeAsync(copy.Number.Digits, $" {copy.CheckValue.Value} ")));
    }

    [Fact]
    public async Task A_wrong_check_value_and_a_number_that_does_not_exist_are_answered_alike()
    {
        var copy = await receiver.PrintAsync();
        var missing = CopyNumber.Create("0007", copy.Number.Day, 4711);

        var wrong = await receiver.TypeAsync(copy.Number.Value, Other(copy.CheckValue));
        var unknown = await receiver.TypeAsync(missing.Value, copy.CheckValue.Value);

        Assert.Equal("NotFound", AnswerOf(wrong));
        Assert.Equal(WithoutAddress(wrong), WithoutAddress(unknown));
    }

    [Fact]
    public async Task Guessing_ends_without_being_told_so_and_others_go_on()
    {
        var (copy, other) = (await receiver.PrintAsync(), await receiver.PrintAsync());
        for (var at = 0; at < 20; at++)
        {
            Assert.Equal("NotFound", AnswerOf(await receiver.TypeAsync(copy.Number.Value, Other(copy.CheckValue))));
        }

        Assert.Equal("NotFound", AnswerOf(await receiver.TypeAsync(copy.Number.Value, copy.CheckValue.Value)));
        Assert.Equal("InForce", AnswerOf(await receiver.TypeAsync(other.Number.Value, other.CheckValue.Value)));
        Assert.Equal("InForce", AnswerOf(await receiver.ScanAsync(copy.CodeAddress)));

        receiver.Time.Advance(TimeSpan.FromMinutes(61));

        Assert.Equal("InForce", AnswerOf(await receiver.TypeAsync(copy.Number.Value, copy.CheckValue.Value)));
    }

    [Theory]
    [InlineData("", "", "还没有输入编号", "单凭编号查不了")]
    [InlineData("0007-260318-00001", "12345", "现在是 15 位", "现在是 5 位")]
    [InlineData("0007-260318-00001-8", "12345a", "逐位核对", "只有数字")]
    [InlineData("0007-260318-0000l-9", "123 456", "只有数字和横线", "查一查")]
    public async Task What_was_mistyped_is_said_at_its_field(
        string number, string value, string numberFault, string valueFault)
    {
        using var answer = await receiver.Phone.PostAsync("/c", Form(number, value), Cancellation);
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancellation));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(numberFault, page, StringComparison.Ordinal);
        Assert.Contains(valueFault, page, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_answer_is_kept_sets_a_cookie_or_tells_another_site_where_it_was()
    {
        var copy = await receiver.PrintAsync();
        using var scanned = await receiver.Phone.GetAsync(PathOf(copy.CodeAddress), Cancellation);
        using var answer = await receiver.Phone.GetAsync(scanned.Headers.Location, Cancellation);
        using var form = await receiver.Phone.GetAsync("/c", Cancellation);

        Assert.All((HttpResponseMessage[])[scanned, answer, form], given =>
        {
            Assert.Equal(["no-referrer"], given.Headers.GetValues("Referrer-Policy"));
            Assert.True(given.Headers.CacheControl!.NoStore);
            Assert.False(given.Headers.Contains("Set-Cookie"));
        });
    }

    [Fact]
    public async Task An_answer_that_is_opened_too_late_is_gone()
    {
        using var late = await receiver.Phone.GetAsync("/c/answer/00000000000000000000000000000000", Cancellation);

        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        Assert.Contains(
            "data-notice=\"too-late\"", await late.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_a_code_or_a_check_value_reaches_the_log()
    {
        var log = new Recorder();
        await using var host = new DeskHost();
        await using var listening = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
            services.AddSingleton<ILoggerProvider>(log)));
        using var phone = listening.CreateClient();
        var code = SignedCopyCode.Sign(SomeCopies.Code, SomeCopies.Key).ToText();

        using var scanned = await phone.GetAsync($"/c/{code}", Cancellation);
        using var typed = await phone.PostAsync("/c", Form("0007-260318-00001-9", "619274"), Cancellation);

        Assert.NotEmpty(log.Lines);
        Assert.All(log.Lines, line =>
        {
            Assert.DoesNotContain(code[..20], line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("619274", line, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Checks_are_counted_by_copy_and_say_nothing_of_who_asked()
    {
        var copy = await receiver.PrintAsync();
        await receiver.ScanAsync(copy.CodeAddress);
        await receiver.TypeAsync(copy.Number.Value, copy.CheckValue.Value);
        await receiver.TypeAsync(copy.Number.Value, Other(copy.CheckValue));

        await using var db = await receiver.OpenAsync();
        var entries = await db.Set<CopyCheckEntry>().AsNoTracking()
            .Where(entry => entry.Number == copy.Number).ToListAsync(Cancellation);
        Assert.Equal([CheckAnswer.InForce, CheckAnswer.InForce], entries.Select(entry => entry.Answer));
    }

    [Fact]
    public async Task The_published_keys_check_a_copy_without_the_hall()
    {
        var copy = await receiver.PrintAsync();

        var json = await receiver.Phone.GetByteArrayAsync("/.well-known/counterdesk/keys", Cancellation);

        Assert.True(PublishedKeys.TryRead(json, out var published));
        var code = Assert.IsType<CopyCodeReading.Read>(SignedCopyCode.Read(copy.CodeAddress)).Code;
        Assert.Equal(CodeSignature.Right, code.CheckSignature(published.Keys));
    }

    [Fact]
    public async Task The_page_speaks_English_when_asked()
    {
        var copy = await receiver.PrintAsync();
        receiver.Phone.DefaultRequestHeaders.Add("Cookie", ".AspNetCore.Culture=c%3Den-US%7Cuic%3Den-US");

        var page = await receiver.ScanAsync(copy.CodeAddress);
        receiver.Phone.DefaultRequestHeaders.Remove("Cookie");

        Assert.Contains("in force now", page, StringComparison.Ordinal);
        Assert.Contains("lang=\"en-US\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_answer_has_its_words_and_the_paper_quotes_those_that_are_a_yes()
    {
        var words = new ResourceManager(typeof(PublicCheckText));
        foreach (var culture in ((string[])["zh-CN", "en-US"]).Select(CultureInfo.GetCultureInfo))
        {
            string Word(string key) => words.GetString(key, culture) ?? throw new MissingManifestResourceException(key);
            foreach (var answer in Enum.GetValues<CheckAnswer>())
            {
                Assert.All(
                    (string[])["Title", "Body", "Steps"], part => Assert.NotEmpty(Word($"Answer_{answer}_{part}")));
            }

            var paper = PaperWords.In(culture.Name);
            Assert.EndsWith(paper["Box_Answer_CertifiedCopy"], Word("Answer_InForce_Title"), StringComparison.Ordinal);
            Assert.EndsWith(
                paper["Box_Answer_InformationSheet"], Word("Answer_SheetInForce_Title"), StringComparison.Ordinal);
            Assert.EndsWith(
                paper["Box_Answer_MarkedCopy"], Word("Answer_LicenseNotInForce_Title"), StringComparison.Ordinal);
        }
    }

    private static string WithoutAddress(string page) =>
        page.Replace(AddressOfAnswer().Match(page).Value, "", StringComparison.Ordinal);

    private static string Other(CheckValue value) => value.Value == "000000" ? "000001" : "000000";

    private async Task<List<string>> AnswersOfAsync(params CertifiedCopy[] copies)
    {
        var answers = new List<string>();
        foreach (var copy in copies)
        {
            answers.Add(AnswerOf(await receiver.ScanAsync(copy.CodeAddress)));
        }

        return answers;
    }

    [GeneratedRegex("<script[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Script();

    [GeneratedRegex("answer%2F[0-9a-f]{32}|answer/[0-9a-f]{32}")]
    private static partial Regex AddressOfAnswer();

    /// <summary>Keeps every line that the program logs.</summary>
    private sealed class Recorder : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
