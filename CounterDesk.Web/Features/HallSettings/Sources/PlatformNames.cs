using System.Globalization;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.Features.HallSettings.Sources;

/// <summary>What a platform is called in the reader's language.</summary>
internal static class PlatformNames
{
    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is not "en";

    public static string Of(ISharingPlatform platform) =>
        platform.Name.In(IsChinese);
}
