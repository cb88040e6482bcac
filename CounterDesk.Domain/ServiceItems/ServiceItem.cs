using System.Collections.Immutable;

namespace CounterDesk.Domain.ServiceItems;

/// <summary>
/// A matter that people come to the hall for (事项). All of it is data that the hall keeps: what the matter is called and
/// found by, what it asks for, and how far the desk may go for it.
/// </summary>
/// <remarks>An instance says what a file said. <see cref="ServiceItemRules"/> tells whether that may be.</remarks>
public sealed record ServiceItem
{
    /// <summary>The longest code in use, that of a branch of a matter (业务办理项编码), has 33 characters.</summary>
    public const int MaxCodeLength = 40;

    /// <summary>As much as a copy has room for.</summary>
    public const int MaxNameLength = 60;

    public const int MaxPinyinLength = 400;
    public const int MaxOfficeLength = 60;
    public const int MaxRecipientLength = 60;
    public const int MaxProvisionLength = 100;
    public const int MostRecipients = 10;
    public const int MostMaterials = 30;
    public const int MaxValidityDays = 3650;

    /// <summary>Capital letters, digits and dashes, such as 999900-MZ-0107.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>
    /// The name in Latin letters without tones, a syllable for each Chinese character, with spaces between them: gao
    /// ling
    /// jin tie. A hall that has no more may give the initials alone: g l j t.
    /// </summary>
    public required string Pinyin { get; init; }

    /// <summary>The department that decides the matter.</summary>
    public required string Office { get; init; }

    /// <summary>Who may receive the copy; the first is the usual one.</summary>
    public required ImmutableArray<string> Recipients { get; init; }

    public required ImmutableArray<Material> Materials { get; init; }

    /// <summary>The longest that a copy may be used for this, in days.</summary>
    public required int LongestValidityDays { get; init; }

    /// <summary>
    /// The provision that lets the office look without asking; null where the holder's consent is the basis.
    /// </summary>
    public string? DutyProvision { get; init; }

    /// <summary>Why no agent may do it, with the provision (民法典 Art. 161); null where one may.</summary>
    public string? NotDelegableBecause { get; init; }

    /// <summary>Whether a copy of a license that is not in force, marked as such, is of use for it.</summary>
    public bool AcceptsNotInForce { get; init; }

    /// <summary>Whether the matter has a number of its own by the time licenses are looked at.</summary>
    public bool NeedsBusinessNumber { get; init; }

    /// <summary>
    /// Whoever asks who looked at her is not told of it, because a law keeps it secret (个人信息保护法 Art. 18, 35).
    /// </summary>
    public bool IsHeldBack { get; init; }

    /// <summary>No longer offered. It is kept because visits refer to its code.</summary>
    public bool IsRetired { get; init; }
}
