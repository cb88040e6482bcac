using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// All that is known of a copy before it has a number. The one rule of printing follows from the report.
/// </summary>
public sealed record CopyOrder
{
    private const int MaxTailLength = 6;

    public required License License { get; init; }

    public required LicenseKind Kind { get; init; }

    public required VerificationReport Report { get; init; }

    public required Purpose Purpose { get; init; }

    public required CopyMaker Maker { get; init; }

    /// <summary>China's time.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>For how many days the hall lets copies be used, the day of making included.</summary>
    public required int ValidityDays { get; init; }

    public required EffectText Effect { get; init; }

    /// <summary>The same in the language that stands beside the Chinese; null where none does.</summary>
    public EffectText? SecondEffect { get; init; }

    /// <summary>The number by which the holder was found; null when the license was found by its own number.</summary>
    public HolderCode? AskedFor { get; init; }

    /// <summary>The sides of the license as drawn; empty when they cannot be drawn.</summary>
    public ImmutableArray<CopyFace> Face { get; init; } = [];

    /// <summary>Keys of fields the visit leaves out, besides those the kind leaves out.</summary>
    public ImmutableHashSet<string> OmittedFields { get; init; } = [];

    /// <summary>Keys of fields the visit needs although the kind leaves them out.</summary>
    public ImmutableHashSet<string> AddedFields { get; init; } = [];

    /// <summary>Keys of fields the visit covers, besides numbers of other people.</summary>
    public ImmutableHashSet<string> MaskedFields { get; init; } = [];

    /// <summary>The copy this one takes the place of.</summary>
    public CopyNumber? Replaces { get; init; }

    /// <summary>
    /// Characters whose shapes come from a supplementary font, as the glyph gate found them: the copy says so.
    /// </summary>
    public ImmutableArray<SubstitutedGlyph> Substituted { get; init; } = [];

    /// <summary>
    /// What readers take for one character each and no font has: the copy has their code points instead, and says so. A
    /// supervisor agreed to it.
    /// </summary>
    public ImmutableArray<string> Coded { get; init; } = [];

    /// <summary>
    /// Sides, by their number, that are left out because one of <see cref="Coded"/> stands on them: <see cref="Face"/> lacks
    /// them, and the copy says so.
    /// </summary>
    public ImmutableArray<int> SidesLeftOut { get; init; } = [];

    /// <summary>From which grade on the title is marked with it; see <see cref="LicenseKind.Grade"/>.</summary>
    public int GradeShownFrom { get; init; } = 3;

    /// <summary>
    /// A place for the applicant's signature and the recipient's stamp, where it needs no page of its own.
    /// </summary>
    public bool HasSignatureRow { get; init; } = true;

    /// <summary>What may be printed, or null when nothing may.</summary>
    public CopyForm? Form => Report.MayPrint switch
    {
        PrintPermission.CertifiedCopy => CopyForm.CertifiedCopy,
        PrintPermission.CopyMarkedNotInForce => CopyForm.MarkedCopy,
        PrintPermission.InformationSheet => CopyForm.InformationSheet,
        PrintPermission.Nothing => null,
    };

    public DateOnly MadeOn => DateOnly.FromDateTime(MadeAt.DateTime);

    /// <summary>The last day of use: never beyond the license's own, unless that has passed already.</summary>
    public DateOnly ExpiresOn
    {
        get
        {
            var last = MadeOn.AddDays(ValidityDays - 1);
            return License.ValidUntil is { } until && until >= MadeOn && until < last ? until : last;
        }
    }

    /// <summary>The holder asked for; where none was, the first.</summary>
    public Holder Holder => License.Holders.FirstOrDefault(holder => holder.Code == AskedFor) ?? License.Holders[0];

    /// <summary>A person's name masked, an organization's whole: those are public.</summary>
    public string MaskedHolder => Mask.Name(Holder);

    /// <summary>The last letters and digits of the number on the license's face, for comparing.</summary>
    public string NumberTail
    {
        get
        {
            var characters = string.Concat(License.Number.Where(char.IsAsciiLetterOrDigit));
            return characters[^Math.Min(MaxTailLength, characters.Length)..];
        }
    }
}
