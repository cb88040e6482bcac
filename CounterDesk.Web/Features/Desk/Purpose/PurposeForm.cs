using System.Collections.Immutable;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Visits;
using VisitPurpose = CounterDesk.Domain.Visits.Purpose;

namespace CounterDesk.Web.Features.Desk.Purpose;

/// <summary>What the clerk has chosen so far, and the first thing that is still missing.</summary>
/// <param name="hasAgent">What an agent may not do is refused here.</param>
/// <param name="usualDays">For how many days the hall lets copies be used.</param>
public sealed class PurposeForm(bool hasAgent, int usualDays)
{
    private static readonly ImmutableArray<int> _days = [7, 15, 30, 60, 90, 180, 365];

    public ServiceItem? Item { get; private set; }

    /// <summary>Which of the item's recipients; as many as there are: another one, which is typed.</summary>
    public int? RecipientIndex { get; set; }

    public string OtherRecipient { get; set; } = "";

    public string BusinessNumber { get; set; } = "";

    public int Days { get; set; }

    public bool IsOtherRecipient => Item is { } item && RecipientIndex == item.Recipients.Length;

    public string Recipient => Item is not { } item || RecipientIndex is not { } index ? ""
        : IsOtherRecipient ? OtherRecipient
        : item.Recipients[index];

    public bool IsNotDelegable => hasAgent && Item?.NotDelegableBecause is not null;

    /// <summary>The terms that may be chosen, the longest last.</summary>
    public IReadOnlyList<int> DaysOffered => Item is { } item
        ? [.. _days.Where(days => days < Longest(item)), Longest(item)]
        : [];

    /// <summary>The key of the words that say what to do first; null when everything is there.</summary>
    public string? Missing =>
        Item is null ? "Missing_Item"
        : IsNotDelegable ? "Missing_Delegable"
        : VisitPurpose.FindRecipientFault(Recipient) is { } fault ? Words(fault, "Missing_Recipient")
        : Item.NeedsBusinessNumber && VisitPurpose.FindBusinessNumberFault(BusinessNumber) is { } number
            ? Words(number, "Missing_Number")
        : null;

    /// <summary>Takes an item with its usual recipient and the hall's usual term.</summary>
    public void Choose(ServiceItem? item)
    {
        (Item, RecipientIndex) = (item, item is null ? null : 0);
        Days = item is null ? 0 : Longest(item);
    }

    /// <summary>Takes what the visit has recorded.</summary>
    public void Take(ServiceItem item, VisitPurpose recorded)
    {
        Choose(item);
        var index = item.Recipients.IndexOf(recorded.Recipient);
        (RecipientIndex, OtherRecipient) = index < 0 ? (item.Recipients.Length, recorded.Recipient) : (index, "");
        (BusinessNumber, Days) = (recorded.BusinessNumber ?? "", recorded.ValidityDays ?? Days);
    }

    public VisitPurpose Read(IEnumerable<string> kinds) => VisitPurpose.Create(Item!.Name, Recipient) with
    {
        Item = Item.Code,
        Kinds = [.. kinds],
        ValidityDays = Days,
        Duty = Item.DutyProvision,
        BusinessNumber = BusinessNumber.Trim() is { Length: > 0 } number ? number : null,
    };

    // Not beyond what the hall lets copies be used.
    private int Longest(ServiceItem item) => Math.Min(item.LongestValidityDays, usualDays);

    private static string Words(TextFault fault, string missing) =>
        fault is TextFault.Missing ? missing : "Missing_Mend";
}
