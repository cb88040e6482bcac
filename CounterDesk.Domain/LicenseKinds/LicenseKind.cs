using System.Collections.Immutable;

namespace CounterDesk.Domain.LicenseKinds;

/// <summary>Who can hold licenses of a kind.</summary>
public enum HolderKind
{
    Person,
    Organization,
    PersonOrOrganization,
}

/// <summary>The document a kind stands for, which decides how its page is drawn.</summary>
public enum LicenseShape
{
    /// <summary>As large as a bank card, two sides.</summary>
    Card,

    /// <summary>One upright sheet.</summary>
    Portrait,

    /// <summary>A booklet, opened, or one sheet across.</summary>
    Spread,
}

/// <summary>The identifier that the number on the face of a license is, or begins with.</summary>
public enum NumberPrefix
{
    None,
    ResidentId,
    CreditCode,
}

/// <summary>How the last digit of a number checks the digits before it.</summary>
public enum NumberCheck
{
    /// <summary>It does not, or nobody here knows how.</summary>
    None,

    /// <summary>ISO/IEC 7064 MOD 11,10 (GB/T 17710). Letters in front are not counted.</summary>
    Mod11And10,
}

/// <summary>How the number on the face is made: an identifier, and what comes after it.</summary>
public sealed record NumberRule
{
    public NumberPrefix StartsWith { get; init; }

    /// <summary>A regular expression that all that comes after the prefix must match; null when any text will do.</summary>
    public string? Pattern { get; init; }

    /// <summary>Of all that comes after the prefix.</summary>
    public NumberCheck Check { get; init; }

    public bool IsUnconfirmed { get; init; }
}

/// <summary>For how long licenses of a kind are valid.</summary>
public sealed record ValidityRule
{
    /// <summary>The terms in years that are given out; empty when the kind has no term.</summary>
    public ImmutableArray<int> Years { get; init; } = [];

    /// <summary>Whether a license may be valid without an end (长期).</summary>
    public bool MayBeWithoutEnd { get; init; } = true;

    public bool IsUnconfirmed { get; init; }
}

/// <summary>An entry of the catalog of kinds (证照类型). All of it is data: a hall adds a kind by adding a file.</summary>
public sealed record LicenseKind
{
    public const int LowestGrade = 1;
    public const int HighestGrade = 4;
    public const int MaxNameLength = 256;

    /// <summary>21 characters: the credit code of the defining body and three digits (GB/T 36904).</summary>
    public required string Code { get; init; }

    /// <summary>The real code is not known, and this one was made up so that the program can be shown.</summary>
    public bool IsCodeFictional { get; init; }

    public required string Name { get; init; }

    public required string EnglishName { get; init; }

    /// <summary>As people call it, when that is another name: 身份证. What a person is asked about is called by it.</summary>
    public string? PlainName { get; init; }

    public required string DefiningBody { get; init; }

    /// <summary>The credit code of the defining body; null where it is not known.</summary>
    public string? DefiningBodyCode { get; init; }

    public required HolderKind HolderKind { get; init; }

    public required ImmutableArray<FaceField> Fields { get; init; }

    public required NumberRule NumberRule { get; init; }

    public required ValidityRule ValidityRule { get; init; }

    /// <summary>How carefully the license must be handled: 1 public, 2 personal, 3 about several people or much abused, 4 sensitive.</summary>
    public required int Grade { get; init; }

    /// <summary>A file without a seal is not genuine, rather than not told.</summary>
    public required bool RequiresSeal { get; init; }

    /// <summary>Where it is used the physical original is kept or handed in, so that a copy does not replace it.</summary>
    public required bool OriginalMustBeSurrendered { get; init; }

    public required LicenseShape Shape { get; init; }

    /// <summary>
    /// A license of the kind says who its holder is, with a picture to compare. Only the code of such a one, shown on a
    /// phone, tells who somebody is.
    /// </summary>
    public bool Identifies { get; init; }

    /// <summary>
    /// How often its copies may be printed again for one matter and recipient; null where the hall's own rule will do.
    /// </summary>
    public ReprintRule? Reprints { get; init; }

    /// <summary>What a license of the kind proves of two people to each other; null for most kinds.</summary>
    public FaceRelation? Proves { get; init; }

    /// <summary>Finds a field by its key, its label or another name real systems use for it.</summary>
    public FaceField? FindField(string name) =>
        Fields.FirstOrDefault(field => field.Key == name)
        ?? Fields.FirstOrDefault(field => field.Label == name || field.Aliases.Contains(name, StringComparer.OrdinalIgnoreCase));
}
