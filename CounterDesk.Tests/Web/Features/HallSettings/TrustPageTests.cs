using Bunit;
using CounterDesk.Domain.Seals;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Features.HallSettings;
using CounterDesk.Web.Localization;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Trust;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Features.HallSettings;

/// <summary>What the security administrator reads and does about whom the hall trusts.</summary>
public sealed class TrustPageTests : BunitContext, IAsyncLifetime
{
    private static readonly Fingerprint _root = Fingerprint.Of(SomeSeals.Root.Certificate.Span);

    private readonly HttpClient _nowhere = new();
    private TestTrust _hall = null!;

    private DateTimeOffset Now => _hall.Desk.Time.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _hall = await TestTrust.CreateAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        this.SignInClerk(TestTrust.Administrator);
        Services.AddWords();
        Services.AddSingleton<TimeProvider>(_hall.Desk.Time);
        Services.AddSingleton(new DeskClock(_hall.Desk.Time));
        Services.AddSingleton(_hall.Trust);
        Services.AddSingleton(_ => _hall.Fetching(_nowhere, new Uri("http://127.0.0.1:1/a.crl")));
        Services.AddScoped<DeskBrowser>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        _nowhere.Dispose();
        await _hall.DisposeAsync();
    }

    [Fact]
    public void Only_the_security_administrator_may_come_here() =>
        Assert.Equal(
            DeskRoles.SecurityAdministrator,
            Assert.Single(typeof(TrustPage).GetCustomAttributes(typeof(AuthorizeAttribute), false).Cast<AuthorizeAttribute>()).Roles);

    [Fact]
    public void An_empty_store_says_what_that_means()
    {
        var page = Render<TrustPage>();

        Assert.Equal(
            [Text("Anchors_None"), Text("Intermediates_None")], page.FindAll("[data-empty]").Select(cell => cell.TextContent));
        Assert.NotNull(page.Find("[data-how]"));
    }

    [Fact]
    public void A_certificate_is_compared_group_by_group_and_the_last_group_is_not_shown()
    {
        var page = Offer(SomeSeals.Root.Certificate);

        Assert.Equal(
            _root.Groups.SkipLast(1), page.FindAll("[data-group]").Select(group => group.TextContent.Replace(" ", "", StringComparison.Ordinal)));
        Assert.DoesNotContain(_root.Groups[^1], page.Markup.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(("Pending", "sel"), (page.Find("[data-row=测试根]").GetAttribute("data-state"), page.Find("[data-row=测试根]").ClassName));
        Assert.Equal(Text("Missing_Group"), page.Find("[data-action=compare] span").TextContent);
        Assert.Equal("true", page.Find("[data-action=compare]").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task When_the_groups_agree_it_is_in_force()
    {
        var page = Offer(SomeSeals.Root.Certificate);

        await CompareAsync(page, _root.Groups[^1]);

        Assert.Equal("Agrees", page.Find("[data-answer]").GetAttribute("data-answer"));
        Assert.Equal("InForce", page.Find("[data-row=测试根]").GetAttribute("data-state"));
        Assert.Equal("测试根", Assert.Single(_hall.Folder.Current.Anchors).Name);
        await page.Find("[data-row=测试根] .name").ClickAsync();
        Assert.Equal("云数函〔2026〕7 号", page.Find("[data-fact=letter]").TextContent);
    }

    [Fact]
    public async Task When_they_differ_it_goes_on_waiting_and_the_page_says_so_until_it_is_settled()
    {
        var page = Offer(SomeSeals.Root.Certificate);

        await CompareAsync(page, "00000000");

        Assert.Equal(Text("Group_Differs"), page.Find("#group-hint").TextContent);
        Assert.Equal("Pending", page.Find("[data-row=测试根]").GetAttribute("data-state"));
        Assert.Contains(Text("Mistyped", "测试根", 1), page.Find("[data-notice=mistyped]").TextContent, StringComparison.Ordinal);
        Assert.Empty(_hall.Folder.Current.Anchors);

        await page.Find("#group").InputAsync(_root.Groups[^1]);
        Assert.Equal(Text("Group_Hint"), page.Find("#group-hint").TextContent);
        await page.Find("[data-action=compare]").ClickAsync();
        Assert.Empty(page.FindAll("[data-notice=mistyped]"));
    }

    [Fact]
    public void What_is_refused_says_why_and_what_to_do()
    {
        var page = Offer("附件"u8.ToArray());

        Assert.Contains(
            Text("Refusal_NeitherCertificateNorList"),
            page.Find("[data-answer=NeitherCertificateNorList]").TextContent, StringComparison.Ordinal);
        Assert.Empty(_hall.FilesIn("pending"));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_even_read()
    {
        var page = Offer(new byte[TrustDesk.MaxFileBytes + 1]);

        Assert.Contains(Text("TooLarge"), page.Find("[data-answer=TooLarge]").TextContent, StringComparison.Ordinal);
        Assert.Empty(await _hall.Desk.ReadLogAsync());
    }

    [Fact]
    public void What_was_put_into_the_folder_is_called_so()
    {
        _hall.PutByHand("anchors", "root.cer", SomeSeals.Root.Certificate);

        var page = Render<TrustPage>();
        page.Find("[data-row=测试根] .name").Click();

        Assert.Equal(Text("Origin_Folder"), page.Find("[data-row=测试根] .note").TextContent);
        Assert.Equal(Text("Fact_Folder"), page.Find("[data-fact=folder]").TextContent);
    }

    [Fact]
    public void An_authority_shows_the_age_of_its_list_and_an_overdue_one_has_a_banner()
    {
        _hall.PutByHand("anchors", "root.cer", SomeSeals.Root.Certificate);
        _hall.PutByHand("intermediates", "middle.cer", SomeSeals.Intermediate.Certificate);
        Assert.Equal(Text("State_NoList"), Render<TrustPage>().Find("[data-row=测试中级] .st").TextContent.Trim());

        _hall.PutByHand(
            "crls", "middle.crl", CertificateMaker.MakeRevocationList(SomeSeals.Intermediate, Now.AddDays(-9), Now.AddDays(-2)));
        var page = Render<TrustPage>();

        Assert.Equal("9 天前", page.Find("[data-row=测试中级] .st").TextContent.Trim());
        Assert.Equal("Warn", page.Find("[data-row=测试中级] .st").GetAttribute("data-outcome"));
        Assert.Contains("“测试中级”的名单，9 天前的", page.Find("[data-notice=overdue]").TextContent, StringComparison.Ordinal);

        Upload(page, CertificateMaker.MakeRevocationList(SomeSeals.Intermediate, Now.AddHours(-1), Now.AddDays(7)));
        Assert.NotNull(page.Find("[data-answer=ListTaken]"));
        Assert.Equal("今天 09:28", page.Find("[data-row=测试中级] .st").TextContent.Trim());
        Assert.Empty(page.FindAll("[data-notice=overdue]"));
    }

    [Fact]
    public void Each_state_is_shown_as_what_it_is()
    {
        var ended = new CertificateForge { Name = "到期的根", Issuer = null, Until = Now.AddDays(-1), Constraints = new(cA: true) };
        _hall.PutByHand("anchors", "ended.cer", ended.Make().Certificate);
        _hall.PutByHand("anchors", "later.cer", (ended with { Name = "以后的根", From = Now.AddDays(1), Until = SomeSeals.Until }).Make().Certificate);
        _hall.PutByHand("intermediates", "middle.cer", SomeSeals.Intermediate.Certificate);

        var page = Render<TrustPage>();

        Assert.Equal(
            [("到期的根", "Void"), ("以后的根", "Wait"), ("测试中级", "Unknown")],
            page.FindAll("[data-row]").Select(row =>
                (row.GetAttribute("data-row")!, row.QuerySelector(".st")!.GetAttribute("data-outcome")!)));
    }

    [Fact]
    public async Task Taking_out_is_asked_once()
    {
        _hall.PutByHand("anchors", "root.cer", SomeSeals.Root.Certificate);
        var page = Render<TrustPage>();
        await page.Find("[data-row=测试根] .name").ClickAsync();

        await page.Find("[data-action=remove]").ClickAsync();
        await page.Find("[data-dialog=remove] [data-action=keep]").ClickAsync();
        Assert.Single(_hall.FilesIn("anchors"));

        await page.Find("[data-action=remove]").ClickAsync();
        await page.Find("[data-dialog=remove] [data-action=confirm-remove]").ClickAsync();
        Assert.Empty(_hall.FilesIn("anchors"));
        Assert.Equal("Removed", page.Find("[data-answer]").GetAttribute("data-answer"));
    }

    [Fact]
    public async Task While_the_log_cannot_be_written_nothing_is_done_and_the_page_says_so()
    {
        var page = Offer(SomeSeals.Root.Certificate);
        await _hall.Desk.BreakAuditAsync();

        await CompareAsync(page, _root.Groups[^1]);

        Assert.Equal(Text("Log_Title"), page.Find("[data-stop=log] h1").TextContent);
        Assert.Empty(_hall.Folder.Current.Anchors);
    }

    [Fact]
    public async Task What_could_not_be_fetched_is_told()
    {
        await Services.GetRequiredService<RevocationListFetching>().FetchAsync(Xunit.TestContext.Current.CancellationToken);

        Assert.Contains(
            Text("Fetch_NoAnswer"), Render<TrustPage>().Find("[data-notice=fetching]").TextContent, StringComparison.Ordinal);
    }

    public static TheoryData<string> Keys =>
    [
        .. Enum.GetNames<TrustRefusal>().Select(name => $"Refusal_{name}"),
        .. Enum.GetNames<TrustState>().Select(name => $"State_{name}"),
        .. Enum.GetNames<FetchOutcome>().Select(name => $"Fetch_{name}"),
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Everything_the_page_may_say_has_its_word(string key) =>
        Assert.False(Services.GetRequiredService<IStringLocalizer<TrustText>>()[key].ResourceNotFound);

    private IRenderedComponent<TrustPage> Offer(ReadOnlyMemory<byte> bytes)
    {
        var page = Render<TrustPage>();
        Upload(page, bytes);
        return page;
    }

    private static void Upload(IRenderedComponent<TrustPage> page, ReadOnlyMemory<byte> bytes) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(bytes.ToArray(), "root.cer"));

    private static async Task CompareAsync(IRenderedComponent<TrustPage> page, string group)
    {
        await page.Find("#group").InputAsync(group);
        await page.Find("#letter").InputAsync("云数函〔2026〕7 号");
        await page.Find("[data-action=compare]").ClickAsync();
    }

    private string Text(string key, params object[] arguments) =>
        Services.GetRequiredService<IStringLocalizer<TrustText>>()[key, arguments];
}
