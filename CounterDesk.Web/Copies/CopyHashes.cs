using System.Text;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.LicenseLibrary;

namespace CounterDesk.Web.Copies;

/// <summary>
/// Numbers as the register keeps them. Holders and licenses hash as they do in the library, so that what becomes known
/// of a license finds its copies.
/// </summary>
internal static class CopyHashes
{
    public static byte[] HashHolder(IKeyRing keys, HolderCode code) =>
        new LibraryKeys(keys).HashOfCode(code.Text);

    public static byte[] HashLicense(IKeyRing keys, LicenseIdentifier identifier) =>
        new LibraryKeys(keys).HashOf(identifier);

    /// <summary>The same for all versions of one license.</summary>
    public static byte[] HashSeries(this IKeyRing keys, LicenseIdentifier identifier) =>
        new LibraryKeys(keys).HashOfSeries(identifier);

    /// <summary>The ids of keys whose copies no longer count, as the register keeps them.</summary>
    public static string[] WithdrawnIds(this IKeyRing keys) =>
        [.. keys.PublicKeys.Where(key => key.WithdrawnAtUtc is not null).Select(key => key.Name)];

    /// <summary>Together with the number, so that two copies with the same value do not look alike.</summary>
    public static byte[] HashCheckValue(this IKeyRing keys, CopyNumber number, CheckValue value) =>
        keys.KeyedHash(KeyUse.CheckValue, Encoding.UTF8.GetBytes($"{number.Digits} {value.Value}"));
}
