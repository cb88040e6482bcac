using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk.License;

namespace CounterDesk.Tests.Web.Features.Desk.License;

public sealed class SituationTests
{
    private static readonly FileReport _unsealed = SomeReports.UnsealedFile();

    private static readonly (VerificationReport Report, Situation Situation)[] _cases =
    [
        (With(FileReason.RefDigestMismatch), Situation.Changed),
        (With(FileReason.DataHashMismatch), Situation.Changed),
        (With(FileReason.Bomb), Situation.FileBroken),
        (With(FileReason.SignatureInvalid), Situation.SealWrong),
        (With(FileReason.SignerChainForged), Situation.SealWrong),
        (Failed(LicenseCheck.SignatureListRead, CheckReason.SealMissing, _unsealed), Situation.SealMissing),
        (Failed(LicenseCheck.FaceAgrees, CheckReason.FaceDiffers), Situation.Differs),
        (Failed(LicenseCheck.HolderOnFace, CheckReason.HolderNotOnFace), Situation.Differs),
        (Failed(LicenseCheck.FaceRules, CheckReason.FieldMalformed), Situation.FaceWrong),
        (Failed(LicenseCheck.Identifier, CheckReason.IdentifierOfAnotherKind), Situation.FaceWrong),
        (Failed(LicenseCheck.HolderAskedFor, CheckReason.HolderIsAnother), Situation.AnotherHolder),
        (Failed(LicenseCheck.WithinTerm, CheckReason.Expired), Situation.Expired),
        (Failed(LicenseCheck.StatusAtSource, CheckReason.NotActivated), Situation.NotYet),
        (Failed(LicenseCheck.StatusAtSource, CheckReason.Suspended), Situation.Suspended),
        (Failed(LicenseCheck.StatusAtSource, CheckReason.Revoked), Situation.Ended),
        (Failed(LicenseCheck.StatusAtSource, CheckReason.Withdrawn), Situation.Ended),
        (Failed(LicenseCheck.StatusAtSource, CheckReason.Cancelled), Situation.Ended),
        (Failed(LicenseCheck.StatusAtSource, CheckReason.Superseded), Situation.Superseded),
        (SomeOpenLicenses.WithoutFile().Report, Situation.NoFile),
        (NotDone(LicenseCheck.PackageSafe, CheckReason.FileUnavailable, file: null), Situation.FileUnavailable),
        (With(FileReason.Encrypted), Situation.Encrypted),
        (With(FileReason.NotSupported), Situation.NotSupported),
        (With(FileReason.SignerChainUnknownIssuer), Situation.Untrusted),
        (With(FileReason.ContentNotCovered), Situation.Partial),
        (With(FileReason.AnnotatedForUse), Situation.Annotated),
        (With(FileReason.AnnotatedForUse, FileReason.ContentNotCovered), Situation.Partial),
        (NotDone(LicenseCheck.SignatureListRead, CheckReason.NotSealed, _unsealed), Situation.NotSealed),
        (NotDone(LicenseCheck.KindKnown, CheckReason.KindNotListed), Situation.KindNotListed),
        (NotDone(LicenseCheck.StatusAtSource, CheckReason.StatusUnknown), Situation.StatusUnknown),
        (NotDone(LicenseCheck.FileAtPlatform, CheckReason.PlatformContradicts), Situation.PlatformContradicts),
        (NotDone(LicenseCheck.FaceAgrees, CheckReason.FaceNotFoundInFile), Situation.NotAll),
        (With(FileReason.SignTimeInFuture), Situation.NotAll),
    ];

    [Fact]
    public void Each_report_is_explained_by_what_weighs_most() =>
        Assert.Equal(
            _cases.Select(@case => @case.Situation), _cases.Select(@case => Situations.Of(@case.Report)!.Value));

    [Fact]
    public void Every_situation_has_a_report_that_leads_to_it() =>
        Assert.Equal(Enum.GetValues<Situation>(), _cases.Select(@case => @case.Situation).Distinct().Order());

    [Fact]
    public void A_pass_needs_no_explaining() => Assert.Null(Situations.Of(SomeReports.Passed()));

    [Fact]
    public void Whose_a_license_is_goes_before_what_is_wrong_with_it() =>
        Assert.Equal(
            Situation.AnotherHolder,
            Situations.Of(SomeReports.With(
                SomeReports.File(FileReason.RefDigestMismatch),
                Of(LicenseCheck.ContentUnchanged, FileReason.RefDigestMismatch),
                CheckResult.Failed(LicenseCheck.HolderAskedFor, CheckReason.HolderIsAnother))));

    [Fact]
    public void A_license_that_is_not_in_force_is_explained_before_what_could_not_be_told_about_it() =>
        Assert.Equal(
            Situation.Expired,
            Situations.Of(SomeReports.With(
                file: null, CheckResult.Failed(LicenseCheck.WithinTerm, CheckReason.Expired))));

    private static VerificationReport With(params FileReason[] reasons)
    {
        var file = SomeReports.File(reasons);
        var check = Enum.Parse<LicenseCheck>(FileReasonRules.CheckOf(reasons[0]).ToString());
        return SomeReports.With(file, Of(check, reasons[0]));
    }

    private static CheckResult Of(LicenseCheck check, FileReason reason) => CheckResult.OfFile(
        check,
        FileReasonRules.VerdictOf(reason) is FileVerdict.Invalid or FileVerdict.Rejected
            ? CheckOutcome.Failed
            : CheckOutcome.NotDone,
        reason);

    private static VerificationReport Failed(LicenseCheck check, CheckReason reason) =>
        Failed(check, reason, SomeReports.File());

    private static VerificationReport Failed(LicenseCheck check, CheckReason reason, FileReport file) =>
        SomeReports.With(file, CheckResult.Failed(check, reason));

    private static VerificationReport NotDone(LicenseCheck check, CheckReason reason) =>
        NotDone(check, reason, SomeReports.File());

    private static VerificationReport NotDone(LicenseCheck check, CheckReason reason, FileReport? file) =>
        SomeReports.With(file, CheckResult.NotDone(check, reason));
}
