using System.Collections.Immutable;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Web.LicenseLibrary;

/// <summary>What was decrypted of a license does not stay in memory beside what a visit holds and wipes.</summary>
public sealed class LibraryMemoryTests
{
    [Fact]
    public async Task The_bytes_that_a_license_was_decrypted_to_are_zeroed_once_it_is_read()
    {
        var ring = new RememberingRing(SomeKeys.Ring);
        await using var library = await TestLibrary.CreateAsync(ring);
        var license = SomeLicenses.Of(SomeLicenses.ResidentIdCard);
        await library.TakeInAsync(license);
        await library.TakeInAsync(license);

        Assert.IsType<LicenseLookup.Found>(await library.FindAsync(license.Holders[0].Code.Text));
        Assert.IsType<LicenseReading.Read>(await library.ReadAsync(license));

        Assert.True(ring.Decrypted.Count >= 3);
        Assert.All(ring.Decrypted, plain => Assert.All(plain, part => Assert.Equal(0, part)));
    }

    private sealed class RememberingRing(IKeyRing ring) : IKeyRing
    {
        public List<byte[]> Decrypted { get; } = [];

        public CopyKey SigningKey => ring.SigningKey;

        public ImmutableArray<PublicCopyKey> PublicKeys => ring.PublicKeys;

        public string CurrentKeyId => ring.CurrentKeyId;

        public Sm2PublicKey AuditKey => ring.AuditKey;

        public byte[] SignAudit(ReadOnlySpan<byte> data) => ring.SignAudit(data);

        public byte[] KeyedHash(KeyUse use, ReadOnlySpan<byte> data) => ring.KeyedHash(use, data);

        public EncryptedContent Encrypt(KeyUse use, ReadOnlySpan<byte> plain) => ring.Encrypt(use, plain);

        public byte[] Decrypt(KeyUse use, EncryptedContent content)
        {
            var plain = ring.Decrypt(use, content);
            Decrypted.Add(plain);
            return plain;
        }
    }
}
