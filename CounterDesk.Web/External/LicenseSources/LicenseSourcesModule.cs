using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Web.External.LicenseSources.Feeds;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.LicenseLibrary.Mirror;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.External.LicenseSources;

public static partial class LicenseSourcesModule
{
    /// <summary>Registers the hall's sharing platforms, if it has any.</summary>
    public static void AddLicenseSources(this IHostApplicationBuilder builder)
    {
        var isProduction = builder.Environment.IsProduction();
        builder.Services.AddOptions<LicenseSourceOptions>()
            .BindConfiguration(LicenseSourceOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => options.Platforms.Count is 0 || UnifiedSocialCreditCode.FindFault(options.OfficeCode) is null,
                "Set LicenseSources:OfficeCode to the hall's unified social credit code: platforms insist on it.")
            .Validate(
                options => options.Platforms.Keys.All(key => Key().IsMatch(key) && key is not HallLibrary.SourceKey),
                "A key of LicenseSources:Platforms is 1 to 20 small letters and digits, and not library.")
            .Validate(
                options => options.Platforms.Values.All(platform =>
                    platform is { Name.Length: > 0, EnglishName.Length: > 0, Account.Length: > 0 } && HasAddress(platform)),
                "Each of LicenseSources:Platforms has a Name, an EnglishName, an Account and an Address: https://HOST/PATH.")
            .Validate(
                options => options.Platforms.Values.All(IsEncryptedOrHere),
                "A platform's Address begins with https. Only a stand-in on this machine may do without, with AllowPlain.")
            .Validate(
                options => options.Platforms.Values.All(platform => Sha256OrNothing().IsMatch(platform.CertificateSha256)),
                "A platform's CertificateSha256 is 64 hexadecimal digits.")
            .Validate(
                options => options.Platforms.Values.All(platform =>
                    platform.Paths.Values.All(path => path.Length is 0 || path.StartsWith('/'))),
                "A path of a platform begins with a slash, or is empty where it does not offer that.")
            .Validate(
                HasOneSourceForEachCode,
                "CodeStarts of platforms are 2 to 40 printable characters, and none begins with another's: a code goes to one source.")
            .Validate(
                options => options.Platforms.Values.All(platform =>
                    platform.Dialect is not PlatformDialect.Shandong || platform.Shandong.AccessToken.Length > 0),
                "A platform with the dialect Shandong has a Shandong:AccessToken, which its operator gives with the account.")
            .Validate(
                options => options.Platforms.Values.All(platform => platform.Dialect is not PlatformDialect.Guangdong
                    || platform.Guangdong is { AppKey.Length: > 0, AppSecret.Length: > 0, Password.Length: > 0, IdentifierField.Length: > 0 }),
                "A platform with the dialect Guangdong has an AppKey, an AppSecret, a Password and an IdentifierField.")
            .Validate(
                options => options.Platforms.Values.All(platform =>
                    platform.Dialect is not PlatformDialect.Shanghai || platform.Shanghai.Password.Length > 0),
                "A platform with the dialect Shanghai has a Shanghai:Password, which its operator gives with the account.")
            .Validate(
                options => options.Platforms.Values.All(platform =>
                    Validator.TryValidateObject(platform.Fujian, new ValidationContext(platform.Fujian), [], validateAllProperties: true)),
                "A platform's Fujian:AreaCode has twelve digits, and Fujian:MostEvidenceBytes is at most 20971520.")
            .Validate(
                options => !isProduction || !options.Platforms.Values.Any(platform => platform.StandIn),
                "The stand-in of a sharing platform does not run in Production: its people are invented. "
                + "Remove the platform with the setting StandIn.")
            .ValidateOnStart();
        builder.Services.AddSingleton<SharingPlatforms>();
        builder.AddRegionFeed(isProduction);
    }

    // Whether there is one is known only when the settings are complete, which the demo hall adds to.
    private static void AddRegionFeed(this IHostApplicationBuilder builder, bool isProduction)
    {
        builder.Services.AddOptions<FeedOptions>()
            .BindConfiguration(FeedOptions.Section)
            .ValidateDataAnnotations()
            .Validate<IOptions<LicenseSourceOptions>>(
                (feed, sources) => !feed.IsSet || UnifiedSocialCreditCode.FindFault(sources.Value.OfficeCode) is null,
                "Set LicenseSources:OfficeCode to the hall's unified social credit code: the region's feed insists on it.")
            .Validate(
                feed => !feed.IsSet || (feed.Platform is { Name.Length: > 0, EnglishName.Length: > 0, Account.Length: > 0 } && HasAddress(feed.Platform)),
                "Synchronization:Feed:Platform has a Name, an EnglishName, an Account and an Address: https://HOST/PATH.")
            .Validate(
                feed => !feed.IsSet || IsEncryptedOrHere(feed.Platform),
                "The feed's Address begins with https. Only a stand-in on this machine may do without, with AllowPlain.")
            .Validate(
                feed => Sha256OrNothing().IsMatch(feed.Platform.CertificateSha256),
                "The feed's CertificateSha256 is 64 hexadecimal digits.")
            .Validate(
                feed => !isProduction || !feed.Platform.StandIn,
                "The stand-in of a region's feed does not run in Production: its people are invented. "
                + "Remove Synchronization:Feed.")
            .ValidateOnStart();
        builder.Services.AddSingleton<RegionFeed>();
        builder.Services.AddSingleton(services => new SettledFeed(
            services.GetRequiredService<IOptions<FeedOptions>>().Value.IsSet ? services.GetRequiredService<RegionFeed>() : null));
    }

    private static bool IsEncryptedOrHere(PlatformOptions platform) => platform.Address?.Scheme == Uri.UriSchemeHttps
        || platform is { AllowPlain: true, StandIn: true, Address.IsLoopback: true };

    private static bool HasAddress(PlatformOptions platform) =>
        platform.Address is { IsAbsoluteUri: true } address
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { Host.Length: > 0, UserInfo: "", Fragment: "", Query: "" };

    private static bool HasOneSourceForEachCode(LicenseSourceOptions options)
    {
        var starts = options.Platforms.Values.SelectMany(platform => platform.CodeStarts).ToList();
        return starts.All(start => CodeStart().IsMatch(start))
            && !starts.Index().Any(one => starts.Index().Any(other =>
                one.Index != other.Index && other.Item.StartsWith(one.Item, StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\A[!-~]{2,40}\z")]
    private static partial Regex CodeStart();

    [GeneratedRegex(@"\A[a-z0-9]{1,20}\z")]
    private static partial Regex Key();

    [GeneratedRegex(@"\A([0-9a-fA-F]{64})?\z")]
    private static partial Regex Sha256OrNothing();
}
