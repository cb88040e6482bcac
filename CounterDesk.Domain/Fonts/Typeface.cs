namespace CounterDesk.Domain.Fonts;

/// <summary>The typefaces our paper is set in; which files they come from is for the set of fonts to say.</summary>
public enum Typeface
{
    /// <summary>Everything that has no other face.</summary>
    Sans,
    SansBold,
    Serif,

    /// <summary>Names of documents.</summary>
    SerifBold,

    /// <summary>Numbers that are read aloud or compared.</summary>
    Mono,
}
