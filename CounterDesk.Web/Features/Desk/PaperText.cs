namespace CounterDesk.Web.Features.Desk;

/// <summary>Names the words around papers that are previewed and printed: PaperText.resx and PaperText.en.resx.</summary>
public sealed class PaperText;
