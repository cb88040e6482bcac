using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CounterDesk.Domain.Drawing;

/// <summary>
/// A picture from which letters were taken, and where they stood, in its millimetres: whoever shows it puts bars there.
/// </summary>
/// <param name="Picture">Without the letters.</param>
/// <param name="Covers">Where they stood.</param>
/// <param name="Found">The texts that stood somewhere, as they were asked for.</param>
public sealed record CoveredPicture(Picture Picture, ImmutableArray<Box> Covers, ImmutableHashSet<string> Found)
{
    /// <summary>
    /// Whether letters are drawn of which the file does not tell what they are, so that nobody knows what they show.
    /// </summary>
    public bool HasUntoldLetters { get; private init; }

    // Of the em: how far a bar reaches above and below the base line, and to the sides.
    private const double Above = 0.92;
    private const double Below = 0.2;
    private const double Beside = 0.06;

    // Where nothing says how wide the last letter is.
    private const double WidthOfLatin = 0.62;

    // So short a text stands on a page for other reasons: it is hidden only where it stands alone.
    private const int ShortText = 2;

    /// <summary>Takes the letters of every text out, wherever it stands, spaces and line ends aside.</summary>
    /// <param name="picture">Which stays as it is.</param>
    /// <param name="texts">What must not be read in it.</param>
    /// <param name="open">
    /// What may be read. Where a text stands inside of one of these it stays: a district is no secret within an address.
    /// </param>
    public static CoveredPicture Hide(Picture picture, IEnumerable<string> texts, params IEnumerable<string> open)
    {
        var letters = new Letters();
        letters.Read(picture.Marks, Transform.Identity);
        foreach (var text in open)
        {
            letters.Open(WithoutSpaces(text));
        }

        var found = texts.Where(text => letters.Hide(WithoutSpaces(text))).ToImmutableHashSet();
        var covers = ImmutableArray.CreateBuilder<Box>();
        var marks = found.IsEmpty ? picture.Marks : Without(picture.Marks, letters, covers);
        return new(picture with { Marks = marks }, covers.ToImmutable(), found)
        {
            HasUntoldLetters = letters.AreUntold,
        };
    }

    private static ImmutableArray<Mark> Without(
        ImmutableArray<Mark> marks, Letters letters, ImmutableArray<Box>.Builder covers) =>
    [
        .. marks.SelectMany(mark => mark switch
        {
            Mark.Group group => [group with { Marks = Without(group.Marks, letters, covers) }],
            Mark.Lettering lettering => Without(lettering, letters.Next(), covers),
            _ => (IEnumerable<Mark>)[mark],
        }),
    ];

    // What is seen and what is hidden take turns along the line.
    private static List<Mark> Without(
        Mark.Lettering lettering, PlacedLettering placed, ImmutableArray<Box>.Builder covers)
    {
        if (placed.Hidden.Count == 0)
        {
            return [lettering];
        }

        var seen = new List<Mark>();
        for (var at = 0; at < placed.Characters.Count;)
        {
            var isHidden = placed.Hidden.Contains(at);
            var end = at + 1;
            while (end < placed.Characters.Count && placed.Hidden.Contains(end) == isHidden)
            {
                end++;
            }

            if (isHidden)
            {
                covers.Add(placed.BoxOf(at, end));
            }
            else
            {
                seen.Add(placed.Part(at, end));
            }

            at = end;
        }

        return seen;
    }

    private static List<Rune> WithoutSpaces(string text) =>
        [.. text.EnumerateRunes().Where(character => !Rune.IsWhiteSpace(character))];

    /// <summary>All letters of a picture in the order they are drawn, and which of them are hidden.</summary>
    private sealed class Letters
    {
        private readonly List<PlacedLettering> _letterings = [];
        private readonly List<(PlacedLettering Lettering, int At, Rune Character)> _all = [];
        private readonly List<Range> _open = [];
        private int _next;

        /// <summary>Whether a shape of another font stands for no character that means something.</summary>
        public bool AreUntold => _letterings.Exists(lettering => lettering.HasUntoldShape);

        public void Read(ImmutableArray<Mark> marks, Transform transform)
        {
            foreach (var mark in marks)
            {
                if (mark is Mark.Group group)
                {
                    Read(group.Marks, group.Transform.Then(transform));
                }
                else if (mark is Mark.Lettering lettering)
                {
                    var placed = new PlacedLettering(lettering, transform);
                    _letterings.Add(placed);
                    _all.AddRange(placed.Characters
                        .Select((character, at) => (placed, at, character))
                        .Where(letter => !Rune.IsWhiteSpace(letter.character)));
                }
            }
        }

        public void Open(List<Rune> text) =>
            _open.AddRange(PlacesOf(text).Select(start => new Range(start, start + text.Count)));

        /// <summary>Whether the text stood anywhere.</summary>
        public bool Hide(List<Rune> text)
        {
            var isFound = false;
            foreach (var start in PlacesOf(text))
            {
                if ((text.Count > ShortText || StandsAlone(text, start)) && !IsOpen(start, start + text.Count))
                {
                    isFound = true;
                    foreach (var (lettering, at, _) in _all.Skip(start).Take(text.Count))
                    {
                        lettering.HideAt(at);
                    }
                }
            }

            return isFound;
        }

        public PlacedLettering Next() => _letterings[_next++];

        private IEnumerable<int> PlacesOf(List<Rune> text) => text.Count == 0
            ? []
            : Enumerable.Range(0, Math.Max(0, _all.Count - text.Count + 1)).Where(start => StandsAt(text, start));

        // The same letters and no more may be the very text that is to be hidden.
        private bool IsOpen(int start, int end) => _open.Exists(open =>
            open.Start.Value <= start && end <= open.End.Value
            && open.End.Value - open.Start.Value > end - start);

        private bool StandsAt(List<Rune> text, int start)
        {
            for (var at = 0; at < text.Count; at++)
            {
                if (_all[start + at].Character != text[at])
                {
                    return false;
                }
            }

            return true;
        }

        private bool StandsAlone(List<Rune> text, int start) =>
            WithoutSpaces(_all[start].Lettering.Text).Count == text.Count
            && ReferenceEquals(_all[start].Lettering, _all[start + text.Count - 1].Lettering);
    }

    private sealed class PlacedLettering(Mark.Lettering lettering, Transform transform)
    {
        public string Text => lettering.Text;

        public List<Rune> Characters { get; } = [.. lettering.Text.EnumerateRunes()];

        public HashSet<int> Hidden { get; } = [];

        public bool HasUntoldShape => HasShapes && Characters
            .Where((_, at) => !lettering.Shapes[at].Segments.IsEmpty)
            .Any(character => character == Rune.ReplacementChar || Rune.GetUnicodeCategory(character) is
                UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Control);

        private bool HasShapes => lettering.Shapes.Length == Characters.Count;

        // Without its steps nobody here knows where a letter stands, so the whole line goes. A letter without a shape
        // of its own may be drawn by the shape of a letter before it, which goes with it.
        public void HideAt(int at)
        {
            if (lettering.Steps.Length >= Characters.Count - 1)
            {
                Hidden.Add(at);
                for (; HasShapes && at > 0 && lettering.Shapes[at].Segments.IsEmpty; at--)
                {
                    Hidden.Add(at - 1);
                }
            }
            else
            {
                Hidden.UnionWith(Enumerable.Range(0, Characters.Count));
            }
        }

        public Mark.Lettering Part(int from, int end) => lettering with
        {
            Text = string.Concat(Characters.Take(from..end)),
            Start = lettering.Start with { X = XOf(from) },
            Steps = [.. lettering.Steps.Skip(from).Take(end - from)],
            Shapes = HasShapes ? lettering.Shapes[from..end] : [],
        };

        public Box BoxOf(int from, int end)
        {
            var (size, baseLine) = (lettering.Size, lettering.Start.Y);
            var (left, right) = (XOf(from) - Beside * size, XOf(end) + Beside * size);
            var (top, bottom) = (baseLine - Above * size, baseLine + Below * size);
            Point[] corners =
            [
                transform.Apply(new(left, top)), transform.Apply(new(right, top)),
                transform.Apply(new(left, bottom)), transform.Apply(new(right, bottom)),
            ];
            var (x, y) = (corners.Min(corner => corner.X), corners.Min(corner => corner.Y));
            return new(x, y, corners.Max(corner => corner.X) - x, corners.Max(corner => corner.Y) - y);
        }

        private double XOf(int at) => lettering.Start.X + Enumerable.Range(0, at).Sum(WidthOf);

        private double WidthOf(int at) => at < lettering.Steps.Length
            ? lettering.Steps[at]
            : lettering.Size * (Characters[at].IsAscii ? WidthOfLatin : 1) + lettering.Spacing;
    }
}
