using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Faces;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Ofd.Pages;

namespace CounterDesk.Domain.Copies;

/// <summary>Draws the sides of a license from its file, with what the copy hides taken out and covered.</summary>
public static class CopyFaceDrawing
{
    /// <summary>A license with more sides is printed without them: they would not fit page one.</summary>
    public const int MostSides = 4;

    /// <summary>
    /// Empty when there is no OFD file, when a page of it cannot be drawn whole, because part of a license is no face
    /// of it, and when a value that must be hidden was not found: then it may stand there in a way that we do not know.
    /// </summary>
    public static ImmutableArray<CopyFace> Of(LicenseFile? file, CopyOrder order)
    {
        var pages = file is { Format: LicenseFileFormat.Ofd } ? Draw(file.Bytes) : [];
        if (pages.Any(page => !page.Omissions.IsEmpty))
        {
            return [];
        }

        var hidden = CopyFields.Of(order).HiddenOf(order)
            .Select(value => WrittenValue.Of(value, order.Kind.FindField(value.Key)))
            .ToList();
        var texts = hidden.SelectMany(value => value.Writings).ToList();
        var covered = pages.Select(page => CoveredPicture.Hide(page.Picture, texts)).ToList();
        return hidden.All(value => value.WasFoundOn(covered))
            ? [.. covered.Zip(pages).Select((page, at) => new CopyFace(page.First.Picture, page.First.Covers)
            {
                Number = at + 1,
                HasReplacedFonts = !page.Second.ReplacedFonts.IsEmpty,
            })]
            : [];
    }

    private static ImmutableArray<DrawnPage> Draw(ReadOnlyMemory<byte> file) =>
        LicenseDrawing.Open(file) is { Count: <= MostSides } pages
            ? [.. Enumerable.Range(0, pages.Count).Select(pages.Draw)]
            : [];
}
