using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Domain.Faces;

/// <summary>A value of the face in every way in which pages write it.</summary>
public sealed record WrittenValue(ImmutableArray<string> Writings)
{
    // As pages write a day.
    private static readonly string[] _dateForms = ["yyyy年MM月dd日", "yyyy年M月d日", "yyyy.MM.dd", "yyyyMMdd"];

    /// <param name="value">As the source has it.</param>
    /// <param name="field">Null when the kind does not know it.</param>
    public static WrittenValue Of(FaceValue value, FaceField? field) =>
        field is { Type: FaceFieldType.Date } && FaceDate.TryParse(value.Value, out var day)
            ? new([value.Value, .. _dateForms.Select(form => day.ToString(form, CultureInfo.InvariantCulture))])
            : new([value.Value]);

    /// <summary>
    /// Whether it stood on one of the pages, in whatever way. If not, it may stand there in one that we do not know; and
    /// so it may, found or not, where letters are drawn that nobody tells.
    /// </summary>
    public bool WasFoundOn(IReadOnlyCollection<CoveredPicture> pages) =>
        pages.Any(page => Writings.Any(page.Found.Contains)) && !pages.Any(page => page.HasUntoldLetters);
}
