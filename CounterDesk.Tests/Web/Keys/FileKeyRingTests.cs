using System.Text;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Keys;

namespace CounterDesk.Tests.Web.Keys;

public sealed class FileKeyRingTests
{
    private static readonly DateTime _made = new(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc);
    private static readonly byte[] _plain = Encoding.UTF8.GetBytes("林秀兰");
    private readonly KeyRingContent _content = KeyRingContent.Generate(_made);
    private readonly FileKeyRing _ring;

    public FileKeyRingTests() => _ring = new FileKeyRing(_content);

    [Fact]
    public void Content_comes_back_as_it_was()
    {
        var content = _ring.Encrypt(KeyUse.LicenseContent, _plain);

        Assert.Equal(_plain, _ring.Decrypt(KeyUse.LicenseContent, content));
        Assert.Equal(_ring.CurrentKeyId, content.KeyId);
        Assert.Equal(EncryptedContent.KeyIdLength, content.KeyId.Length);
    }

    [Fact]
    public void The_same_content_is_never_encrypted_to_the_same_bytes() => Assert.NotEqual(
        _ring.Encrypt(KeyUse.LicenseContent, _plain).Bytes, _ring.Encrypt(KeyUse.LicenseContent, _plain).Bytes);

    [Fact]
    public void Nothing_is_content_too() =>
        Assert.Empty(_ring.Decrypt(KeyUse.LicenseContent, _ring.Encrypt(KeyUse.LicenseContent, [])));

    [Fact]
    public void Content_of_one_use_is_not_read_under_another()
    {
        var content = _ring.Encrypt(KeyUse.LicenseContent, _plain);

        Assert.Throws<KeyRingException>(() => _ring.Decrypt(KeyUse.CheckValue, content));
    }

    [Fact]
    public void Every_changed_byte_is_noticed()
    {
        var content = _ring.Encrypt(KeyUse.LicenseContent, _plain);

        Assert.All(Enumerable.Range(0, content.Bytes.Length), position =>
        {
            byte[] changed = [.. content.Bytes];
            changed[position] ^= 1;
            Assert.Throws<KeyRingException>(
                () => _ring.Decrypt(KeyUse.LicenseContent, content with { Bytes = changed }));
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(27)]
    public void Content_shorter_than_nonce_and_tag_is_refused(int length)
    {
        var cut = new EncryptedContent(_ring.CurrentKeyId, new byte[length]);

        Assert.Throws<KeyRingException>(() => _ring.Decrypt(KeyUse.LicenseContent, cut));
    }

    [Fact]
    public void Content_under_a_key_that_is_not_on_the_ring_is_refused()
    {
        var foreign = new FileKeyRing(KeyRingContent.Generate(_made)).Encrypt(KeyUse.LicenseContent, _plain);

        Assert.Throws<KeyRingException>(() => _ring.Decrypt(KeyUse.LicenseContent, foreign));
        Assert.Throws<KeyRingException>(
            () => _ring.Decrypt(KeyUse.LicenseContent, foreign with { KeyId = _ring.CurrentKeyId }));
    }

    [Fact]
    public void A_new_key_encrypts_and_the_old_one_still_reads()
    {
        var old = _ring.Encrypt(KeyUse.LicenseContent, _plain);
        var next = KeyRingContent.Generate(_made.AddYears(1)).Encryption[0];
        var turned = new FileKeyRing(_content with { Encryption = [.. _content.Encryption, next] });

        Assert.Equal(_plain, turned.Decrypt(KeyUse.LicenseContent, old));
        Assert.Equal(next.Id, turned.Encrypt(KeyUse.LicenseContent, _plain).KeyId);
    }

    [Fact]
    public void Each_use_hashes_under_a_key_of_its_own()
    {
        var hashes = Enum.GetValues<KeyUse>().Select(use => Convert.ToHexString(_ring.KeyedHash(use, _plain))).ToList();

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
        Assert.Equal(
            _ring.KeyedHash(KeyUse.HolderNumber, _plain),
            new FileKeyRing(_content).KeyedHash(KeyUse.HolderNumber, _plain));
        Assert.Equal(Sm3.HashLength, _ring.KeyedHash(KeyUse.HolderNumber, _plain).Length);
    }

    [Fact]
    public void Another_hall_hashes_otherwise() => Assert.NotEqual(
        _ring.KeyedHash(KeyUse.HolderNumber, _plain),
        new FileKeyRing(KeyRingContent.Generate(_made)).KeyedHash(KeyUse.HolderNumber, _plain));

    [Fact]
    public void A_signature_is_verified_with_the_published_key_of_its_id()
    {
        var signature = _ring.SigningKey.Sign(_plain);

        var published = Assert.Single(_ring.PublicKeys);
        Assert.Equal(_ring.SigningKey.Id, published.Id);
        Assert.Equal((_made, null), (published.ValidFromUtc, published.WithdrawnAtUtc));
        Assert.True(Sm2PublicKey.TryRead(published.Point.AsSpan(), out var key));
        Assert.True(Sm2.Verify(key, _plain, signature));
        Assert.False(Sm2.Verify(key, [.. _plain, 0], signature));
    }

    [Fact]
    public void A_keys_id_is_the_beginning_of_its_points_hash()
    {
        var published = Assert.Single(_ring.PublicKeys);

        Assert.Equal(Sm3.Hash(published.Point.AsSpan())[..CopyKey.IdLength], published.Id);
    }

    [Fact]
    public void A_new_copy_key_signs_and_the_old_one_stays_published()
    {
        var next = KeyRingContent.Generate(_made.AddYears(1)).Copies[0];
        var withdrawn = _content.Copies[0] with { WithdrawnAtUtc = _made.AddYears(2) };
        var turned = new FileKeyRing(_content with { Copies = [withdrawn, next] });

        Assert.Equal(turned.PublicKeys[1].Id, turned.SigningKey.Id);
        Assert.Equal(_ring.SigningKey.Id, turned.PublicKeys[0].Id);
        Assert.Equal(_made.AddYears(2), turned.PublicKeys[0].WithdrawnAtUtc);
    }
}
