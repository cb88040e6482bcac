namespace CounterDesk.Domain.Ofd.Pages;

/// <summary>A template page (GB/T 33190 7.5): where it lies, and its order where a page does not say another.</summary>
internal sealed record OfdTemplate(string Entry, string? Order);
