using System.Text;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.Copies;

/// <summary>
/// Numbers as the register keeps them. Holders and licenses hash as they do in the library, so that what becomes known
/// of a license finds its copies.
/// </summary>
internal static class CopyHashes
{
    public static byte[] HashHolder(IKeyRing keys, HolderCode code) =>
        keys.Hash(KeyUse.HolderNumber, LicenseNumber.Fold(code.Text));

    public static byte[] HashLicense(IKeyRing keys, LicenseIdentifier identifier) =>
        keys.Hash(KeyUse.LicenseIdentifier, identifier.Value);

    /// <summary>The same for all versions of one license.</summary>
    public static byte[] HashSeries(this IKeyRing keys, LicenseIdentifier identifier) =>
        keys.Hash(KeyUse.LicenseIdentifier, identifier.Series);

    /// <summary>Together with the number, so that two copies with the same value do not look alike.</summary>
    public static byte[] HashCheckValue(this IKeyRing keys, CopyNumber number, CheckValue value) =>
        keys.Hash(KeyUse.CheckValue, $"{number.Digits} {value.Value}");

    private static byte[] Hash(this IKeyRing keys, KeyUse use, string text) =>
        keys.KeyedHash(use, Encoding.UTF8.GetBytes(text));
}
