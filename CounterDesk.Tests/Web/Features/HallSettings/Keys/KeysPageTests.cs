using Bunit;
using CounterDesk.Domain.Confirmations;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Proofs;
using CounterDesk.Web.Objections;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Features.HallSettings.Keys;
using CounterDesk.Web.Keys;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Web.Features.HallSettings.Keys;

/// <summary>What the security administrator sees and does about the hall's keys.</summary>
public sealed class KeysPageTests : BunitContext, IAsyncLifetime
{
    private const string Words = "白纸 青天 木桌 铁锁 三号";

    private TestKeys _hall = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private readonly IOptions<CopyOptions> _copies = Options.Create(new CopyOptions());

    public async ValueTask InitializeAsync()
    {
        _hall = await TestKeys.CreateAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        this.SignInClerk(TestKeys.Administrator);
        Services.AddWords();
        Services.AddSingleton<TimeProvider>(_hall.Desk.Time);
        Services.AddSingleton(new DeskClock(_hall.Desk.Time));
        Services.AddSingleton(_hall.Keys);
        Services.AddSingleton<IEnumerable<KeyedStore>>(TestKeys.Stores);
        Services.AddSingleton(Options.Create(new ProofOptions()));
        Services.AddSingleton(Options.Create(new ObjectionOptions()));
        Services.AddSingleton(_copies);
        Services.AddSingleton(_hall.Withdrawing);
        Services.AddSingleton(_hall.Exporting);
        Services.AddSingleton(_hall.Rekeying);
        Services.AddScoped<DeskBrowser>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _hall.DisposeAsync();
    }

    [Fact]
    public void Only_the_security_administrator_may_come_here() =>
        Assert.Equal(
            DeskRoles.SecurityAdministrator,
            Assert.Single(typeof(KeysPage).GetCustomAttributes(typeof(AuthorizeAttribute), false).Cast<AuthorizeAttribute>()).Roles);

    [Fact]
    public void It_begins_with_the_export_until_there_is_one()
    {
        var page = Render<KeysPage>();

        Assert.NotNull(page.Find("[data-notice=export-NotYet]"));
        Assert.NotNull(page.Find("[data-drawer=export]"));
        Assert.Equal("password", page.Find("#passphrase").GetAttribute("type"));
        Assert.Equal("true", page.Find("[data-action=seal]").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task A_passphrase_that_is_typed_twice_seals_and_is_not_on_the_page_afterwards()
    {
        var page = Render<KeysPage>();
        await page.Find("#passphrase").InputAsync(Words);
        await page.Find("#again").InputAsync(Words + "?");
        Assert.Equal(Text("Again_Differs"), page.Find("#again-hint").TextContent);
        Assert.Equal(Text("Missing_Again"), page.Find("[data-action=seal] span").TextContent);
        await page.Find("#again").InputAsync(Words);

        await page.Find("[data-action=seal]").ClickAsync();
        await page.WaitForElementAsync("[data-action=download]", TimeSpan.FromMinutes(2));

        Assert.StartsWith("/settings/keys/export/", page.Find("[data-action=download]").GetAttribute("href"), StringComparison.Ordinal);
        Assert.DoesNotContain(Words, page.Markup, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[data-notice=export-NotYet]"));
        var token = page.Find("[data-action=download]").GetAttribute("href")!.Split('/')[^1];

        Assert.NotNull(await _hall.Exporting.TakeAsync(token, TestKeys.Administrator, Cancellation));
        _hall.Desk.Time.Advance(TimeSpan.FromSeconds(5));

        await page.WaitForElementAsync("[data-notice=export-Done]");
        Assert.Contains("唐宁", page.Find("[data-notice=export-Done]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("elevenchars", PassphraseFault.TooShort)]
    [InlineData("aaaaaaaaaaaaaaaaa", PassphraseFault.TooSimple)]
    public async Task A_poor_passphrase_says_why(string passphrase, PassphraseFault fault)
    {
        var page = Render<KeysPage>();
        await page.Find("#passphrase").InputAsync(passphrase);
        Assert.Equal(Text("Passphrase_Hint", Passphrase.MinLength), page.Find("#passphrase-hint").TextContent);

        await page.Find("#again").InputAsync(passphrase);

        Assert.Equal(
            Text($"Passphrase_{fault}", Passphrase.MinLength, Passphrase.MaxLength), page.Find("#passphrase-hint").TextContent);
        Assert.Equal("true", page.Find("[data-action=seal]").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task A_new_signing_key_is_asked_about_first_and_takes_over()
    {
        var page = Render<KeysPage>();
        var old = page.Find("[data-signing]").GetAttribute("data-signing");
        await page.Find("[data-action=renew-signing]").ClickAsync();
        await page.Find("[data-action=keep]").ClickAsync();
        Assert.Single(page.FindAll("[data-signing]"));

        await page.Find("[data-action=renew-signing]").ClickAsync();
        await page.Find("[data-action=confirm-renew]").ClickAsync();

        Assert.Equal(["Current", "Retired"], page.FindAll("[data-signing]").Select(row => row.GetAttribute("data-state")));
        Assert.Equal(old, page.FindAll("[data-signing]")[1].GetAttribute("data-signing"));
        Assert.Equal("RenewedSigning", page.Find("[data-answer]").GetAttribute("data-answer"));
        Assert.NotEqual(old, page.Find("[data-signing]").GetAttribute("data-signing"));
    }

    [Fact]
    public async Task A_key_is_withdrawn_only_with_a_reason_and_its_number_typed()
    {
        var page = Render<KeysPage>();
        var id = page.Find("[data-signing]").GetAttribute("data-signing")!;
        await page.Find($"[data-key-id='{id}']").ClickAsync();
        Assert.Equal(Text("Missing_Reason"), Word(page));

        await page.Find("input[name=reason][value=Other]").ChangeAsync("Other");
        Assert.Equal(Text("Missing_Note"), Word(page));
        await page.Find("#note").InputAsync("机房被盗");
        Assert.Equal(Text("Missing_Typed"), Word(page));
        await page.Find("#typed").InputAsync("00000000");
        Assert.Equal(Text("Typed_Differs"), page.Find("#typed-hint").TextContent);
        Assert.Equal("true", page.Find("[data-action=withdraw]").GetAttribute("aria-disabled"));
        await page.Find("[data-action=withdraw]").ClickAsync();
        Assert.Null(_hall.Content.Copies[0].WithdrawnAtUtc);

        await page.Find("#typed").InputAsync($" {id[..4].ToLowerInvariant()} {id[4..]}");
        Assert.Equal(Text("Withdraw"), Word(page));
        await page.Find("[data-action=withdraw]").ClickAsync();

        // Nothing is withdrawn before somebody else has confirmed it.
        Assert.Null(_hall.Content.Copies[0].WithdrawnAtUtc);
        Assert.Contains(Text("Waiting_Who_Body"), page.Find("[data-drawer=waiting]").TextContent, StringComparison.Ordinal);
        Assert.Contains(Text("Alone_Body"), page.Find("[data-drawer=waiting]").TextContent, StringComparison.Ordinal);
        var pending = (await _hall.Withdrawing.FindFirstForAsync(TestKeys.Supervisor, Cancellation))!;
        Assert.Equal(
            KeyWithdrawalAddresses.HereOf(pending.Request.Id), page.Find("[data-action=confirm-here]").GetAttribute("href"));
        await _hall.Withdrawing.DecideAsync(
            pending.Request.Id, TestKeys.Supervisor, ConfirmationWay.OwnBrowser, ConfirmationAnswer.Confirmed, Cancellation);
        _hall.Desk.Time.Advance(TimeSpan.FromSeconds(5));

        page.WaitForAssertion(() => Assert.Equal("Withdrawn", page.Find("[data-answer]").GetAttribute("data-answer")));
        Assert.Equal(["Current", "Withdrawn"], page.FindAll("[data-signing]").Select(row => row.GetAttribute("data-state")));
        await page.Find($"[data-key-id='{id}']").ClickAsync();
        Assert.Empty(page.FindAll("[data-action=withdraw]"));
        Assert.Contains("机房被盗", page.Find("[data-drawer=key]").TextContent, StringComparison.Ordinal);
        Assert.Equal("机房被盗", _hall.Content.Copies[0].WithdrawalNote);
    }

    [Theory]
    [InlineData(ConfirmationAnswer.Declined, "Declined")]
    [InlineData(null, "Expired")]
    public async Task Without_a_yes_the_key_stays_and_the_page_says_why(ConfirmationAnswer? answer, string said)
    {
        var id = _hall.Content.Copies[0].Id;
        var pending = await _hall.Withdrawing.AskAsync(
            id, KeyWithdrawal.Create(KeyWithdrawalReason.Exposed, ""), TestKeys.Administrator, Cancellation);
        var page = Render<KeysPage>();
        Assert.NotNull(page.Find("[data-drawer=waiting]"));

        if (answer is { } given)
        {
            await _hall.Withdrawing.DecideAsync(
                pending!.Request.Id, TestKeys.Supervisor, ConfirmationWay.AtTheDesk, given, Cancellation);
        }

        _hall.Desk.Time.Advance(answer is null ? TimeSpan.FromMinutes(11) : TimeSpan.FromSeconds(5));

        page.WaitForAssertion(() => Assert.Equal(said, page.Find("[data-answer]").GetAttribute("data-answer")));
        Assert.Empty(page.FindAll("[data-drawer=waiting]"));
        Assert.Null(_hall.Content.Copies[0].WithdrawnAtUtc);
    }

    [Fact]
    public async Task A_request_is_taken_back_on_the_page()
    {
        await _hall.Withdrawing.AskAsync(
            _hall.Content.Copies[0].Id, KeyWithdrawal.Create(KeyWithdrawalReason.Exposed, ""), TestKeys.Administrator, Cancellation);
        var page = Render<KeysPage>();

        await page.Find("[data-action=take-back]").ClickAsync();

        Assert.Equal("TakenBack", page.Find("[data-answer]").GetAttribute("data-answer"));
        Assert.Null(await _hall.Withdrawing.FindFirstForAsync(TestKeys.Supervisor, Cancellation));
    }

    [Fact]
    public async Task A_withdrawal_that_somebody_else_was_faster_with_is_said()
    {
        var page = Render<KeysPage>();
        var id = page.Find("[data-signing]").GetAttribute("data-signing")!;
        await page.Find($"[data-key-id='{id}']").ClickAsync();
        await page.Find("input[name=reason][value=Exposed]").ChangeAsync("Exposed");
        await page.Find("#typed").InputAsync(id);
        await _hall.WithdrawAsync(
            id, KeyWithdrawal.Create(KeyWithdrawalReason.Ordered, ""), TestKeys.Administrator with { Id = "demo-0013", Number = "0013" });

        await page.Find("[data-action=withdraw]").ClickAsync();

        Assert.Equal("Gone", page.Find("[data-answer]").GetAttribute("data-answer"));
        Assert.Equal(KeyWithdrawalReason.Ordered, _hall.Content.Copies[0].WithdrawnFor);
    }

    [Fact]
    public async Task A_new_encryption_key_shows_what_waits_and_what_is_done()
    {
        await using (var db = _hall.Desk.Database.CreateDbContext())
        {
            await db.Database.ExecuteSqlAsync($"PRAGMA foreign_keys = OFF", Cancellation);
            db.Add(new CounterDesk.Web.Proofs.ProofContent
            {
                ProofId = Guid.CreateVersion7(), Content = _hall.Ring.Encrypt(KeyUse.Proof, [1]),
            });
            await db.SaveChangesAsync(Cancellation);
        }

        var page = Render<KeysPage>();
        await page.Find("[data-action=renew-encryption]").ClickAsync();
        await page.Find("[data-action=confirm-renew]").ClickAsync();
        Assert.NotNull(page.Find("[data-notice=due]"));
        Assert.Equal(["0", "1"], page.FindAll("[data-encryption]").Select(row => row.GetAttribute("data-rows")));

        await _hall.Rekeying.RekeyAsync(Cancellation);
        _hall.Desk.Time.Advance(TimeSpan.FromSeconds(5));

        await page.WaitForAssertionAsync(() => Assert.Empty(page.FindAll("[data-notice=due]")));
        Assert.Equal(["1", "0"], page.FindAll("[data-encryption]").Select(row => row.GetAttribute("data-rows")));
    }

    [Fact]
    public async Task Without_the_log_or_the_file_it_says_that_nothing_was_changed()
    {
        var page = Render<KeysPage>();
        await _hall.Desk.BreakAuditAsync();
        await RenewAsync();
        Assert.NotNull(page.Find("[data-stop=Log]"));

        await _hall.Desk.MendAuditAsync();
        File.Delete(_hall.RingFile);
        await RenewAsync();

        Assert.NotNull(page.Find("[data-stop=Ring]"));
        Assert.NotNull(page.Find("[data-notice=file]"));

        async Task RenewAsync()
        {
            await page.Find("[data-action=renew-signing]").ClickAsync();
            await page.Find("[data-action=confirm-renew]").ClickAsync();
        }
    }

    [Theory]
    [InlineData(0, "Ends_AdvanceCopies_Off")]
    [InlineData(30, "Ends_AdvanceCopies")]
    public void Everything_that_is_kept_encrypted_says_when_it_ends(int days, string end)
    {
        _copies.Value.AdvanceDays = days;

        var page = Render<KeysPage>();

        Assert.Equal(
            TestKeys.Stores.Select(store => store.Name),
            page.FindAll("[data-table=stores] tr[data-store]").Select(row => row.GetAttribute("data-store")!));
        Assert.DoesNotContain("Ends_", page.Find("[data-table=stores]").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            Text(end, days), page.Find("[data-store=AdvanceCopies] td:last-child").TextContent);
    }

    [Fact]
    public void Everything_that_can_be_shown_has_words()
    {
        var words = Services.GetRequiredService<IStringLocalizer<KeysText>>();
        Assert.All(
            [
                .. Enum.GetNames<SigningKeyState>().SelectMany(state => (string[])[$"State_{state}", $"Means_{state}"]),
                .. Enum.GetNames<KeyWithdrawalReason>().Select(reason => $"Reason_{reason}"),
                .. TestKeys.Stores.Select(store => $"Store_{store.Name}"),
                .. Enum.GetNames<KeyKind>().SelectMany(kind => (string[])
                    [$"Renew_{kind}", $"Renew_{kind}_Title", $"Renew_{kind}_Body", $"Renewed_{kind}", $"Renewed_{kind}_Next"]),
                .. Enum.GetNames<PassphraseFault>().Where(fault => fault is not "Missing").Select(fault => $"Passphrase_{fault}"),
            ],
            key => Assert.False(words[key].ResourceNotFound, key));
    }

    private static string Word(IRenderedComponent<KeysPage> page) => page.Find("[data-action=withdraw] span").TextContent;

    private string Text(string key, params object[] arguments) =>
        Services.GetRequiredService<IStringLocalizer<KeysText>>()[key, arguments];
}
