using System.Runtime.Versioning;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Keys;

namespace CounterDesk.Tests.Web.Keys;

/// <summary>Several processes work on one folder. What one of them changes, the others know before they are asked.</summary>
public sealed class HallKeyRingTests : IAsyncLifetime
{
    private static readonly byte[] _plain = "林秀兰"u8.ToArray();

    private TestKeys _hall = null!;

    public async ValueTask InitializeAsync() => _hall = await TestKeys.CreateAsync();

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    private DateTime Now => _hall.Desk.Time.GetUtcNow().UtcDateTime;

    [Fact]
    public void A_key_that_another_process_made_signs_here_and_its_content_is_read()
    {
        var other = _hall.OpenRing();
        var old = other.Encrypt(KeyUse.Proof, _plain);

        KeyRingFile.Replace(_hall.Data.Keys, _hall.Content.WithNewSigningKey(Now).WithNewEncryptionKey(Now));

        Assert.Equal(_hall.Content.Copies[^1].Id, Convert.ToHexString(other.SigningKey.Id.AsSpan()));
        Assert.Equal(2, other.PublicKeys.Length);
        Assert.Equal(_plain, other.Decrypt(KeyUse.Proof, _hall.Ring.Encrypt(KeyUse.Proof, _plain)));
        Assert.Equal(_plain, other.Decrypt(KeyUse.Proof, old));
        Assert.NotEqual(old.KeyId, other.CurrentKeyId);
        Assert.True(other.IsUpToDate);
    }

    [Fact]
    public void A_withdrawal_by_another_process_is_known_at_once()
    {
        var other = _hall.OpenRing();

        KeyRingFile.Replace(_hall.Data.Keys, _hall.Content.Withdraw(
            _hall.Content.Copies[0].Id, KeyWithdrawal.Create(KeyWithdrawalReason.Lost, ""), Now)!);

        Assert.Equal(Now, other.PublicKeys[0].WithdrawnAtUtc);
        Assert.Equal(other.PublicKeys[1].Id, other.SigningKey.Id);
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("damaged")]
    [InlineData("another hall's")]
    public void Without_its_file_it_goes_on_from_memory_and_says_that_it_may_be_behind(string what)
    {
        var (bytes, content) = (File.ReadAllBytes(_hall.RingFile), _hall.Ring.Encrypt(KeyUse.Proof, _plain));
        switch (what)
        {
            case "gone":
                File.Delete(_hall.RingFile);
                break;
            case "damaged":
                File.WriteAllText(_hall.RingFile, "keys");
                break;
            case "another hall's":
                KeyRingFile.Replace(_hall.Data.Keys, KeyRingContent.Generate(Now));
                break;
        }

        Assert.False(_hall.Ring.IsUpToDate);
        Assert.Equal(_plain, _hall.Ring.Decrypt(KeyUse.Proof, content));
        Assert.Equal(_plain, _hall.Ring.Decrypt(KeyUse.Proof, _hall.Ring.Encrypt(KeyUse.Proof, _plain)));
        Assert.NotEmpty(_hall.Ring.SigningKey.Sign(_plain));

        File.WriteAllBytes(_hall.RingFile, bytes);

        Assert.True(_hall.Ring.IsUpToDate);
    }

    [Fact]
    public void The_ring_before_stays_beside_the_new_one_and_what_was_half_written_is_not_looked_at()
    {
        var before = _hall.Content;
        File.WriteAllText(_hall.RingFile + ".new", "{ half of a");

        KeyRingFile.Replace(_hall.Data.Keys, before.WithNewSigningKey(Now));

        Assert.Equal(2, _hall.Content.Copies.Count);
        var former = KeyRingFile.Read(File.ReadAllBytes(KeyRingFile.FormerIn(_hall.Data.Keys)), "former");
        Assert.Equal(before.Copies[0].Id, Assert.Single(former.Copies).Id);
        Assert.False(File.Exists(_hall.RingFile + ".new"));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Only_the_programs_account_may_read_what_lies_beside_it()
    {
        KeyRingFile.Replace(_hall.Data.Keys, _hall.Content.WithNewSigningKey(Now));

        Assert.All(
            (string[])[_hall.RingFile, KeyRingFile.FormerIn(_hall.Data.Keys)],
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public void A_ring_of_the_first_format_is_read_and_written_in_the_present_one()
    {
        var text = File.ReadAllText(_hall.RingFile);
        Assert.Contains("\"format\": 2", text, StringComparison.Ordinal);
        File.WriteAllText(_hall.RingFile, text.Replace("\"format\": 2", "\"format\": 1", StringComparison.Ordinal));

        KeyRingFile.Replace(_hall.Data.Keys, _hall.Content.WithNewSigningKey(Now));

        Assert.Contains("\"format\": 2", File.ReadAllText(_hall.RingFile), StringComparison.Ordinal);
        Assert.Equal(2, _hall.Content.Copies.Count);
    }

    [Fact]
    public async Task Whoever_changes_the_ring_keeps_the_others_waiting()
    {
        var cancellation = Xunit.TestContext.Current.CancellationToken;
        var first = await KeyRingFile.TakeTurnAsync(_hall.Data.Keys, cancellation);
        var second = KeyRingFile.TakeTurnAsync(_hall.Data.Keys, cancellation);
        Assert.False(second.IsCompleted);

        first.Dispose();

        (await second).Dispose();
    }

    [Fact]
    public void Of_a_ring_whose_current_key_is_withdrawn_nothing_is_begun()
    {
        var content = _hall.Content;
        var unsound = content with { Copies = [content.Copies[0] with { WithdrawnAtUtc = Now }] };

        Assert.False(unsound.IsSound());
        Assert.True(content.Withdraw(content.Copies[0].Id, KeyWithdrawal.Create(KeyWithdrawalReason.Lost, ""), Now)!.IsSound());
    }

    [Fact]
    public void A_key_is_withdrawn_once_and_only_one_that_is_there()
    {
        var why = KeyWithdrawal.Create(KeyWithdrawalReason.Other, "查出来了");
        var turned = _hall.Content.WithNewSigningKey(Now);
        var once = turned.Withdraw(turned.Copies[0].Id, why, Now)!;

        Assert.Null(once.Withdraw(turned.Copies[0].Id, why, Now.AddDays(1)));
        Assert.Null(once.Withdraw("00000000", why, Now));
        Assert.Equal(2, once.Copies.Count);
        Assert.Equal(
            (Now, KeyWithdrawalReason.Other, "查出来了"),
            (once.Copies[0].WithdrawnAtUtc, once.Copies[0].WithdrawnFor, once.Copies[0].WithdrawalNote));
        Assert.Null(once.Copies[1].WithdrawnAtUtc);
    }

    [Theory]
    [InlineData(null, "", KeyWithdrawalFault.ReasonMissing)]
    [InlineData(KeyWithdrawalReason.Other, "  ", KeyWithdrawalFault.NoteMissing)]
    [InlineData(KeyWithdrawalReason.Exposed, "", null)]
    [InlineData(KeyWithdrawalReason.Other, "盘丢了", null)]
    public void A_withdrawal_says_why(KeyWithdrawalReason? reason, string note, KeyWithdrawalFault? fault) =>
        Assert.Equal(fault, KeyWithdrawal.FindFault(reason, note));
}
