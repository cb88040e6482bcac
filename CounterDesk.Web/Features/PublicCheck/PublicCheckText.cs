namespace CounterDesk.Web.Features.PublicCheck;

/// <summary>Names the words of the receiver's page.</summary>
public sealed class PublicCheckText;
