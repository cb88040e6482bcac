namespace CounterDesk.Domain.Paper;

/// <summary>
/// Text of one look. A line feed in the text is a line break that the author wants. A string converts to a run, so that
/// runs are written <c>["至 ", Run.Strong("2026年6月15日"), " 24时止"]</c>.
/// </summary>
public sealed record Run(string Text)
{
    public RunFace Face { get; init; }

    public bool Bold { get; init; }

    /// <summary>White on black, as the mark of the demo hall.</summary>
    public bool Inverted { get; init; }

    /// <summary>Never broken over two lines, as long as it fits one.</summary>
    public bool Together { get; init; }

    /// <summary>BCP 47 language of this run when it is not the document's.</summary>
    public string? Language { get; init; }

    /// <summary>What a screen reader says instead, for text such as a row of asterisks.</summary>
    public string? ReadAs { get; init; }

    public static implicit operator Run(string text) => new(text);

    public static Run Strong(string text) => new(text) { Bold = true };

    /// <summary>A number that is read aloud or compared; not broken.</summary>
    public static Run Number(string text) => new(text) { Face = RunFace.Mono, Together = true };

    /// <summary>An identifier: set as a number is, but it may break after a dot.</summary>
    public static Run Identifier(string text) => new(text) { Face = RunFace.Mono };
}

/// <summary>The family of a run; its weight is a matter of its own.</summary>
public enum RunFace
{
    /// <summary>The face of its place: serif in the name of a document, sans elsewhere.</summary>
    Ordinary,
    Serif,
    Mono,
}
