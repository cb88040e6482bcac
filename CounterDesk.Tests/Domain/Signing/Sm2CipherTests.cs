using CounterDesk.Domain.Signing;

namespace CounterDesk.Tests.Domain.Signing;

public sealed class Sm2CipherTests
{
    // GB/T 32918.5-2017, annex C.2: the recommended curve.
    private const string Number = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";
    private const string Point =
        "04EBFC718E8D1798620432268E77FEB6415E2EDE0E073C0F4F640ECD2E149A73E858F9D81E5430A57B36DAAB8F950A3C64E6EE6A63094D99283AFF767E124DF0";

    private const string Hash = "59983C18F809E262923C53AEC295D30383B54E39D609D160AFCB1908D0BD8766";
    private const string Masked = "21886CA989CA9C7D58087307CA93092D651EFA";

    private static readonly Sm2PrivateKey _key = Sm2PrivateKey.FromBytes(Convert.FromHexString(Number));

    [Theory]
    [InlineData("04" + Point + Hash + Masked)]
    [InlineData(Point + Hash + Masked)]
    [InlineData("04" + Point + Masked + Hash)]
    [InlineData(Point + Masked + Hash)]
    public void The_standards_example_is_read_in_either_order_and_without_what_stands_in_front(string cipher)
    {
        Assert.True(Sm2Cipher.TryDecrypt(_key, Convert.FromHexString(cipher), out var plain));

        Assert.Equal("encryption standard"u8.ToArray(), plain);
    }

    [Fact]
    public void What_was_encrypted_for_a_key_is_read_by_it_and_by_no_other()
    {
        var cipher = Sm2Cipher.Encrypt(_key.PublicKey, "林秀兰"u8);

        Assert.True(Sm2Cipher.TryDecrypt(_key, cipher, out var plain));
        Assert.Equal("林秀兰"u8.ToArray(), plain);
        Assert.False(Sm2Cipher.TryDecrypt(Sm2PrivateKey.Generate(), cipher, out _));
    }

    [Fact]
    public void Whatever_was_changed_or_cut_is_not_read()
    {
        var cipher = Sm2Cipher.Encrypt(_key.PublicKey, "a license"u8);
        for (var place = 0; place < cipher.Length; place += 7)
        {
            var changed = cipher.ToArray();
            changed[place] ^= 0x10;
            Assert.False(Sm2Cipher.TryDecrypt(_key, changed, out _), $"byte {place}");
            Assert.False(Sm2Cipher.TryDecrypt(_key, cipher.AsSpan(..place), out _), $"length {place}");
        }
    }
}
