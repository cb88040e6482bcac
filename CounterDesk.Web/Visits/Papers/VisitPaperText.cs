namespace CounterDesk.Web.Visits.Papers;

/// <summary>Names the words of a visit's papers: VisitPaperText.resx and VisitPaperText.en.resx.</summary>
public sealed class VisitPaperText;
