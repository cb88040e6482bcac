using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.ApplicantScreens;

/// <summary>Pairing on the real migrations, down to what the log says of it.</summary>
public sealed class ScreenPairingTests : IAsyncLifetime
{
    private static readonly Clerk _administrator =
        new("demo-0901", "0901", "方正", "", [DeskRoles.SystemAdministrator]);

    private readonly string _device = SomeScreens.NewDevice();
    private TestDesk _desk = null!;
    private PairingCodes _codes = null!;
    private Screens _screens = null!;
    private ScreenPairing _pairing = null!;

    private static Clerk Clerk => SomeClerk.Value;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _codes = new PairingCodes(_desk.Time);
        _screens = new Screens(new ScreenStage(), _desk.Time);
        _pairing = new ScreenPairing(_desk.Database, _desk.Audit, _codes, _screens, new DeskClock(_desk.Time));
    }

    public async ValueTask DisposeAsync()
    {
        _pairing.Dispose();
        await _desk.DisposeAsync();
    }

    [Fact]
    public async Task A_screen_whose_code_a_clerk_types_is_the_one_of_the_clerks_counter()
    {
        var told = 0;
        _pairing.Changed += () => told++;

        Assert.Equal(PairingAnswer.Done, await PairAsync(_device));

        Assert.Equal(Clerk.Counter, await CounterOfAsync(_device));
        Assert.Equal(1, told);
        var entry = Assert.Single(await _desk.ReadLogAsync());
        Assert.Equal((nameof(AuditAction.ScreenPaired), nameof(AuditOutcome.Done)), (entry.Action, entry.Outcome));
        Assert.Equal((Clerk.Id, Clerk.Counter), (entry.Actor, entry.Counter));
        var screen = await _pairing.ScreenOfAsync(Clerk.Counter, Cancellation);
        Assert.Equal((Clerk.Id, _desk.Time.GetUtcNow().UtcDateTime), (screen!.PairedBy, screen.PairedAtUtc));
        Assert.Contains($"{screen.Id}", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_is_read_as_a_person_writes_it()
    {
        var code = _codes.CodeOf(_device)!;

        Assert.Equal(PairingAnswer.Done, await _pairing.PairAsync(
            Clerk, $" {code[..2].ToLowerInvariant()}-{code[2..]} ", Cancellation));
    }

    [Fact]
    public async Task A_wrong_code_pairs_nothing_and_stands_in_the_log()
    {
        _codes.CodeOf(_device);

        Assert.Equal(PairingAnswer.WrongCode, await _pairing.PairAsync(Clerk, "0000", Cancellation));

        Assert.Null(await CounterOfAsync(_device));
        var entry = Assert.Single(await _desk.ReadLogAsync());
        Assert.Equal((nameof(AuditAction.ScreenPaired), nameof(AuditOutcome.Refused)), (entry.Action, entry.Outcome));
        Assert.DoesNotContain("0000", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_code_is_refused_and_the_screen_shows_another()
    {
        var old = _codes.CodeOf(_device)!;
        _desk.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.NotEqual(old, _codes.CodeOf(_device));
        Assert.Equal(PairingAnswer.ExpiredCode, await _pairing.PairAsync(Clerk, old, Cancellation));
        Assert.Null(await CounterOfAsync(_device));
    }

    [Fact]
    public async Task A_code_is_used_once()
    {
        var code = _codes.CodeOf(_device)!;
        await _pairing.PairAsync(Clerk, code, Cancellation);

        Assert.Equal(PairingAnswer.UsedCode, await _pairing.PairAsync(TestDesk.Colleague, code, Cancellation));
        Assert.Equal(Clerk.Counter, await CounterOfAsync(_device));
    }

    [Fact]
    public async Task After_five_wrong_codes_a_clerk_waits_and_others_do_not()
    {
        var code = _codes.CodeOf(_device)!;
        for (var tries = 0; tries < 5; tries++)
        {
            Assert.Equal(PairingAnswer.WrongCode, await _pairing.PairAsync(Clerk, "2222", Cancellation));
        }

        Assert.Equal(PairingAnswer.TooManyTries, await _pairing.PairAsync(Clerk, code, Cancellation));
        Assert.Equal(PairingAnswer.Done, await _pairing.PairAsync(TestDesk.Colleague, code, Cancellation));

        _desk.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(PairingAnswer.Done, await PairAsync(SomeScreens.NewDevice()));
    }

    [Fact]
    public async Task A_clerk_without_a_counter_and_an_account_that_is_no_clerk_pair_nothing()
    {
        var code = _codes.CodeOf(_device)!;

        var nowhere = Clerk with { Counter = "" };
        Assert.Equal(PairingAnswer.NoCounter, await _pairing.PairAsync(nowhere, code, Cancellation));
        Assert.Equal(PairingAnswer.NotYours, await _pairing.PairAsync(_administrator, code, Cancellation));
        Assert.Null(await CounterOfAsync(_device));
    }

    [Fact]
    public async Task A_new_screen_takes_the_place_of_the_old_one_which_falls_back_to_a_code()
    {
        await PairAsync(_device);
        var other = SomeScreens.NewDevice();

        await PairAsync(other);

        Assert.Null(await CounterOfAsync(_device));
        Assert.Equal(Clerk.Counter, await CounterOfAsync(other));
        var replaced = await RowOfAsync(_device);
        Assert.NotNull(replaced.RevokedAtUtc);
        Assert.Contains($"InPlaceOf={replaced.Id}", (await _desk.ReadLogAsync())[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screen_that_moves_to_another_counter_leaves_the_first_without_one()
    {
        await PairAsync(_device);

        Assert.Equal(PairingAnswer.Done, await PairAsync(_device, TestDesk.Colleague));

        Assert.Equal(TestDesk.Colleague.Counter, await CounterOfAsync(_device));
        Assert.Null(await _pairing.ScreenOfAsync(Clerk.Counter, Cancellation));
    }

    [Fact]
    public async Task A_revoked_key_opens_nothing_any_more()
    {
        await PairAsync(_device);
        _screens.Speaks(Clerk.Counter, ScreenVoice.Machine);

        Assert.Equal(PairingAnswer.Done, await _pairing.RevokeAsync(Clerk, Clerk.Counter, Cancellation));

        Assert.Null(await CounterOfAsync(_device));
        Assert.Equal(ScreenState.Nothing, _screens.StateOf(Clerk.Counter));
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.ScreenRevoked), nameof(AuditOutcome.Done)), (entry.Action, entry.Outcome));
        Assert.Equal(PairingAnswer.NoScreen, await _pairing.RevokeAsync(Clerk, Clerk.Counter, Cancellation));
    }

    [Fact]
    public async Task Another_counters_clerk_may_not_take_a_screen_away_and_the_attempt_is_recorded()
    {
        await PairAsync(_device);

        Assert.Equal(
            PairingAnswer.NotYours, await _pairing.RevokeAsync(TestDesk.Colleague, Clerk.Counter, Cancellation));

        Assert.Equal(Clerk.Counter, await CounterOfAsync(_device));
        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal((nameof(AuditAction.ScreenRevoked), nameof(AuditOutcome.Refused)), (entry.Action, entry.Outcome));
        Assert.Equal((TestDesk.Colleague.Id, Clerk.Counter), (entry.Actor, entry.Counter));
    }

    [Fact]
    public async Task A_system_administrator_may_take_any_screen_away()
    {
        await PairAsync(_device);

        Assert.Equal(PairingAnswer.Done, await _pairing.RevokeAsync(_administrator, Clerk.Counter, Cancellation));
        Assert.Null(await CounterOfAsync(_device));
    }

    [Fact]
    public async Task Nothing_is_paired_and_nothing_taken_away_while_the_log_cannot_be_written()
    {
        await PairAsync(_device);
        var other = SomeScreens.NewDevice();
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => PairAsync(other));
        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _pairing.RevokeAsync(Clerk, Clerk.Counter, Cancellation));

        Assert.Null(await CounterOfAsync(other));
        Assert.Equal(Clerk.Counter, await CounterOfAsync(_device));
    }

    [Fact]
    public async Task Only_the_hash_of_the_key_is_kept_and_when_the_screen_was_last_seen_to_a_minute()
    {
        await PairAsync(_device);
        var paired = _desk.Time.GetUtcNow().UtcDateTime;

        _desk.Time.Advance(TimeSpan.FromSeconds(59));
        await CounterOfAsync(_device);
        Assert.Equal(paired, (await RowOfAsync(_device)).LastSeenAtUtc);

        _desk.Time.Advance(TimeSpan.FromSeconds(1));
        await CounterOfAsync(_device);
        Assert.Equal(paired.AddMinutes(1), (await RowOfAsync(_device)).LastSeenAtUtc);
    }

    private Task<PairingAnswer> PairAsync(string device, Clerk? clerk = null) =>
        _pairing.PairAsync(clerk ?? Clerk, _codes.CodeOf(device)!, Cancellation);

    private Task<string?> CounterOfAsync(string device) => _pairing.CounterOfAsync(device, Cancellation);

    private async Task<PairedScreen> RowOfAsync(string device)
    {
        var hash = Convert.FromHexString(device);
        await using var db = _desk.Database.CreateDbContext();
        return await db.Set<PairedScreen>().AsNoTracking()
            .SingleAsync(screen => screen.DeviceKeyHash == hash, Cancellation);
    }
}
