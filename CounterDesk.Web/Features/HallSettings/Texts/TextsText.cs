namespace CounterDesk.Web.Features.HallSettings.Texts;

/// <summary>Names the words of the page on which the hall words its texts.</summary>
public sealed class TextsText;
