using System.Globalization;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.Features.HallSettings.Sources;

/// <summary>What a platform is called in the reader's language.</summary>
internal static class PlatformNames
{
    public static string Of(ISharingPlatform platform) =>
        platform.Name.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is not "en");
}
