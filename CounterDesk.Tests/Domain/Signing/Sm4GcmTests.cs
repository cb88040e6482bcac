using System.Security.Cryptography;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Tests.Domain.Signing;

/// <summary>The example of RFC 8998 appendix A.1.</summary>
public sealed class Sm4GcmTests
{
    private static readonly byte[] _key = Convert.FromHexString("0123456789ABCDEFFEDCBA9876543210");
    private static readonly byte[] _nonce = Convert.FromHexString("00001234567800000000ABCD");
    private static readonly byte[] _associated = Convert.FromHexString("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2");
    private static readonly byte[] _plain = Convert.FromHexString(
        "AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBBCCCCCCCCCCCCCCCCDDDDDDDDDDDDDDDD" +
        "EEEEEEEEEEEEEEEEFFFFFFFFFFFFFFFFEEEEEEEEEEEEEEEEAAAAAAAAAAAAAAAA");
    private static readonly byte[] _cipherAndTag = Convert.FromHexString(
        "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735" +
        "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D" +
        "83DE3541E4C2B58177E065A9BF7B62EC");

    [Fact]
    public void The_example_is_encrypted_to_its_cipher_text_and_tag() =>
        Assert.Equal(_cipherAndTag, Sm4Gcm.Encrypt(_key, _nonce, _plain, _associated));

    [Fact]
    public void The_example_is_decrypted() =>
        Assert.Equal(_plain, Sm4Gcm.Decrypt(_key, _nonce, _cipherAndTag, _associated));

    [Fact]
    public void Nothing_at_all_is_encrypted_to_a_tag_alone()
    {
        var tag = Sm4Gcm.Encrypt(_key, _nonce, []);

        Assert.Equal(Sm4Gcm.TagLength, tag.Length);
        Assert.Empty(Sm4Gcm.Decrypt(_key, _nonce, tag));
    }

    [Fact]
    public void Any_changed_byte_is_refused()
    {
        for (var place = 0; place < _cipherAndTag.Length; place++)
        {
            var changed = (byte[])_cipherAndTag.Clone();
            changed[place] ^= 1;
            Assert.Throws<AuthenticationTagMismatchException>(() => Sm4Gcm.Decrypt(_key, _nonce, changed, _associated));
        }
    }

    [Fact]
    public void Other_associated_data_another_nonce_and_a_short_text_are_refused()
    {
        Assert.Throws<AuthenticationTagMismatchException>(() => Sm4Gcm.Decrypt(_key, _nonce, _cipherAndTag));
        Assert.Throws<AuthenticationTagMismatchException>(() => Sm4Gcm.Decrypt(_key, new byte[12], _cipherAndTag, _associated));
        Assert.Throws<AuthenticationTagMismatchException>(() => Sm4Gcm.Decrypt(_key, _nonce, new byte[15], _associated));
    }
}
