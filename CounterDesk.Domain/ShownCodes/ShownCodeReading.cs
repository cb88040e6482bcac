using System.Diagnostics;
using System.Text;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Domain.ShownCodes;

/// <summary>What came of a code that was shown at a counter.</summary>
public abstract record ShownCodeReading
{
    private const int MaxNameLength = 60;

    private ShownCodeReading()
    {
    }

    /// <summary>Whose the code is. That the holder is who shows it, a person must still compare.</summary>
    public sealed record Read(Holder Holder) : ShownCodeReading;

    public sealed record NotRead(ShownCodeTrouble Trouble) : ShownCodeReading;

    /// <summary>Decides what a source's answer is worth.</summary>
    /// <param name="answer">What the source said.</param>
    /// <param name="kinds">Of a person only a license that identifies tells who; of an enterprise only its business license.</param>
    /// <param name="ofEnterprise">Whether an enterprise is asked for, and not a person.</param>
    public static ShownCodeReading Of(ShownCodeAnswer answer, LicenseKindCatalog kinds, bool ofEnterprise = false) => answer switch
    {
        ShownCodeAnswer.Resolved resolved => ofEnterprise ? OfEnterprise(resolved, kinds) : Of(resolved, kinds),
        ShownCodeAnswer.Refused(var why) => new NotRead(TroubleOf(why)),
        ShownCodeAnswer.NotUnderstood => new NotRead(ShownCodeTrouble.Garbled),
        ShownCodeAnswer.Unavailable => new NotRead(ShownCodeTrouble.Silent),
        _ => throw new UnreachableException(),
    };

    private static ShownCodeReading Of(ShownCodeAnswer.Resolved resolved, LicenseKindCatalog kinds) =>
        string.IsNullOrWhiteSpace(resolved.KindCode) ? new NotRead(ShownCodeTrouble.Garbled)
        : kinds.Find(resolved.KindCode.Trim()) is not { Identifies: true } ? new NotRead(ShownCodeTrouble.AnotherKind)
        : IsName(resolved.Name) && ResidentIdNumber.TryParse(resolved.Number, out var number)
            ? new Read(new(resolved.Name!.Trim(), HolderCode.Of(number)))
        : new NotRead(ShownCodeTrouble.Garbled);

    private static ShownCodeReading OfEnterprise(ShownCodeAnswer.Resolved resolved, LicenseKindCatalog kinds) =>
        string.IsNullOrWhiteSpace(resolved.KindCode) ? new NotRead(ShownCodeTrouble.Garbled)
        : kinds.Find(resolved.KindCode.Trim()) is not { Proves: FaceRelation.RepresentativeOfHolder } ?
            new NotRead(ShownCodeTrouble.AnotherKind)
        : IsName(resolved.Name) && UnifiedSocialCreditCode.TryParse(resolved.Number, out var number)
            ? new Read(new(resolved.Name!.Trim(), HolderCode.Of(number)))
        : new NotRead(ShownCodeTrouble.Garbled);

    // A lone half of a pair is no character.
    private static bool IsName(string? text) =>
        text?.Trim() is { Length: > 0 and <= MaxNameLength } name && !name.Any(char.IsControl)
        && !name.EnumerateRunes().Contains(Rune.ReplacementChar);

    /// <summary>What a source's refusal is at the counter.</summary>
    public static ShownCodeTrouble TroubleOf(ShownCodeRefusal why) => why switch
    {
        ShownCodeRefusal.Unknown => ShownCodeTrouble.Unknown,
        ShownCodeRefusal.Expired => ShownCodeTrouble.Expired,
        ShownCodeRefusal.Used => ShownCodeTrouble.Used,
        ShownCodeRefusal.NotInForce => ShownCodeTrouble.NotInForce,
        ShownCodeRefusal.ForceUntold => ShownCodeTrouble.ForceUntold,
        ShownCodeRefusal.Declined => ShownCodeTrouble.Declined,
    };
}
