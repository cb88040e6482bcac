using System.Text;

namespace CounterDesk.Domain.Paper;

/// <summary>
/// A document was to be printed although no font has one of its characters. Ask <see cref="GlyphGate"/> first.
/// </summary>
public sealed class MissingGlyphException(Rune character, string text)
    : Exception($"No font has the character U+{character.Value:X4}. Ask the glyph gate before printing.")
{
    public Rune Character { get; } = character;

    /// <summary>The text in which it stands. It may be somebody's name: not for logs.</summary>
    public string Text { get; } = text;
}
