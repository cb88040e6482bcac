using System.Collections.Immutable;

namespace CounterDesk.Domain.LicenseKinds;

/// <summary>What a field holds, which decides how its value is checked, compared and set.</summary>
public enum FaceFieldType
{
    Text,

    /// <summary>A person's or an organization's name: compared without spaces and with one kind of middle dot, never simplified.</summary>
    Name,

    /// <summary>Stored as 2026-03-18.</summary>
    Date,

    /// <summary>男 or 女.</summary>
    Sex,

    /// <summary>A resident number that must be well formed.</summary>
    ResidentId,

    /// <summary>The number of an identity document: a resident number, or a passport or permit without a known rule.</summary>
    IdentityDocument,

    /// <summary>A unified social credit code that must be well formed.</summary>
    CreditCode,

    /// <summary>The number of a bank card, whose check digit must be right unless the issuer has starred part of it.</summary>
    BankCard,

    /// <summary>A term from day to day or without end: 2024-06-11至2034-06-11, 2016.05.18-长期.</summary>
    Term,

    /// <summary>A number read aloud or compared character by character: set in the mono-spaced type.</summary>
    Number,

    /// <summary>A photo, a plan or a code, which the file draws. It has no value of its own.</summary>
    Picture,
}

/// <summary>How much harm the field does in the wrong hands, which decides what is masked on screen and paper.</summary>
public enum Sensitivity
{
    Public,
    Personal,

    /// <summary>Sensitive in the sense of the personal information protection law (个人信息保护法 Art. 28), such as religion or health.</summary>
    Sensitive,
}

/// <summary>A metadata item of a license that may also stand on its face.</summary>
public enum LicenseItem
{
    Number,
    HolderName,
    HolderCode,

    /// <summary>The last day of the term.</summary>
    ValidUntil,

    /// <summary>The date of birth that the holder's resident number says.</summary>
    HolderBirthDate,

    /// <summary>The sex that the holder's resident number says.</summary>
    HolderSex,
}

/// <summary>A part of a number on the same face that says what the field says: a year, a level, a category.</summary>
public sealed record NumberPart
{
    /// <summary>The key of the field with the number.</summary>
    public required string Of { get; init; }

    /// <summary>
    /// A regular expression for the whole number with one group, which is the part. A number made in another way says
    /// nothing of the field.
    /// </summary>
    public required string Pattern { get; init; }

    /// <summary>
    /// For each part the words of which one stands in the field. Empty for a date, whose year the part is. A part that
    /// is not here says nothing.
    /// </summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Means { get; init; } =
        ImmutableDictionary<string, ImmutableArray<string>>.Empty;
}

/// <summary>What a value must be like beyond its type.</summary>
public sealed record FaceRule
{
    public static FaceRule None { get; } = new();

    public bool IsRequired { get; init; }

    /// <summary>The only values allowed; empty when any is.</summary>
    public ImmutableArray<string> OneOf { get; init; } = [];

    /// <summary>A regular expression the whole value must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>
    /// The key of a field that is, or begins with, a resident number which must say the same: for a date its date of birth,
    /// for a sex its sex.
    /// </summary>
    public string? AgreesWith { get; init; }

    /// <summary>
    /// Of the last day of a term: the key of the day of issue. A change is a new issue and does not begin the term anew, so
    /// that what lies between is at most the longest term of the kind.
    /// </summary>
    public string? TermFrom { get; init; }

    /// <summary>Of the day of issue: how many years old the holder must be on it.</summary>
    public int? LeastAge { get; init; }

    /// <summary>The part of a number that must say the same.</summary>
    public NumberPart? PartOf { get; init; }

    /// <summary>The key of another date, before which this one cannot lie.</summary>
    public string? NotBefore { get; init; }
}

/// <summary>One field of the face of a kind of license.</summary>
public sealed record FaceField
{
    /// <summary>By agreement among all kinds, the key of the holder's date of birth.</summary>
    public const string BirthDateKey = "birthDate";

    /// <summary>Latin letters, unique within the kind: birthDate.</summary>
    public required string Key { get; init; }

    /// <summary>As the license itself has it, unique within the kind: 出生日期.</summary>
    public required string Label { get; init; }

    public required string EnglishLabel { get; init; }

    public required FaceFieldType Type { get; init; }

    /// <summary>Other names under which real systems and files send this field, such as its pinyin initials.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    public FaceRule Rule { get; init; } = FaceRule.None;

    /// <summary>The items of the metadata that must say the same as this field; of several holders, one of them.</summary>
    public ImmutableArray<LicenseItem> Repeats { get; init; } = [];

    /// <summary>Whether it is about somebody other than the holder: a spouse, a parent, a co-owner.</summary>
    public bool IsOfAnotherPerson { get; init; }

    /// <summary>
    /// Of a field about the other of two people of equal standing: the key of the field that says the same of the
    /// holder. Either of them may be the one asked for.
    /// </summary>
    public string? Mirrors { get; init; }

    public required Sensitivity Sensitivity { get; init; }

    public bool IsPrintedByDefault { get; init; } = true;

    /// <summary>The field or its rule was recalled and not read in a source. It must never be quoted as law.</summary>
    public bool IsUnconfirmed { get; init; }
}
