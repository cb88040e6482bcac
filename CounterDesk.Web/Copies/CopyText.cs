namespace CounterDesk.Web.Copies;

/// <summary>Names the words of the paper: CopyText.resx and CopyText.en.resx.</summary>
public sealed class CopyText;
