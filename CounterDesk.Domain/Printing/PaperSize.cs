using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CounterDesk.Domain.Printing;

/// <summary>Paper by the name that printers know it by (PWG 5101.1): <c>iso_a4_210x297mm</c>.</summary>
public sealed partial record PaperSize
{
    public const string A4 = "iso_a4_210x297mm";

    // PWG 5100.7 gives sizes in hundredths of a millimetre.
    private const int UnitsOfMillimetre = 100;

    private PaperSize(string name, int width, int height) => (Name, Width, Height) = (name, width, height);

    public string Name { get; }

    /// <summary>As people call it: A4.</summary>
    public string Label => Name.Split('_')[1].ToUpperInvariant();

    /// <summary>In hundredths of a millimetre, as is <see cref="Height"/>.</summary>
    public int Width { get; }

    public int Height { get; }

    public static bool TryParse(string? text, [NotNullWhen(true)] out PaperSize? paper)
    {
        var match = SelfDescribing().Match(text ?? "");
        paper = match.Success ? new(match.Value, Units(match.Groups["width"]), Units(match.Groups["height"])) : null;
        return paper is not null;
    }

    /// <exception cref="FormatException">
    /// <paramref name="text"/> is no name that says its size in millimetres.
    /// </exception>
    public static PaperSize Parse(string text) => TryParse(text, out var paper)
        ? paper
        : throw new FormatException("Paper is named as iso_a4_210x297mm is.");

    private static int Units(Group number) =>
        (int)(decimal.Parse(number.Value, CultureInfo.InvariantCulture) * UnitsOfMillimetre);

    [GeneratedRegex(@"\A[a-z0-9]+(_[a-z0-9.-]+)+_(?<width>\d{2,4}(\.\d{1,2})?)x(?<height>\d{2,4}(\.\d{1,2})?)mm\z")]
    private static partial Regex SelfDescribing();
}
