using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Verification;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Support;

/// <summary>Licenses opened at a visit, in the states a clerk meets.</summary>
internal static class SomeOpenLicenses
{
    public static OpenLicense Passed(string kindCode = SomeLicenses.MarriageCertificate) =>
        Of(SomeLicenses.Of(kindCode), SomeReports.File());

    /// <summary>Somebody changed a page after it was sealed.</summary>
    public static OpenLicense Changed() =>
        Of(SomeLicenses.Of(SomeLicenses.RealEstateCertificate), SomeReports.File(FileReason.RefDigestMismatch));

    /// <summary>The file says another area than the record.</summary>
    public static OpenLicense Differing()
    {
        var license = SomeLicenses.Of(SomeLicenses.RealEstateCertificate);
        return Of(license, SomeReports.File(), With(SomeFiles.ContentOf(license), "面积", "98.70 平方米"));
    }

    public static OpenLicense Untrusted() =>
        Of(SomeLicenses.Of(SomeLicenses.DisabilityCertificate), SomeReports.File(FileReason.SignerChainUnknownIssuer));

    public static OpenLicense Expired() =>
        Of(
            SomeLicenses.Of(SomeLicenses.DisabilityCertificate) with { ValidUntil = new DateOnly(2026, 2, 28) },
            SomeReports.File());

    public static OpenLicense With(LicenseStatus status) =>
        Of(SomeLicenses.Of(SomeLicenses.BusinessLicense) with { Status = status }, SomeReports.File());

    public static OpenLicense WithoutFile() => Of(SomeLicenses.Of(SomeLicenses.HouseholdRegister), file: null);

    /// <summary>A file that the desk finds genuine, and what the platform says of it; null: it does not answer.</summary>
    public static OpenLicense SaidByPlatform(PlatformWord? word, SourceName platform) => Of(
        SomeLicenses.Of(SomeLicenses.MarriageCertificate), SomeReports.File(),
        said: word is { } answer
            ? new PlatformAnswer<PlatformWord>.Answered(answer)
            : new PlatformAnswer<PlatformWord>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch)) with
    {
        Voucher = platform,
    };

    /// <summary>Of a kind that the catalog lacks.</summary>
    public static OpenLicense Unlisted()
    {
        const string Code = SomeNumbers.DefinerCode + "099";
        var license = SomeLicenses.Of(SomeLicenses.MarriageCertificate) with
        {
            Identifier = SomeNumbers.Identifier(Code, "20260101000001"),
            KindCode = Code,
            KindName = "老年人优待证",
            Face = [new("姓名", SomeLicenses.Gu.Name), new("证号", "J999901-2019-000386"), new("优待内容", "市内公交免费")],
        };
        var content = SomeFiles.ContentOf(SomeLicenses.Of(SomeLicenses.MarriageCertificate)) with
        {
            PageText = "老年人优待证 优待内容 市内公交免费 证号 J999901-2019-000386",
        };
        return Of(license, SomeReports.File(), With(content, "ZZBS", license.Identifier.Value));
    }

    public static OpenLicense Of(
        License license, FileReport? file, FileContent? content = null, HolderCode? askedFor = null,
        PlatformAnswer<PlatformWord>? said = null)
    {
        var kind = SomeLicenses.Catalog.Find(license.KindCode);
        askedFor ??= license.Holders[0].Code;
        var report = LicenseVerifier.Verify(new VerificationInput
        {
            License = license,
            Kind = kind,
            File = file is { Content: not null }
                ? file with { Content = content ?? SomeFiles.ContentOf(license) }
                : file,
            FileAtPlatform = said,
            AskedFor = askedFor,
            Today = new DateOnly(2026, 3, 18),
            At = SomeReports.CheckedAt,
        });
        return new OpenLicense(license, File: null, kind, report, askedFor);
    }

    private static FileContent With(FileContent content, string name, string value) =>
        content with { CustomData = content.CustomData.SetItem(name, value) };
}
