namespace CounterDesk.Web.Features.OpenRechecks;

/// <summary>Names the words of the list: RechecksText.resx and RechecksText.en.resx.</summary>
public sealed class RechecksText;
