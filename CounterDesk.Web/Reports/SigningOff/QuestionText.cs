namespace CounterDesk.Web.Reports.SigningOff;

/// <summary>Names the words of what a supervisor asks a clerk.</summary>
public sealed class QuestionText;
