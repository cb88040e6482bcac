using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Domain.Verification;

/// <summary>Whether the source's record of a license makes sense by itself and beside the seal.</summary>
internal static class RecordChecks
{
    // GB/T 2260: the first two digits name the province. Codes of central bodies carry 10.
    private const string CentralBodies = "10";
    private const int ProvinceLength = 2;

    // GB 32100: registration department, category, then the region.
    private static readonly Range _provinceOfCreditCode = 2..4;

    // GB/T 36904. Live platforms send wrong check characters, so such a license is kept and the clerk is told.
    public static CheckResult Identifier(License license) => license switch
    {
        _ when IsKindCode(license.KindCode) && license.KindCode != license.Identifier.TypeCode =>
            CheckResult.Failed(LicenseCheck.Identifier, CheckReason.IdentifierOfAnotherKind),
        { Identifier.HasWrongCheckCharacter: true } =>
            CheckResult.Remarked(LicenseCheck.Identifier, CheckReason.IdentifierCheckCharacterWrong),
        _ => CheckResult.Passed(LicenseCheck.Identifier),
    };

    public static CheckResult KindKnown(LicenseKind? kind) =>
        kind is null
            ? CheckResult.NotDone(LicenseCheck.KindKnown, CheckReason.KindNotListed)
            : CheckResult.Passed(LicenseCheck.KindKnown);

    // What does not fit here is odd and worth a word to the issuer, but the seal, not a code, says who issued it.
    public static CheckResult IssuerPlausible(License license, FileReport? file)
    {
        var inIdentifier = license.Identifier.IssuerCode;
        var inRecord = license.IssuerCode ?? inIdentifier;
        if (!IsIssuerCode(inIdentifier))
        {
            return Unreadable(MetadataItem.Identifier);
        }

        if (!IsIssuerCode(inRecord))
        {
            return Unreadable(MetadataItem.IssuerCode);
        }

        return license switch
        {
            _ when inIdentifier.Length == inRecord.Length && inIdentifier != inRecord =>
                Odd(CheckReason.IssuerCodesDiffer),
            { RegionCode: { } region } when !IsOfProvince(inRecord, region) => Odd(CheckReason.IssuerOfAnotherRegion),
            _ when IsSealedByAnother(license.IssuerName, file) => Odd(CheckReason.SealOfAnotherBody),
            _ => CheckResult.Passed(LicenseCheck.IssuerPlausible),
        };
    }

    private static CheckResult Unreadable(MetadataItem item) =>
        CheckResult.NotDone(LicenseCheck.IssuerPlausible, CheckReason.IssuerCodeMalformed, item.Key);

    private static CheckResult Odd(CheckReason reason) => CheckResult.Remarked(LicenseCheck.IssuerPlausible, reason);

    private static bool IsKindCode(string code) => code.Length is LicenseIdentifier.TypeCodeLength;

    private static bool IsIssuerCode(string code) =>
        UnifiedSocialCreditCode.TryParse(code, out _) || RegionCode.TryParse(code, out _);

    private static bool IsOfProvince(string issuerCode, string region)
    {
        var province = issuerCode.Length is UnifiedSocialCreditCode.Length
            ? issuerCode[_provinceOfCreditCode]
            : issuerCode[..ProvinceLength];
        return province is CentralBodies || region.StartsWith(province, StringComparison.Ordinal);
    }

    private static bool IsSealedByAnother(string issuerName, FileReport? file)
    {
        var names = (file?.Signatures ?? [])
            .SelectMany(signature => (string?[])[signature.SealName, signature.SignerName])
            .Select(HolderName.Fold)
            .Where(name => name.Length > 0)
            .ToList();
        var issuer = HolderName.Fold(issuerName);
        return names.Count > 0 && !names.Any(name =>
            name.Contains(issuer, StringComparison.Ordinal) || issuer.Contains(name, StringComparison.Ordinal));
    }
}
