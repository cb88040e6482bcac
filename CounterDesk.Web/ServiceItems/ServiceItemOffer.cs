using System.Collections.Immutable;
using CounterDesk.Domain.ServiceItems;

namespace CounterDesk.Web.ServiceItems;

/// <summary>What a file does, or did, to one service item of the hall.</summary>
public enum ServiceItemChange
{
    Added,
    Changed,

    /// <summary>No longer offered from then on.</summary>
    Retired,

    /// <summary>Offered again.</summary>
    Restored,
    Unchanged,

    /// <summary>The entry is wrong; its faults say how.</summary>
    Refused,

    /// <summary>Somebody else changed the item after the file was compared with it. Nothing was done.</summary>
    Overtaken,
}

/// <summary>One entry of a file, held against what the hall has.</summary>
/// <param name="Entry">As it stands in the file.</param>
/// <param name="Before">The hall's item of that code; null when it has none, or the entry is refused.</param>
/// <param name="Change">What becomes of it.</param>
public sealed record OfferedServiceItem(ServiceItemEntry Entry, ListedServiceItem? Before, ServiceItemChange Change)
{
    /// <summary>Whether taking the file does something to the hall's list.</summary>
    public bool DoesSomething => Change is ServiceItemChange.Added or ServiceItemChange.Changed
        or ServiceItemChange.Retired or ServiceItemChange.Restored;

    /// <summary>What is different in the file from what the hall has; empty when there is nothing to compare.</summary>
    public ImmutableArray<ServiceItemPart> Parts =>
        Before is { Item: var before } && Entry.Item is { } item ? ServiceItemParts.ThatDiffer(before, item) : [];

    /// <summary>Holds an entry against the hall's item of the same code.</summary>
    internal static OfferedServiceItem Of(ServiceItemEntry entry, ListedServiceItem? before) => entry.Item is { } item
        ? new(entry, before, ChangeOf(before?.Item, item))
        : new(entry, null, ServiceItemChange.Refused);

    private static ServiceItemChange ChangeOf(ServiceItem? before, ServiceItem after) =>
        before is null ? ServiceItemChange.Added
        : after.IsRetired && !before.IsRetired ? ServiceItemChange.Retired
        : !after.IsRetired && before.IsRetired ? ServiceItemChange.Restored
        : ServiceItemParts.ThatDiffer(before, after).IsEmpty ? ServiceItemChange.Unchanged
        : ServiceItemChange.Changed;
}

/// <summary>A file of service items: before it is taken, what it would do; afterwards, what it did.</summary>
public sealed record ServiceItemOffer(string FileName, ImmutableArray<OfferedServiceItem> Items)
{
    public int Count(ServiceItemChange change) => Items.Count(item => item.Change == change);
}
