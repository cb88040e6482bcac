namespace CounterDesk.Web.Features.ObjectionList;

/// <summary>Names the words of the list: ObjectionListText.resx and ObjectionListText.en.resx.</summary>
public sealed class ObjectionListText;
