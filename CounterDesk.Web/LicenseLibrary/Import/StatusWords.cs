using System.Collections.Frozen;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.LicenseLibrary.Import;

/// <summary>
/// What manifests write for the status of a license. No national list was found: these are our own names, the words of the
/// trade, and the two-digit codes of the construction ministry's files. Anything else is unknown, and kept as it was written.
/// </summary>
internal static class StatusWords
{
    private static readonly FrozenDictionary<string, LicenseStatus> _words = new Dictionary<string, LicenseStatus>
    {
        ["有效"] = LicenseStatus.Valid,
        ["正常"] = LicenseStatus.Valid,
        ["未生效"] = LicenseStatus.NotActivated,
        ["未激活"] = LicenseStatus.NotActivated,
        ["暂停"] = LicenseStatus.Suspended,
        ["暂扣"] = LicenseStatus.Suspended,
        ["过期"] = LicenseStatus.Expired,
        ["已过期"] = LicenseStatus.Expired,
        ["失效"] = LicenseStatus.Expired,
        ["注销"] = LicenseStatus.Cancelled,
        ["已注销"] = LicenseStatus.Cancelled,
        ["吊销"] = LicenseStatus.Revoked,
        ["已吊销"] = LicenseStatus.Revoked,
        ["撤销"] = LicenseStatus.Withdrawn,
        ["已撤销"] = LicenseStatus.Withdrawn,
        ["已换发"] = LicenseStatus.Superseded,
        ["01"] = LicenseStatus.Valid,
        ["02"] = LicenseStatus.Suspended,
        ["03"] = LicenseStatus.Withdrawn,
        ["04"] = LicenseStatus.Cancelled,
        ["05"] = LicenseStatus.Expired,
        ["07"] = LicenseStatus.Revoked,
    }.Concat(Enum.GetValues<LicenseStatus>().Select(status => KeyValuePair.Create(IdentifierText.Fold(status.ToString()), status)))
        .ToFrozenDictionary();

    public static LicenseStatus Read(string text) => _words.GetValueOrDefault(IdentifierText.Fold(text), LicenseStatus.Unknown);
}
