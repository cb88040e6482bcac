namespace CounterDesk.Domain.Ofd;

/// <summary>What an entry of a package is to the document, by how the document names it.</summary>
public enum OfdPart
{
    /// <summary>OFD.xml: where everything begins, with what is said about the document.</summary>
    MainFile,

    /// <summary>The root of the document, or of another version of it.</summary>
    Document,

    Page,

    /// <summary>What several pages show alike.</summary>
    Template,

    /// <summary>A list of fonts and pictures, of annotations, or of attachments.</summary>
    List,
    Font,

    /// <summary>A picture or other medium, or what its colors mean.</summary>
    Picture,
    Annotation,
    Attachment,

    /// <summary>A seal, a signature, or their list.</summary>
    Seal,

    Other,
}

/// <summary>An entry of a package as its document names it.</summary>
public sealed record OfdEntry(string Path, OfdPart Part)
{
    /// <summary>From 1; null when it is no page.</summary>
    public int? PageNumber { get; init; }

    /// <summary>What an attachment is called; null when it is none, or has no name.</summary>
    public string? Name { get; init; }
}
