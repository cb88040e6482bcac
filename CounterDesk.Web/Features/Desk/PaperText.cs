namespace CounterDesk.Web.Features.Desk;

/// <summary>Names the words around papers that are previewed: PaperText.resx and PaperText.en.resx.</summary>
public sealed class PaperText;
