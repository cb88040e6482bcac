using System.Globalization;
using System.Text;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Web.ServiceItems;

namespace CounterDesk.Web.CommandLine;

/// <summary>The words of <c>items import</c>: a line for every fault, and the count at the end.</summary>
internal static class ItemsText
{
    public static string Of(ServiceItemOffer done)
    {
        var text = new StringBuilder();
        foreach (var item in done.Items.Where(IsNotTaken))
        {
            if (item.Change is ServiceItemChange.Overtaken)
            {
                text.Append(Name(item)).Append(": somebody else has just changed it; run the same again.\n");
            }

            foreach (var fault in item.Entry.Faults)
            {
                text.Append(Place(item, fault)).Append(": ").Append(ServiceItemWords.InEnglish(fault)).Append(".\n");
            }
        }

        int Count(ServiceItemChange change) => done.Count(change);
        return text.Append(
            CultureInfo.InvariantCulture,
            $"{Count(ServiceItemChange.Added)} added, {Count(ServiceItemChange.Changed)} changed, " +
            $"{Count(ServiceItemChange.Retired)} retired, {Count(ServiceItemChange.Restored)} restored, " +
            $"{Count(ServiceItemChange.Unchanged)} unchanged, {done.Items.Count(IsNotTaken)} refused.\n").ToString();
    }

    public static bool IsNotTaken(OfferedServiceItem item) =>
        item.Change is ServiceItemChange.Refused or ServiceItemChange.Overtaken;

    private static string Place(OfferedServiceItem item, ServiceItemFault fault) =>
        fault.Place.Length > 0 ? $"{Name(item)}, {fault.Place}" : Name(item);

    private static string Name(OfferedServiceItem item) => item.Entry.Code is { } code
        ? string.Create(CultureInfo.InvariantCulture, $"entry {item.Entry.Row}, {code}")
        : string.Create(CultureInfo.InvariantCulture, $"entry {item.Entry.Row}");
}
