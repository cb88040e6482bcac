namespace CounterDesk.Web.Mandates;

/// <summary>
/// Names the words about what a license proves of two people: RelationText.resx and RelationText.en.resx.
/// </summary>
public sealed class RelationText;
