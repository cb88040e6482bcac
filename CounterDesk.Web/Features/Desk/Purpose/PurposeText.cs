namespace CounterDesk.Web.Features.Desk.Purpose;

/// <summary>Names the words of the first step: what it is for, and by what right.</summary>
public sealed class PurposeText;
