namespace CounterDesk.Domain.Signing;

/// <summary>
/// Content under a key of the ring, with the key's id beside it so that a job can find and re-key it.
/// </summary>
/// <param name="KeyId">Which key; see <see cref="IKeyRing.CurrentKeyId"/>.</param>
/// <param name="Bytes">Nonce (12 bytes), SM4-GCM ciphertext, tag (16 bytes).</param>
public sealed record EncryptedContent(string KeyId, byte[] Bytes)
{
    public const int KeyIdLength = 8;
}
