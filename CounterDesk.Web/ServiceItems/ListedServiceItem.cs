using CounterDesk.Domain.ServiceItems;

namespace CounterDesk.Web.ServiceItems;

/// <summary>A service item of the hall's list.</summary>
/// <param name="Item">What it asks for.</param>
/// <param name="Version">Another one with every change.</param>
/// <param name="ChangedAtUtc">When it was changed last.</param>
/// <param name="ChangedByName">By whom; null when it was brought by a command at the server.</param>
public sealed record ListedServiceItem(ServiceItem Item, Guid Version, DateTime ChangedAtUtc, string? ChangedByName);
