using System.Text;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.LicenseLibrary;

/// <summary>What the library asks of the key ring: hashes to find licenses by, and the encryption of what it keeps.</summary>
internal sealed class LibraryKeys(IKeyRing ring)
{
    public byte[] HashOf(LicenseIdentifier identifier) => Hash(KeyUse.LicenseIdentifier, identifier.Value);

    public byte[] HashOfSeries(LicenseIdentifier identifier) => Hash(KeyUse.LicenseIdentifier, identifier.Series);

    public byte[] HashOfNumber(string number) => Hash(KeyUse.LicenseNumber, LicenseNumber.Fold(number));

    /// <summary>Without the type: whoever reads a number off a card need not know what kind of card the source takes it for.</summary>
    public byte[] HashOfCode(string code) => Hash(KeyUse.HolderNumber, LicenseNumber.Fold(code));

    public byte[] HashOf(string name, DateOnly birth) =>
        Hash(KeyUse.NameAndBirth, $"{HolderName.Fold(name)}\n{FaceDate.Write(birth)}");

    public List<KeptHolder> KeepHolders(License license) =>
    [
        .. from holder in license.Holders
           select new KeptHolder
           {
               CodeHash = HashOfCode(holder.Code.Text),
               NameAndBirthHash = BirthDateOf(holder, license) is { } birth ? HashOf(holder.Name, birth) : null,
           },
    ];

    public EncryptedContent Encrypt(ReadOnlySpan<byte> content) => ring.Encrypt(KeyUse.LicenseContent, content);

    /// <exception cref="KeyRingException">The content is not what a key of the ring made.</exception>
    public byte[] Decrypt(EncryptedContent content) => ring.Decrypt(KeyUse.LicenseContent, content);

    // A passport does not say when its holder was born; the face of a license with one holder may.
    private static DateOnly? BirthDateOf(Holder holder, License license) =>
        holder.Code.BirthDate is { } birth ? birth
        : license.Holders.Length is 1 && !holder.Code.IsOfOrganization
            && FaceDate.TryParse(license.Face.FirstOrDefault(value => value.Key == FaceField.BirthDateKey)?.Value, out var onFace)
            ? onFace
            : null;

    private byte[] Hash(KeyUse use, string text) => ring.KeyedHash(use, Encoding.UTF8.GetBytes(text));
}
