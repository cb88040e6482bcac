using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Domain.Verification;

/// <summary>One thing that the source says and the file should say too.</summary>
/// <param name="Name">The key of the field or of the <see cref="MetadataItem"/>.</param>
/// <param name="Names">Under which files may have it.</param>
/// <param name="Values">Several holders have several; none means that the file should not have one either.</param>
/// <param name="Type">How values are compared.</param>
/// <param name="IsOnFace">Whether people read it on the license.</param>
internal sealed record ExpectedItem(
    string Name, ImmutableArray<string> Names, ImmutableArray<string> Values, FaceFieldType Type, bool IsOnFace)
{
    private const int NoLastYear = 9999;

    private static readonly char[] _separators = [';', '；', ',', '，', '、', '|', '^'];

    // As pages write a day.
    private static readonly string[] _dateForms =
        ["yyyy-MM-dd", "yyyy年MM月dd日", "yyyy年M月d日", "yyyy.MM.dd", "yyyy.M.d", "yyyy/MM/dd", "yyyy/M/d", "yyyyMMdd"];

    public static IEnumerable<ExpectedItem> Of(License license, LicenseKind? kind) =>
    [
        Beside(MetadataItem.Identifier, FaceFieldType.Number, license.Identifier.Value),
        Beside(MetadataItem.KindCode, FaceFieldType.Number, license.KindCode),
        Beside(MetadataItem.Number, FaceFieldType.Number, license.Number) with { IsOnFace = true },
        Beside(MetadataItem.HolderName, FaceFieldType.Name, [.. license.Holders.Select(holder => holder.Name)])
            with { IsOnFace = true },
        Beside(MetadataItem.HolderCode, FaceFieldType.Number, [.. license.Holders.Select(holder => holder.Code.Text)]),
        Beside(MetadataItem.IssuerName, FaceFieldType.Text, license.IssuerName),
        .. WhereStated(MetadataItem.IssuerCode, FaceFieldType.Number, license.IssuerCode),
        .. WhereStated(MetadataItem.IssuedOn, FaceFieldType.Date, Write(license.IssuedOn)),
        .. WhereStated(MetadataItem.ValidFrom, FaceFieldType.Date, Write(license.ValidFrom)),
        Beside(
            MetadataItem.ValidUntil, FaceFieldType.Date,
            license.ValidUntil is { } day ? [FaceDate.Write(day)] : []),
        .. license.Face.SelectMany(value => Field(value, kind?.FindField(value.Key))),
    ];

    /// <summary>Named values go before the page: there a value that differs can be seen, and not only missed.</summary>
    public ComparedItem CompareWith(FaceInFile file) =>
        file.Find(Names) is var (place, value) && value.Trim().Length > 0
            ? new ComparedItem(Name, Compare(value), place, value, IsOnFace)
            : StandOnPage(file)
                ? new ComparedItem(Name, FaceAgreement.Same, FacePlace.PageText, null, IsOnFace)
                : new ComparedItem(Name, FaceAgreement.NotFound, null, null, IsOnFace);

    private static ExpectedItem Beside(MetadataItem item, FaceFieldType type, params ImmutableArray<string> values) =>
        new(item.Key, item.Names, values, type, IsOnFace: false);

    private static ExpectedItem[] WhereStated(MetadataItem item, FaceFieldType type, string? value) =>
        value is null ? [] : [Beside(item, type, value)];

    // A picture is drawn by the file and has no value to compare.
    private static ExpectedItem[] Field(FaceValue value, FaceField? field) => (value, field) switch
    {
        ({ Value.Length: 0 }, _) or (_, { Type: FaceFieldType.Picture }) => [],
        (_, null) => [new ExpectedItem(value.Key, [value.Key], [value.Value], FaceFieldType.Text, IsOnFace: true)],
        _ =>
        [
            new ExpectedItem(
                value.Key, [field.Key, field.Label, .. field.Aliases], [value.Value], field.Type, IsOnFace: true),
        ],
    };

    private static string? Write(DateOnly? day) => day is { } known ? FaceDate.Write(known) : null;

    private FaceAgreement Compare(string found)
    {
        var inFile = Parts([found]);
        var expected = Parts(Values);
        return Values.IsEmpty ? IsDay(found) ? FaceAgreement.Different : FaceAgreement.Same
            : inFile.SequenceEqual(expected) ? FaceAgreement.Same
            : Type is FaceFieldType.Name && AreNearlySame(inFile, expected) ? FaceAgreement.SameButForUnencoded
            : FaceAgreement.Different;
    }

    // Several holders stand in one item, in any order; any other value with a comma in it is one value.
    private List<string> Parts(ImmutableArray<string> values)
    {
        var parts = Type is FaceFieldType.Name || Values.Length > 1
            ? values.SelectMany(value => value.Split(_separators, StringSplitOptions.RemoveEmptyEntries))
            : values;
        return [.. parts.Select(part => FaceText.Fold(Type, part)).Order(StringComparer.Ordinal)];
    }

    private static bool AreNearlySame(List<string> inFile, List<string> expected) =>
        inFile.Count == expected.Count
        && inFile.All(one => expected.Any(other => one == other || UnencodedName.IsSameButForUnencoded(one, other)));

    // Some write a last day where there is none.
    private static bool IsDay(string found) => FaceDate.TryParse(found, out var day) && day.Year < NoLastYear;

    private bool StandOnPage(FaceInFile file) =>
        !Values.IsEmpty && Values.All(value => Type is FaceFieldType.Date && FaceDate.TryParse(value, out var day)
            ? _dateForms.Any(form =>
                file.StandsOnPage(FaceFieldType.Text, day.ToString(form, CultureInfo.InvariantCulture)))
            : file.StandsOnPage(Type is FaceFieldType.Date ? FaceFieldType.Text : Type, value));
}
