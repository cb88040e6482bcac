using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;
using VisitIdentity = CounterDesk.Domain.Visits.Identity;

namespace CounterDesk.Web.Features.Desk.Identity;

/// <summary>What the clerk has typed and chosen about one party, and the first thing that is still missing.</summary>
/// <param name="role">
/// Of an enterprise a credit code is asked for, of people a resident number; whoever sent an agent may be either.
/// </param>
/// <param name="isPresent">Of who is not here nobody can compare the face.</param>
public sealed class IdentityForm(PartyRole role, bool isPresent)
{
    public const int MaxNameLength = 60;

    /// <summary>Whether either number will do: what is typed decides.</summary>
    public bool MayBeEither { get; } = role is PartyRole.Principal;

    public bool IsEnterprise => role is PartyRole.Enterprise || (MayBeEither && LooksLikeCreditCode(Number));

    public bool IsPresent { get; } = isPresent;

    public string Number { get; set; } = "";

    public string Name { get; set; } = "";

    public TypedReason? Reason { get; set; }

    public IReadOnlyCollection<SeenDocuments> Seen { get; set; } = [];

    public FaceAnswer? Face { get; set; }

    /// <summary>What is wrong with the number; null while nothing is typed.</summary>
    public IdentifierFault? NumberFault => Number.Trim().Length is 0 ? null : FindNumberFault();

    public TextFault? NameFault => TextFaultOf(Name) is { } fault and not TextFault.Missing ? fault : null;

    /// <summary>The key of the words that say what to do first; null when everything is there.</summary>
    public string? Missing =>
        Number.Trim().Length is 0 ? "Missing_Number"
        : FindNumberFault() is not null ? "Missing_Mend_Number"
        : TextFaultOf(Name) is not null ? "Missing_Name"
        : !IsPresent ? null
        : Reason is null ? "Missing_Reason"
        : Seen.Count is 0 ? "Missing_Seen"
        : Face is null ? "Missing_Face"
        : null;

    public (VisitIdentity Identity, Holder Known) Read() => (
        IsPresent
            ? new(IdentityMethod.Typed, Face, Reason, Seen.Aggregate((all, one) => all | one), IsSigned: false)
            : new(IdentityMethod.Typed, null, TypedReason.NotHere, SeenDocuments.NamingPaper, IsSigned: false),
        new(Name.Trim(), IsEnterprise
            ? HolderCode.Of(UnifiedSocialCreditCode.Parse(Number))
            : HolderCode.Of(ResidentIdNumber.Parse(Number))));

    // A resident number has no letter but an X at its end. A credit code may be all digits: then its own check tells.
    private static bool LooksLikeCreditCode(string typed) =>
        IdentifierText.Fold(typed) is var folded && ResidentIdNumber.FindFault(folded) is not null
        && (UnifiedSocialCreditCode.FindFault(folded) is null
            || folded.AsSpan(0, Math.Max(0, folded.Length - 1)).ContainsAnyInRange('A', 'Z'));

    private static TextFault? TextFaultOf(string name) => name.Trim() switch
    {
        "" => TextFault.Missing,
        { Length: > MaxNameLength } => TextFault.TooLong,
        var line when line.Any(char.IsControl) => TextFault.ControlCharacter,
        _ => null,
    };

    private IdentifierFault? FindNumberFault() =>
        IsEnterprise ? UnifiedSocialCreditCode.FindFault(Number) : ResidentIdNumber.FindFault(Number);
}
