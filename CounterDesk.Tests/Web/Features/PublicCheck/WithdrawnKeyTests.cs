using System.Net;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Keys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CounterDesk.Tests.Support.SomeReceiver;

namespace CounterDesk.Tests.Web.Features.PublicCheck;

/// <summary>What receivers are told after the hall has changed its keys, asked of the whole program.</summary>
public sealed class WithdrawnKeyTests : IAsyncLifetime
{
    private readonly SomeReceiver _receiver = new();

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    private KeyDesk Keys => _receiver.Services.GetRequiredService<KeyDesk>();

    private KeyWithdrawing Withdrawing => _receiver.Services.GetRequiredService<KeyWithdrawing>();

    private string KeyFolder => _receiver.Services.GetRequiredService<DataFolder>().Keys;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _receiver.DisposeAsync();

    [Fact]
    public async Task A_copy_counts_while_its_key_does()
    {
        var old = await _receiver.PrintAsync();
        await Keys.RotateAsync(TestKeys.Administrator, Cancellation);
        var young = await _receiver.PrintAsync();
        Assert.Equal("InForce", AnswerOf(await _receiver.ScanAsync(old.CodeAddress)));
        Assert.Equal("InForce", AnswerOf(await _receiver.ScanAsync(young.CodeAddress)));

        var published = await PublishedAsync();
        Assert.All(
            (CertifiedCopy[])[old, young], copy => Assert.Equal(CodeSignature.Right, CodeOf(copy).CheckSignature(published.Keys)));
        Assert.Equal(
            1,
            await TestKeys.WithdrawAsync(
                Withdrawing, published.Keys[0].Name, KeyWithdrawal.Create(KeyWithdrawalReason.Exposed, ""),
                TestKeys.Administrator));

        var page = await _receiver.ScanAsync(old.CodeAddress);
        Assert.Equal("KeyWithdrawn", AnswerOf(page));
        Assert.Contains($"{DeskClock.At(_receiver.Time.GetUtcNow().UtcDateTime):M 月 d 日}，本厅撤回了", page, StringComparison.Ordinal);
        Assert.Contains("换一张", page, StringComparison.Ordinal);
        Assert.Equal((old.Number.Value, "000386"), (FieldOf(page, "Number"), FieldOf(page, "Tail")));
        Assert.Equal("KeyWithdrawn", AnswerOf(await _receiver.TypeAsync(old.Number.Value, old.CheckValue.Value)));
        Assert.Equal("InForce", AnswerOf(await _receiver.ScanAsync(young.CodeAddress)));

        published = await PublishedAsync();
        Assert.Equal(
            [CodeSignature.KeyWithdrawn, CodeSignature.Right],
            ((CertifiedCopy[])[old, young]).Select(copy => CodeOf(copy).CheckSignature(published.Keys)));
        await using var db = await _receiver.OpenAsync();
        Assert.Equal(
            [CheckAnswer.InForce, CheckAnswer.KeyWithdrawn, CheckAnswer.KeyWithdrawn],
            await db.Set<CopyCheckEntry>().Where(entry => entry.Number == old.Number)
                .OrderBy(entry => entry.AtUtc).ThenBy(entry => entry.Id).Select(entry => entry.Answer)
                .ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_code_that_a_thief_signed_is_refused_whatever_the_register_says()
    {
        var keys = _receiver.Services.GetRequiredService<IKeyRing>();
        var forged = SignedCopyCode.Sign(SomeCopies.Code, keys.SigningKey);
        await TestKeys.WithdrawAsync(
            Withdrawing, keys.PublicKeys[0].Name, KeyWithdrawal.Create(KeyWithdrawalReason.Exposed, ""),
            TestKeys.Administrator);

        Assert.Equal("KeyWithdrawn", AnswerOf(await _receiver.ScanAsync(forged.ToText())));

        await _receiver.ExecuteAsync("ALTER TABLE Copies RENAME TO Lost");
        Assert.Equal("KeyWithdrawn", AnswerOf(await _receiver.ScanAsync(forged.ToText())));
    }

    [Fact]
    public async Task While_the_ring_cannot_be_read_nothing_is_called_good_or_bad()
    {
        var copy = await _receiver.PrintAsync();
        var ring = KeyRingFile.PathIn(KeyFolder);
        File.Move(ring, ring + ".away");

        Assert.Equal("CouldNotBeTold", AnswerOf(await _receiver.ScanAsync(copy.CodeAddress)));
        Assert.Equal("CouldNotBeTold", AnswerOf(await _receiver.TypeAsync(copy.Number.Value, copy.CheckValue.Value)));
        foreach (var address in (string[])["/.well-known/counterdesk/keys", "/c/offline"])
        {
            using var keys = await _receiver.Phone.GetAsync(address, Cancellation);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, keys.StatusCode);
        }

        using var health = await _receiver.Phone.GetAsync("/health", Cancellation);
        Assert.Contains("\"key-ring\":\"Unhealthy\"", await health.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);

        File.Move(ring + ".away", ring);
        Assert.Equal("InForce", AnswerOf(await _receiver.ScanAsync(copy.CodeAddress)));
    }

    [Fact]
    public async Task A_cache_may_keep_the_keys_for_five_minutes_and_no_longer()
    {
        using var answer = await _receiver.Phone.GetAsync("/.well-known/counterdesk/keys", Cancellation);

        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            (true, true, TimeSpan.FromMinutes(5)),
            (answer.Headers.CacheControl!.Public, answer.Headers.CacheControl.MustRevalidate, answer.Headers.CacheControl.MaxAge));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Copies_from_before_the_register_knew_their_key_are_the_first_keys()
    {
        var copy = await _receiver.PrintAsync();
        await _receiver.ExecuteAsync("UPDATE Copies SET KeyId = ''");

        await _receiver.Services.OpenKeyRingAsync(Cancellation);

        await using var db = await _receiver.OpenAsync();
        Assert.Equal(
            (await PublishedAsync()).Keys[0].Name,
            (await db.Set<RegisteredCopy>().SingleAsync(kept => kept.Number == copy.Number, Cancellation)).KeyId);
    }

    private static SignedCopyCode CodeOf(CertifiedCopy copy) =>
        Assert.IsType<CopyCodeReading.Read>(SignedCopyCode.Read(copy.CodeAddress)).Code;

    private async Task<PublishedKeys> PublishedAsync()
    {
        var json = await _receiver.Phone.GetByteArrayAsync("/.well-known/counterdesk/keys", Cancellation);
        Assert.True(PublishedKeys.TryRead(json, out var published));
        return published;
    }
}
