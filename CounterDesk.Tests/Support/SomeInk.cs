using System.Collections.Immutable;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Tests.Support;

/// <summary>What a screen sends of a signature, and a key ring that cannot keep it.</summary>
internal static class SomeInk
{
    /// <summary>A line across the pad and a dot under it.</summary>
    public const string Text = "1120x640;100,500 900,500;500,900";

    /// <summary>Reads as the test's ring does, and encrypts nothing: its device is away.</summary>
    public static IKeyRing BrokenKeys { get; } = new CannotEncrypt();

    private sealed class CannotEncrypt : IKeyRing
    {
        public CopyKey SigningKey => SomeKeys.Ring.SigningKey;

        public ImmutableArray<PublicCopyKey> PublicKeys => SomeKeys.Ring.PublicKeys;

        public string CurrentKeyId => SomeKeys.Ring.CurrentKeyId;

        public Sm2PublicKey AuditKey => SomeKeys.Ring.AuditKey;

        public byte[] SignAudit(ReadOnlySpan<byte> data) => SomeKeys.Ring.SignAudit(data);

        public byte[] KeyedHash(KeyUse use, ReadOnlySpan<byte> data) => SomeKeys.Ring.KeyedHash(use, data);

        public EncryptedContent Encrypt(KeyUse use, ReadOnlySpan<byte> plain) =>
            throw new KeyRingException("The device is away.");

        public byte[] Decrypt(KeyUse use, EncryptedContent content) => SomeKeys.Ring.Decrypt(use, content);
    }
}
