namespace CounterDesk.Web.Features.SecondPerson;

/// <summary>Names the words of the pages on which a second person answers.</summary>
public sealed class SecondPersonText;
