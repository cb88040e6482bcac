using System.Collections.Immutable;

namespace CounterDesk.Domain.Signing;

/// <summary>The hall's keys, behind one face: files by default, a device where the hall has one.</summary>
public interface IKeyRing
{
    /// <summary>The key that signs the codes of copies made from now on.</summary>
    CopyKey SigningKey { get; }

    /// <summary>Every key that ever signed a copy of this hall, the current one included.</summary>
    ImmutableArray<PublicCopyKey> PublicKeys { get; }

    /// <summary>
    /// False while the ring cannot be read where it is kept: <see cref="PublicKeys"/> is then what was known last, and
    /// a key may have been withdrawn since. Nothing signed may be called good.
    /// </summary>
    bool IsUpToDate => true;

    /// <summary>
    /// The id of the key that <see cref="Encrypt"/> takes now. Content under another id waits to be re-keyed.
    /// </summary>
    string CurrentKeyId { get; }

    /// <summary>
    /// HMAC-SM3, 32 bytes: the same data gives the same hash under the same use, and nothing without the ring.
    /// </summary>
    byte[] KeyedHash(KeyUse use, ReadOnlySpan<byte> data);

    /// <summary>SM4-GCM under a fresh nonce: the same content never encrypts to the same bytes twice.</summary>
    /// <exception cref="KeyRingException">The key cannot be used, as when its device is away.</exception>
    EncryptedContent Encrypt(KeyUse use, ReadOnlySpan<byte> plain);

    /// <exception cref="KeyRingException">The key is unknown, the use another, or the content changed.</exception>
    byte[] Decrypt(KeyUse use, EncryptedContent content);

    /// <summary>The key that signs what is said of the audit log, and signs nothing else. One for good.</summary>
    Sm2PublicKey AuditKey { get; }

    /// <summary>SM2 with SM3 by <see cref="AuditKey"/>: r‖s, 64 bytes.</summary>
    /// <exception cref="KeyRingException">The key cannot be used, as when its device is away.</exception>
    byte[] SignAudit(ReadOnlySpan<byte> data);
}
