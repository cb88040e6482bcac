using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Ofd.Pages;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Domain.Copies;

/// <summary>Draws the sides of a license from its file, with what the copy hides taken out and covered.</summary>
public static class CopyFaceDrawing
{
    /// <summary>A license with more sides is printed without them: they would not fit page one.</summary>
    public const int MostSides = 4;

    // As pages write a day.
    private static readonly string[] _dateForms = ["yyyy年MM月dd日", "yyyy年M月d日", "yyyy.MM.dd", "yyyyMMdd"];

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

        var hidden = CopyFields.Of(order).HiddenOf(order).Select(value => WaysToWrite(value, order.Kind)).ToList();
        var covered = pages.Select(page => CoveredPicture.Hide(page.Picture, hidden.SelectMany(ways => ways))).ToList();
        return hidden.All(ways => ways.Any(way => covered.Any(page => page.Found.Contains(way))))
            ? [.. covered.Select(page => new CopyFace(page.Picture, page.Covers))]
            : [];
    }

    private static ImmutableArray<DrawnPage> Draw(ReadOnlyMemory<byte> file)
    {
        try
        {
            var package = OfdPackage.Read(file);
            var drawing = OfdPageDrawing.Open(package);
            var stamps = SealStamps.Of(package);
            return drawing.PageCount <= MostSides
                ? [.. Enumerable.Range(0, drawing.PageCount).Select(page => drawing.Draw(page, stamps))]
                : [];
        }
        catch (OfdFormatException)
        {
            return [];
        }
    }

    private static string[] WaysToWrite(FaceValue value, LicenseKind kind) =>
        kind.FindField(value.Key) is { Type: FaceFieldType.Date } && FaceDate.TryParse(value.Value, out var day)
            ? [value.Value, .. _dateForms.Select(form => day.ToString(form, CultureInfo.InvariantCulture))]
            : [value.Value];
}
