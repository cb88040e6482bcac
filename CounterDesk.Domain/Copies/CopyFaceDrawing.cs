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
    /// Empty when there is no OFD file, or a page of it cannot be drawn whole: part of a license is no face of it.
    /// </summary>
    public static ImmutableArray<CopyFace> Of(LicenseFile? file, CopyOrder order)
    {
        var pages = file is { Format: LicenseFileFormat.Ofd } ? Draw(file.Bytes) : [];
        var hidden = CopyFields.Of(order).HiddenOf(order).SelectMany(value => WaysToWrite(value, order.Kind)).ToList();
        return pages.Any(page => !page.Omissions.IsEmpty) ? [] : [.. pages.Select(page => Hide(page.Picture, hidden))];
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

    private static CopyFace Hide(Picture picture, List<string> texts)
    {
        var covered = CoveredPicture.Hide(picture, texts);
        return new CopyFace(covered.Picture, covered.Covers);
    }

    private static IEnumerable<string> WaysToWrite(FaceValue value, LicenseKind kind) =>
        kind.FindField(value.Key) is { Type: FaceFieldType.Date } && FaceDate.TryParse(value.Value, out var day)
            ? [value.Value, .. _dateForms.Select(form => day.ToString(form, CultureInfo.InvariantCulture))]
            : [value.Value];
}
