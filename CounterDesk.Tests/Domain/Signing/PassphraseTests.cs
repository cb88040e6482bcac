using CounterDesk.Domain.Signing;

namespace CounterDesk.Tests.Domain.Signing;

public sealed class PassphraseTests
{
    private static readonly byte[] _salt = [.. Enumerable.Range(1, Passphrase.SaltLength).Select(at => (byte)at)];

    [Theory]
    [InlineData("", PassphraseFault.Missing)]
    [InlineData("   ", PassphraseFault.Missing)]
    [InlineData("short enough", null)]
    [InlineData("elevenchars", PassphraseFault.TooShort)]
    [InlineData("   elevenchars   ", PassphraseFault.TooShort)]
    [InlineData("ababababababab", PassphraseFault.TooSimple)]
    [InlineData("白纸青天木桌铁锁三号抽屉", null)]
    public void A_passphrase_that_is_easily_guessed_is_refused(string passphrase, PassphraseFault? fault) =>
        Assert.Equal(fault, Passphrase.FindFault(passphrase));

    [Fact]
    public void One_that_is_longer_than_anybody_types_is_refused() => Assert.Equal(
        PassphraseFault.TooLong, Passphrase.FindFault(string.Concat(Enumerable.Repeat("abcdefg", 29))));

    // RFC 8018, 5.2 with HMAC over SM3 (RFC 2104), written out: U1 = PRF(P, S ‖ 1), U2 = PRF(P, U1), T1 = U1 ⊕ U2.
    [Fact]
    public void The_key_is_drawn_as_the_standard_says()
    {
        var password = "correct horse battery"u8.ToArray();
        var first = Sm3.Hmac(password, [.. _salt, 0, 0, 0, 1]);
        var second = Sm3.Hmac(password, first);
        var expected = first.Zip(second, (one, two) => (byte)(one ^ two)).Take(Sm4Gcm.KeyLength);

        Assert.Equal(expected, Passphrase.DeriveKey("correct horse battery", _salt, 2));
    }

    [Fact]
    public void Letters_that_look_alike_are_alike_however_they_were_typed() =>
        Assert.Equal(
            Passphrase.DeriveKey("cafe\u0301 unter Linden", _salt, 1), Passphrase.DeriveKey(" caf\u00e9 unter Linden ", _salt, 1));

    [Fact]
    public void Each_salt_and_each_round_gives_another_key()
    {
        byte[][] keys =
        [
            Passphrase.DeriveKey("correct horse battery", _salt, 1),
            Passphrase.DeriveKey("correct horse battery", _salt, 2),
            Passphrase.DeriveKey("correct horse battery", new byte[Passphrase.SaltLength], 1),
            Passphrase.DeriveKey("correct horse batterY", _salt, 1),
        ];

        Assert.Equal(4, keys.Select(Convert.ToHexString).Distinct().Count());
    }
}
