namespace CounterDesk.Domain.Paper.Layout;

/// <summary>What stands in the logical order of a document: an element, or something placed on a page.</summary>
internal abstract class Node;

/// <summary>A part of the document as those hear it who do not see the page.</summary>
internal sealed class Element(ElementKind kind) : Node
{
    public ElementKind Kind { get; } = kind;

    public List<Node> Children { get; } = [];

    public string? AlternativeText { get; init; }

    public string? ReadAs { get; init; }

    public string? Language { get; init; }

    /// <summary>Columns a cell covers.</summary>
    public int Span { get; init; } = 1;

    public Element Add(Element child)
    {
        Children.Add(child);
        return child;
    }
}

internal enum ElementKind
{
    Document,
    Section,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Paragraph,
    List,

    /// <summary>A list without labels.</summary>
    TickList,
    Item,
    Label,
    ItemBody,
    Table,
    TableHeader,
    TableBody,
    Row,
    RowHeading,
    ColumnHeading,
    Cell,
    Figure,
    Caption,
    Span,
}
