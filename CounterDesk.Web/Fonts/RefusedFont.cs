namespace CounterDesk.Web.Fonts;

/// <summary>Why a file in the hall's font folder is not printed with.</summary>
public enum FontRefusal
{
    /// <summary>OpenType with CFF outlines, a collection, or a font for the web: only TrueType outlines are printed.</summary>
    NotTrueType,

    /// <summary>Its license does not allow that it is put into documents.</summary>
    EmbeddingForbidden,

    /// <summary>Damaged, or without a full character map.</summary>
    Damaged,

    /// <summary>It could not be read, or somebody is still copying it.</summary>
    Unreadable,
}

/// <summary>A file in the hall's font folder that is not printed with, and why.</summary>
public sealed record RefusedFont(string FileName, FontRefusal Reason);
