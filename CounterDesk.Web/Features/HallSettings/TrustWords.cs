using System.Globalization;
using CounterDesk.Web.Trust;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.HallSettings;

/// <summary>How times and origins of the trust store are said.</summary>
internal static class TrustWords
{
    private const string Day = "yyyy-MM-dd";

    extension(IStringLocalizer<TrustText> text)
    {
        /// <summary>Today with the hour, before that in days.</summary>
        public string Age(DateTimeOffset made, DateTimeOffset now)
        {
            var at = DeskClock.At(made.UtcDateTime);
            var days = DeskClock.DayOf(now.UtcDateTime).DayNumber
                - DateOnly.FromDateTime(at.DateTime).DayNumber;
            return days <= 0
                ? text["Age_Today", at.ToString("HH:mm", CultureInfo.InvariantCulture)]
                : text["Age_Days", days];
        }

        /// <summary>Who brought it, in a few words.</summary>
        public string Origin(TrustEntry entry) => entry switch
        {
            { State: TrustState.Pending, Record: { } record } => text["Origin_Pending", record.OfferedByName],
            { Record.ComparedByName: { } name } => text["Origin_Compared", name],
            _ => text["Origin_Folder"],
        };
    }

    public static string Written(DateTimeOffset time) =>
        DeskClock.At(time.UtcDateTime).ToString(Day, CultureInfo.InvariantCulture);

    public static string WrittenTime(DateTime utc) =>
        DeskClock.At(utc).ToString($"{Day} HH:mm", CultureInfo.InvariantCulture);
}
