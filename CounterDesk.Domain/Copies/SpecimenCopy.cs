using System.Collections.Immutable;
using CounterDesk.Domain.Drawing;
using CounterDesk.Domain.Fonts;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// A copy that nobody can use (样张), for seeing what a hall's texts make of the paper: of nobody's license, for nobody,
/// without a number, a code or a check value that any hall gives.
/// </summary>
public static class SpecimenCopy
{
    private const string Word = "样张";
    private const string NoHall = "0000";

    // The demo authority of docs/demo-hall.md, which is nobody.
    private const string Nobody = "11999900MB0TE5T01T";
    private const string Serial = "20260101000001";
    private const string Version = "001";

    /// <param name="form">Which paper.</param>
    /// <param name="kind">Whose fields stand on it.</param>
    /// <param name="maker">The hall, with the names that are looked at.</param>
    /// <param name="effect">The text that is looked at, and the one beside it.</param>
    /// <param name="at">China's time.</param>
    public static CertifiedCopy Of(
        CopyForm form, LicenseKind kind, CopyMaker maker, (EffectText Own, EffectText? Second) effect, DateTimeOffset at)
    {
        var order = new CopyOrder
        {
            License = LicenseOf(kind, at),
            Kind = kind,
            Report = ReportOf(form, at),
            Purpose = Purpose.Create(Word, Word),
            Maker = maker,
            MadeAt = at,
            ValidityDays = 1,
            Effect = effect.Own,
            SecondEffect = effect.Second,
            Face = form is CopyForm.InformationSheet ? [] : [Face(), Face()],
        };
        return CertifiedCopy.Draft(order, CopyNumber.Create(NoHall, order.MadeOn, 1));
    }

    private static License LicenseOf(LicenseKind kind, DateTimeOffset at) => new()
    {
        Identifier = LicenseIdentifier.Parse(
            $"{LicenseIdentifier.Root}.{kind.Code}.{Nobody}.{Serial}.{Version}."
            + LicenseIdentifier.CheckCharacterFor(kind.Code, Nobody, Serial, Version)),
        KindCode = kind.Code,
        KindName = kind.Name,
        Name = kind.Name,
        Number = Word,
        Holders = [new(Word, HolderCode.Parse(HolderCodeType.UnifiedSocialCreditCode, Nobody))],
        IssuerName = Word,
        Status = LicenseStatus.Valid,
        Face =
        [
            .. kind.Fields.Where(field => field.Type is not FaceFieldType.Picture).Select(field =>
                new FaceValue(field.Key, field.Type is FaceFieldType.Date ? $"{at:yyyy-MM-dd}" : Word)),
        ],
        Version = 1,
        Origin = new("library", at.UtcDateTime),
    };

    private static VerificationReport ReportOf(CopyForm form, DateTimeOffset at)
    {
        var answers = LicenseChecks.All.ToDictionary(check => check, CheckResult.Passed);
        foreach (var other in form switch
        {
            CopyForm.CertifiedCopy => (CheckResult[])[],
            CopyForm.MarkedCopy => [CheckResult.Failed(LicenseCheck.StatusAtSource, CheckReason.Expired)],
            CopyForm.InformationSheet =>
            [
                .. LicenseChecks.All.Where(check =>
                        LicenseChecks.GroupOf(check) is CheckGroup.File or CheckGroup.Seal or CheckGroup.Chain)
                    .Select(check => CheckResult.NotDone(check, CheckReason.NoFile)),
            ],
        })
        {
            answers[other.Check] = other;
        }

        return new(answers.Values, form is CopyForm.InformationSheet ? null : File, at);
    }

    private static FileReport File { get; } = new()
    {
        Checks = Checks,
        Reasons = [],
        Warnings = [],
        Signatures = [new() { Id = "1", Checks = Checks, Reasons = [], Warnings = [] }],
    };

    private static ImmutableArray<SealCheckResult> Checks =>
        [.. Enum.GetValues<SealCheck>().Select(check => new SealCheckResult(check, CheckOutcome.Passed))];

    private static CopyFace Face()
    {
        const double Width = 85.6;
        const double Height = 54;
        return new(
            new Picture(Width, Height,
            [
                new Mark.Stroke(Outline.Rectangle(new(3, 3, Width - 6, Height - 6)), Color.Black, 0.3),
                new Mark.Lettering(Word, Typeface.Serif, 14, new(Width / 2 - 14, Height / 2 + 5), Color.Black),
            ]),
            []);
    }
}
