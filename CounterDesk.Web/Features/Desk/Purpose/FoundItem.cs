using CounterDesk.Domain.ServiceItems;

namespace CounterDesk.Web.Features.Desk.Purpose;

/// <summary>An item as it stood in the list when it was chosen.</summary>
/// <param name="Item">The item.</param>
/// <param name="IsFirst">Whether Enter chooses it.</param>
/// <param name="For">What the list was found for; by now something else may be typed.</param>
public sealed record FoundItem(ServiceItem Item, bool IsFirst, string For);
