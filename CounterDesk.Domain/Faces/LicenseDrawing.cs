using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Domain.Faces;

/// <summary>The pages of a license as its OFD file draws them, with the seals that stand on them.</summary>
public sealed class LicenseDrawing
{
    private readonly OfdPageDrawing _drawing;
    private readonly IReadOnlyList<OfdStamp> _stamps;

    private LicenseDrawing(OfdPageDrawing drawing, IReadOnlyList<OfdStamp> stamps) =>
        (_drawing, _stamps) = (drawing, stamps);

    public int Count => _drawing.PageCount;

    /// <summary>Null when the file cannot be read or has no pages.</summary>
    public static LicenseDrawing? Open(ReadOnlyMemory<byte> file)
    {
        try
        {
            var package = OfdPackage.Read(file);
            var pages = new LicenseDrawing(OfdPageDrawing.Open(package), SealStamps.Of(package));
            return pages.Count > 0 ? pages : null;
        }
        catch (OfdFormatException)
        {
            return null;
        }
    }

    /// <param name="page">From 0 on.</param>
    public DrawnPage Draw(int page) => _drawing.Draw(page, _stamps);

    /// <summary>The page as it was before it was sealed.</summary>
    public DrawnPage DrawWithoutSeals(int page) => _drawing.Draw(page, []);
}
