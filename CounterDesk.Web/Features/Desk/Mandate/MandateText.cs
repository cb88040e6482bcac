namespace CounterDesk.Web.Features.Desk.Mandate;

/// <summary>Names the words about mandates: MandateText.resx and MandateText.en.resx.</summary>
public sealed class MandateText;
