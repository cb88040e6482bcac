using System.Collections.Immutable;

namespace CounterDesk.Domain.Visits;

/// <summary>The paper a mandate is written on.</summary>
public enum LetterForm
{
    /// <summary>A letter of attorney (授权委托书).</summary>
    LetterOfAttorney,

    /// <summary>A letter of attorney that a notary certified (公证委托书); it has a number.</summary>
    NotarizedLetter,

    /// <summary>Written and signed at the counter.</summary>
    WrittenOnTheSpot,
}

/// <summary>How a mandate has ended, when the desk knows of it (民法典 173).</summary>
public enum MandateEnd
{
    /// <summary>What it was given for is done (173 (1)).</summary>
    Done,

    /// <summary>The principal took it back (173 (2)).</summary>
    Revoked,

    /// <summary>The agent gave it up (173 (2)).</summary>
    Resigned,

    /// <summary>The agent can no longer act for himself (173 (3)).</summary>
    AgentIncapable,

    /// <summary>The agent or the principal is dead (173 (4)).</summary>
    Died,

    /// <summary>An organization that is one of the two has ended (173 (5)).</summary>
    Dissolved,
}

/// <summary>What is wrong with the days of a mandate as they were typed.</summary>
public enum TermFault
{
    /// <summary>The first day is not said.</summary>
    Missing,

    /// <summary>The last day is before the first.</summary>
    Backwards,

    /// <summary>It cannot end on a day and run until the matter is done.</summary>
    TwoEnds,
}

/// <summary>
/// Whether the clerk, who read the letter's own words about the matter, found the service item in them.
/// </summary>
public sealed record MatterReading(string ItemCode, bool IsCovered)
{
    public const int MaxItemCodeLength = 64;
}

/// <summary>
/// What a letter says by which somebody acts for another (民法典 165). The agent may not hand it on: whoever comes is the
/// one whom the letter names.
/// </summary>
public sealed record Mandate
{
    public const int MaxNameLength = 64;
    public const int MaxMatterLength = 100;
    public const int MaxNumberLength = 60;
    public const int MaxKinds = 80;

    /// <summary>As the letter has it.</summary>
    public required string AgentName { get; init; }

    /// <summary>As the letter has it.</summary>
    public required string PrincipalName { get; init; }

    /// <summary>In the letter's words, which may be those of a service item.</summary>
    public required string Matter { get; init; }

    /// <summary>Null where nobody has had to read the matter against an item.</summary>
    public MatterReading? Reading { get; init; }

    /// <summary>
    /// Codes of the kinds of license that the letter lists. Empty where it lists none: then it reaches as far as the
    /// matter needs, and no further.
    /// </summary>
    public ImmutableArray<string> Kinds { get; init; } = [];

    /// <summary>
    /// The letter says that the agent may ask who looked at the principal (个人信息保护法 Art. 45). A letter for another
    /// matter does not.
    /// </summary>
    public bool CoversWhoLooked { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day on which the agent may act; null where the letter names none.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The letter says that it runs until the matter is done (办完为止).</summary>
    public bool RunsUntilDone { get; init; }

    public required LetterForm Form { get; init; }

    /// <summary>The notary's number.</summary>
    public string? Number { get; init; }

    /// <summary>The principal's signature or seal stands on the letter.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>Null while nobody has heard that it ended.</summary>
    public MandateEnd? KnownEnd { get; init; }

    public bool IsWellFormed =>
        FindNameFault(AgentName) is null && FindNameFault(PrincipalName) is null && FindMatterFault(Matter) is null
        && FindNumberFault(Form, Number) is null && FindTermFault(From, LastDay, RunsUntilDone) is null
        && Kinds.Length <= MaxKinds && (Reading is null || Reading.ItemCode.Length <= MatterReading.MaxItemCodeLength);

    public static TextFault? FindNameFault(string? name) => TypedText.FindFault(name, MaxNameLength);

    public static TextFault? FindMatterFault(string? matter) => TypedText.FindFault(matter, MaxMatterLength);

    public static TextFault? FindNumberFault(LetterForm form, string? number) =>
        TypedText.FindFault(number, MaxNumberLength) is { } fault
        && (fault is not TextFault.Missing || form is LetterForm.NotarizedLetter) ? fault : null;

    public static TermFault? FindTermFault(DateOnly? from, DateOnly? lastDay, bool runsUntilDone) =>
        from is null ? TermFault.Missing
        : lastDay < from ? TermFault.Backwards
        : lastDay is not null && runsUntilDone ? TermFault.TwoEnds
        : null;

    /// <summary>Without what it says: names and matter are about people.</summary>
    public override string ToString() => $"{Form}, {From:yyyy-MM-dd} to {LastDay:yyyy-MM-dd}";
}
