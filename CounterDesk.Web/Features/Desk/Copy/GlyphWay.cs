namespace CounterDesk.Web.Features.Desk.Copy;

/// <summary>How the clerk goes on where a character has no shape of the program's own.</summary>
internal enum GlyphWay
{
    /// <summary>The hall's font has one, and it is the right one.</summary>
    Shape,

    /// <summary>A font that has it is put into the folder, and the print is tried again.</summary>
    Font,

    /// <summary>Its code point is printed instead, with a note. A supervisor agrees to it.</summary>
    Code,

    /// <summary>No copy: the paper document is taken.</summary>
    Paper,
}
