using System.Text;

namespace CounterDesk.Domain.Printing;

/// <summary>A character that few fonts have, and where a test page takes its shape from.</summary>
public sealed record RareCharacter(Rune Character, ShapeSource Source)
{
    /// <summary>As it is written down: U+9FA5.</summary>
    public string CodePoint => $"U+{Character.Value:X4}";
}

/// <summary>Which font has a character.</summary>
public enum ShapeSource
{
    /// <summary>One that comes with the program.</summary>
    Shipped,

    /// <summary>One that the hall has added.</summary>
    Supplementary,

    /// <summary>None: a copy with it would not be printed.</summary>
    None,
}
