using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.Keys;

/// <summary>
/// The key ring of a hall that has no device for keys: secrets in a file, everything else derived from them.
/// </summary>
internal sealed class FileKeyRing : IKeyRing
{
    private readonly Dictionary<KeyUse, byte[]> _hashing;
    private readonly Dictionary<(string Id, KeyUse Use), byte[]> _encryption;
    private readonly Sm2PrivateKey _audit;

    public FileKeyRing(KeyRingContent content)
    {
        var uses = Enum.GetValues<KeyUse>();
        _hashing = uses.ToDictionary(use => use, use => Derive(content.Hashing, $"hash {use}"));
        _encryption = (
            from master in content.Encryption
            from use in uses
            select (Key: (master.Id, use), Value: Derive(master.Key, $"encrypt {use}")[..Sm4Gcm.KeyLength]))
            .ToDictionary(key => key.Key, key => key.Value);
        CurrentKeyId = content.Encryption[^1].Id;

        var copyKeys = content.Copies.Select(key => (Private: Sm2PrivateKey.FromBytes(key.Number), Kept: key)).ToList();
        PublicKeys =
        [
            .. copyKeys.Select(key => new PublicCopyKey(
                IdOf(key.Private),
                [.. key.Private.PublicKey.Point.Span],
                key.Kept.ValidFromUtc,
                key.Kept.WithdrawnAtUtc)),
        ];
        var current = copyKeys[^1].Private;
        SigningKey = new CopyKey(IdOf(current), data => Sm2.Sign(current, data));

        _audit = Sm2PrivateKey.FromUniform(
            [.. Derive(content.Hashing, "sign audit 1"), .. Derive(content.Hashing, "sign audit 2")]);

        // Tells rings apart without telling anything about their keys.
        Id = Convert.ToHexStringLower(Derive(content.Hashing, "ring"))[..KeyRingMark.IdLength];
    }

    /// <summary>Which ring this is: whoever has other secrets has another id.</summary>
    public string Id { get; }

    public CopyKey SigningKey { get; }

    public ImmutableArray<PublicCopyKey> PublicKeys { get; }

    public string CurrentKeyId { get; }

    /// <summary>The key of one use, for whoever must make its hashes elsewhere. No other key follows from it.</summary>
    public byte[] HashingKeyOf(KeyUse use) => [.. _hashing[use]];

    public Sm2PublicKey AuditKey => _audit.PublicKey;

    public byte[] SignAudit(ReadOnlySpan<byte> data) => Sm2.Sign(_audit, data);

    public byte[] KeyedHash(KeyUse use, ReadOnlySpan<byte> data) => Sm3.Hmac(_hashing[use], data);

    public EncryptedContent Encrypt(KeyUse use, ReadOnlySpan<byte> plain)
    {
        var nonce = RandomNumberGenerator.GetBytes(Sm4Gcm.NonceLength);
        var cipher = Sm4Gcm.Encrypt(_encryption[(CurrentKeyId, use)], nonce, plain, Associated(CurrentKeyId, use));
        return new EncryptedContent(CurrentKeyId, [.. nonce, .. cipher]);
    }

    public byte[] Decrypt(KeyUse use, EncryptedContent content)
    {
        if (!_encryption.TryGetValue((content.KeyId, use), out var key))
        {
            throw new KeyRingException("The content was encrypted with a key that this ring does not have.");
        }

        if (content.Bytes.Length < Sm4Gcm.NonceLength + Sm4Gcm.TagLength)
        {
            throw new KeyRingException("The encrypted content is shorter than any can be.") { IsOfContent = true };
        }

        var bytes = content.Bytes.AsSpan();
        try
        {
            return Sm4Gcm.Decrypt(
                key, bytes[..Sm4Gcm.NonceLength], bytes[Sm4Gcm.NonceLength..], Associated(content.KeyId, use));
        }
        catch (AuthenticationTagMismatchException exception)
        {
            throw new KeyRingException(
                "The encrypted content was changed, or was encrypted for another use.", exception) { IsOfContent = true };
        }
    }

    internal static ImmutableArray<byte> IdOf(Sm2PrivateKey key) =>
        [.. Sm3.Hash(key.PublicKey.Point.Span)[..CopyKey.IdLength]];

    // HKDF-Expand of RFC 5869 with HMAC-SM3, one block. The secret is uniformly random, so there is nothing to extract.
    private static byte[] Derive(byte[] secret, string label) =>
        Sm3.Hmac(secret, [.. Encoding.ASCII.GetBytes($"CounterDesk 1 {label}"), 1]);

    private static byte[] Associated(string keyId, KeyUse use) => Encoding.ASCII.GetBytes($"{keyId} {use}");
}
