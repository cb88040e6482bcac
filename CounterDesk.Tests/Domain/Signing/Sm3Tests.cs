using System.Text;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Tests.Domain.Signing;

public sealed class Sm3Tests
{
    // The first two are the examples of GB/T 32905-2016 annex A.
    [Theory]
    [InlineData("abc", "66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0")]
    [InlineData(
        "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd",
        "DEBE9FF92275B8A138604889C18E5A4D6FDB70E5387E5765293DCBA39C0C5732")]
    [InlineData("", "1AB21D8355CFA17F8E61194831E81A8F22BEC8C728FEFB747ED035EB5082AA2B")]
    public void The_standards_examples_have_their_hashes(string text, string hash) =>
        Assert.Equal(hash, Convert.ToHexString(Sm3.Hash(Encoding.ASCII.GetBytes(text))));

    [Fact]
    public void Two_pieces_hash_like_the_whole() =>
        Assert.Equal(Sm3.Hash("abc"u8), Sm3.Hash("a"u8, "bc"u8));

    // HMAC by its definition (RFC 2104) over the hash tested above.
    [Theory]
    [InlineData(4)]
    [InlineData(64)]
    [InlineData(100)]
    public void Hmac_follows_its_definition_for_short_full_and_long_keys(int keyLength)
    {
        var key = Enumerable.Range(1, keyLength).Select(number => (byte)number).ToArray();
        var block = new byte[64];
        (keyLength > block.Length ? Sm3.Hash(key) : key).CopyTo(block, 0);
        var inner = block.Select(value => (byte)(value ^ 0x36)).ToArray();
        var outer = block.Select(value => (byte)(value ^ 0x5C)).ToArray();

        Assert.Equal(Sm3.Hash(outer, Sm3.Hash(inner, "message"u8)), Sm3.Hmac(key, "message"u8));
    }
}
