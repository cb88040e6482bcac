namespace CounterDesk.Domain.Fonts;

/// <summary>
/// A font file that cannot be read or must not be used; the message says why and what to supply instead.
/// </summary>
public sealed class FontFormatException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The font is whole, and its license does not let us put it into documents.</summary>
    public bool ForbidsEmbedding { get; init; }
}
