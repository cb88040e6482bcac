using System.Collections.Immutable;
using CounterDesk.Domain.Fonts;

namespace CounterDesk.Domain.Drawing;

/// <summary>Which parts of an outline that crosses itself count as inside.</summary>
public enum FillRule
{
    NonZero,
    EvenOdd,
}

public enum LineCap
{
    Butt,
    Round,
    Square,
}

public enum LineJoin
{
    Miter,
    Round,
    Bevel,
}

/// <summary>One thing a picture shows. Later marks cover earlier ones. All lengths in millimetres.</summary>
public abstract record Mark
{
    private protected Mark()
    {
    }

    /// <summary>An area of one color.</summary>
    public sealed record Fill(Outline Outline, Color Color, FillRule Rule = FillRule.NonZero) : Mark;

    /// <summary>
    /// A line along an outline. <see cref="Dashes"/> alternates drawn and left-out lengths; empty is solid.
    /// </summary>
    public sealed record Stroke(Outline Outline, Color Color, double Width) : Mark
    {
        public ImmutableArray<double> Dashes { get; init; } = [];

        public LineCap Cap { get; init; }

        public LineJoin Join { get; init; }

        /// <summary>How far into <see cref="Dashes"/> the line begins.</summary>
        public double DashOffset { get; init; }

        /// <summary>A corner longer than so many widths of the line is cut flat.</summary>
        public double MiterLimit { get; init; } = 10;
    }

    /// <summary>An image stretched over the unit square, which <see cref="Placement"/> brings to its place.</summary>
    public sealed record Image(Bitmap Bitmap, Transform Placement) : Mark
    {
        public Image(Bitmap bitmap, Box box)
            : this(bitmap, new Transform(box.Width, 0, 0, box.Height, box.X, box.Y))
        {
        }

        /// <summary>0 is not seen, 1 hides what lies under it, as far as the image itself does.</summary>
        public double Opacity { get; init; } = 1;
    }

    /// <summary>
    /// Text in one of our fonts. It begins at <see cref="Start"/>, which lies on the base line; <see cref="Size"/> is
    /// the em. <see cref="Spacing"/> is added after every character. The glyph gate looks at it as at any other text.
    /// </summary>
    public sealed record Lettering(string Text, Typeface Typeface, double Size, Point Start, Color Color) : Mark
    {
        public double Spacing { get; init; }

        /// <summary>
        /// How far each character moves the pen, where whoever set the text said so. Empty, or from its end on: by the
        /// font's own width and <see cref="Spacing"/>.
        /// </summary>
        public ImmutableArray<double> Steps { get; init; } = [];

        /// <summary>
        /// What a font of another document draws for each character, in millimetres from where the character begins on
        /// the base line; an empty outline draws nothing. They are filled with <see cref="Color"/>, and the text lies
        /// over them unseen. Empty, or one for every character: otherwise <see cref="Typeface"/> draws.
        /// </summary>
        public ImmutableArray<Outline> Shapes { get; init; } = [];

        /// <summary>A line along the edges of the letters, drawn over what fills them; null when there is none.</summary>
        public LetterLine? Line { get; init; }

        /// <summary>The color that decides how far the letters can be seen through.</summary>
        internal Color MainColor => Line is { } line && Color.Alpha == 0 ? line.Color : Color;
    }

    /// <summary>Marks with a transform and, in their own coordinates, an outline beyond which nothing shows.</summary>
    public sealed record Group(ImmutableArray<Mark> Marks, Transform Transform) : Mark
    {
        public Outline? Clip { get; init; }

        public FillRule ClipRule { get; init; }
    }
}

/// <summary>How the edges of letters are drawn.</summary>
/// <param name="Color">May be another than the one that fills them.</param>
/// <param name="Width">Half of it lies within the letter.</param>
public sealed record LetterLine(Color Color, double Width);
