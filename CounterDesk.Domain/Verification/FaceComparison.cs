using System.Collections.Immutable;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Domain.Verification;

public enum FaceAgreement
{
    Same,

    /// <summary>A name that differs only where an old system could not write a character.</summary>
    SameButForUnencoded,

    Different,
    NotFound,
}

/// <summary>One thing the source says of a license, beside what its file says.</summary>
/// <param name="Name">The key of the face field, or of the <see cref="MetadataItem"/>.</param>
/// <param name="Agreement">How the two compare.</param>
/// <param name="Place">Where in the file it was found.</param>
/// <param name="InFile">What the file says, where it says something of its own.</param>
/// <param name="IsOnFace">
/// Whether people read it on the license, so that a file without it has not been compared.
/// </param>
public sealed record ComparedItem(string Name, FaceAgreement Agreement, FacePlace? Place, string? InFile, bool IsOnFace)
{
    /// <summary>Without the value, which may be about a person.</summary>
    public override string ToString() => $"{Name}: {Agreement}";
}

/// <summary>What a source says of a license beside what its file says, item by item.</summary>
public sealed record FaceComparison(ImmutableArray<ComparedItem> Items)
{
    /// <summary>The first thing that differs; null when nothing does.</summary>
    public ComparedItem? Difference => Items.FirstOrDefault(item => item.Agreement is FaceAgreement.Different);

    /// <summary>Where things were found, the better places first.</summary>
    public IEnumerable<FacePlace> Places => Items.Select(item => item.Place).OfType<FacePlace>().Distinct().Order();

    /// <param name="license">As the source has it.</param>
    /// <param name="kind">Null when the catalog lacks it: fields are looked for under the source's own keys.</param>
    /// <param name="content">Of the file, as far as a seal protects it.</param>
    public static FaceComparison Of(License license, LicenseKind? kind, FileContent content)
    {
        var inFile = new FaceInFile(content);
        return new FaceComparison(
        [
            .. ExpectedItem.Of(license, kind)
                .Select(item => item.CompareWith(inFile))
                .Where(compared => compared.IsOnFace || compared.Agreement is not FaceAgreement.NotFound),
        ]);
    }
}
