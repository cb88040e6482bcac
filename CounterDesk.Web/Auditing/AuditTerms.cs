using System.Globalization;
using System.Text;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.Auditing;

/// <summary>
/// Numbers as the audit log keeps them. Everybody who writes about a holder or a license hashes it here, so that one
/// question ("who looked at her?") finds every entry.
/// </summary>
public static class AuditTerms
{
    public static byte[] HashHolder(this IKeyRing keys, HolderCode code) =>
        keys.Hash(string.Create(CultureInfo.InvariantCulture, $"holder {(int)code.Type} {code.Text}"));

    public static byte[] HashLicense(this IKeyRing keys, LicenseIdentifier identifier) =>
        keys.Hash($"license {identifier.Value}");

    public static byte[] HashLicenseNumber(this IKeyRing keys, string number) => keys.Hash($"number {number}");

    public static byte[] HashNameAndBirthDate(this IKeyRing keys, string name, DateOnly birthDate) =>
        keys.Hash(string.Create(CultureInfo.InvariantCulture, $"name {birthDate:yyyyMMdd} {name}"));

    private static byte[] Hash(this IKeyRing keys, string term) =>
        keys.KeyedHash(KeyUse.AuditTerm, Encoding.UTF8.GetBytes(term));
}
