namespace CounterDesk.Web.Features.HallSettings.Items;

/// <summary>Names the words of the page about service items.</summary>
public sealed class ItemsPageText;
