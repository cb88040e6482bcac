using System.Globalization;

namespace CounterDesk.Web.Features.HallSettings.Accounts;

/// <summary>Times as the page about accounts writes them.</summary>
internal static class AccountTimes
{
    public static string Written(DateTime utc) =>
        DeskClock.At(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
