using System.Globalization;

namespace CounterDesk.Web.Features.HallSettings.Keys;

/// <summary>How the page writes times.</summary>
internal static class KeyTimes
{
    public static string Written(DateTime utc) =>
        DeskClock.At(utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
