using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Verification;

/// <summary>What follows from the file, and how all checks come together. Each check has its own tests.</summary>
public sealed class LicenseVerifierTests
{
    private static readonly DateOnly _today = new(2026, 3, 18);
    private static readonly License _license = SomeLicenses.Of(SomeLicenses.MarriageCertificate);
    private static readonly LicenseKind _kind = SomeLicenses.Catalog.Find(SomeLicenses.MarriageCertificate)!;
    private static readonly FileContent _content = SomeFiles.ContentOf(_license);

    private static readonly VerificationInput _input = new()
    {
        License = _license,
        Kind = _kind,
        File = SomeReports.File() with { Content = _content },
        AskedFor = SomeLicenses.Shen.Code,
        Today = _today,
        At = SomeReports.CheckedAt,
    };

    [Fact]
    public void A_license_that_is_as_it_should_be_passes_every_check()
    {
        var report = LicenseVerifier.Verify(_input);

        Assert.All(
            report.Results.Where(result => result.Check is not (LicenseCheck.TimeStamp or LicenseCheck.FileAtPlatform)),
            result => Assert.Equal(CheckOutcome.Passed, result.Outcome));
        Assert.Equal(PrintPermission.CertifiedCopy, report.MayPrint);
        Assert.Equal([FacePlace.CustomData], report.Face!.Places);
    }

    [Fact]
    public void Every_check_names_its_outcome_and_every_other_outcome_than_a_pass_names_its_reason()
    {
        var report = LicenseVerifier.Verify(_input with { File = null, Kind = null, AskedFor = null });

        Assert.All(
            report.Results.Where(result => result.Outcome is not CheckOutcome.Passed),
            result => Assert.True(result.Reason is not null || result.FileReason is not null, $"{result.Check}"));
    }

    [Theory]
    [InlineData(FileVerdict.Valid, true, GenuineAnswer.Yes)]
    [InlineData(FileVerdict.Valid, false, GenuineAnswer.Yes)]
    [InlineData(FileVerdict.Untrusted, true, GenuineAnswer.CouldNotBeTold)]
    [InlineData(FileVerdict.Untrusted, false, GenuineAnswer.CouldNotBeTold)]
    [InlineData(FileVerdict.Partial, true, GenuineAnswer.CouldNotBeTold)]
    [InlineData(FileVerdict.Partial, false, GenuineAnswer.CouldNotBeTold)]
    [InlineData(FileVerdict.Invalid, true, GenuineAnswer.No)]
    [InlineData(FileVerdict.Invalid, false, GenuineAnswer.No)]
    [InlineData(FileVerdict.NotSigned, true, GenuineAnswer.No)]
    [InlineData(FileVerdict.NotSigned, false, GenuineAnswer.CouldNotBeTold)]
    [InlineData(FileVerdict.Rejected, true, GenuineAnswer.No)]
    [InlineData(FileVerdict.Rejected, false, GenuineAnswer.No)]
    public void The_verdict_on_the_file_answers_whether_the_license_is_genuine(
        FileVerdict verdict, bool requiresSeal, GenuineAnswer answer)
    {
        var file = SomeReports.File(verdict) with { Content = _content };
        Assert.Equal(verdict, file.Verdict);

        var report = LicenseVerifier.Verify(_input with
        {
            File = file,
            Kind = _kind with { RequiresSeal = requiresSeal },
        });

        Assert.Equal(answer, report.Genuine);
    }

    [Theory]
    [InlineData(true, CheckOutcome.Failed, CheckReason.SealMissing, CheckReason.StoppedEarlier)]
    [InlineData(false, CheckOutcome.NotDone, CheckReason.NotSealed, CheckReason.NotSealed)]
    public void A_file_without_a_seal_says_so_once_and_leaves_all_about_the_seal_undone(
        bool requiresSeal, CheckOutcome outcome, CheckReason reason, CheckReason rest)
    {
        var report = LicenseVerifier.Verify(_input with
        {
            File = SomeReports.UnsealedFile(),
            Kind = _kind with { RequiresSeal = requiresSeal },
        });

        var row = report[LicenseCheck.SignatureListRead];
        Assert.Equal((outcome, reason), (row.Outcome, row.Reason));
        Assert.Equal(CheckOutcome.Passed, report[LicenseCheck.PackageSafe].Outcome);
        Assert.Equal(CheckResult.NotDone(LicenseCheck.SignerChain, rest), report[LicenseCheck.SignerChain]);
    }

    [Theory]
    [InlineData(false, CheckReason.NoFile)]
    [InlineData(true, CheckReason.FileUnavailable)]
    public void Without_a_file_nothing_about_it_was_checked(bool isUnavailable, CheckReason reason)
    {
        var report = LicenseVerifier.Verify(_input with { File = null, IsFileUnavailable = isUnavailable });

        Assert.Equal(
            [
                LicenseCheck.PackageSafe, LicenseCheck.SignatureListRead, LicenseCheck.ContentUnchanged,
                LicenseCheck.EverythingCovered, LicenseCheck.SignatureFormat, LicenseCheck.SignatureValue,
                LicenseCheck.SignerInSealList, LicenseCheck.SealMakerSignature, LicenseCheck.SealValidAtSigning,
                LicenseCheck.TimeStamp, LicenseCheck.SealMakerChain, LicenseCheck.SignerChain,
                LicenseCheck.SignerValidAtSigning, LicenseCheck.FaceAgrees,
            ],
            from result in report.Results
            where result.Outcome is CheckOutcome.NotDone && result.Reason == reason
            select result.Check);
        Assert.Equal(
            (GenuineAnswer.CouldNotBeTold, InForceAnswer.Yes, PrintPermission.InformationSheet),
            (report.Genuine, report.InForce, report.MayPrint));
    }

    [Fact]
    public void A_kind_that_is_not_listed_is_verified_and_leads_to_an_information_sheet()
    {
        var report = LicenseVerifier.Verify(_input with
        {
            Kind = null,
            File = SomeReports.File() with
            {
                Content = _content with { CustomData = _content.CustomData.AddRange(_license.Face.Select(
                    value => KeyValuePair.Create(value.Key, value.Value))) },
            },
        });

        Assert.Equal(
            [LicenseCheck.KindKnown, LicenseCheck.FaceRules],
            from result in report.Results
            where result.Outcome is CheckOutcome.NotDone
            select result.Check);
        Assert.Equal(PrintPermission.InformationSheet, report.MayPrint);
    }

    [Fact]
    public void The_words_of_a_PDF_file_are_said_not_to_be_read()
    {
        var pdf = SomeReports.File() with { Format = FileFormat.Pdf, Content = null };

        Assert.Equal(
            CheckResult.NotDone(LicenseCheck.FaceAgrees, CheckReason.PdfNotCompared),
            LicenseVerifier.Verify(_input with { File = pdf })[LicenseCheck.FaceAgrees]);
    }

    [Fact]
    public void A_reason_found_in_the_file_stands_in_the_row_it_is_about()
    {
        var report = LicenseVerifier.Verify(_input with { File = SomeReports.File(FileReason.RefDigestMismatch) });

        var row = report[LicenseCheck.ContentUnchanged];
        Assert.Equal((CheckOutcome.Failed, FileReason.RefDigestMismatch), (row.Outcome, row.FileReason));
    }

    [Fact]
    public void What_is_only_worth_knowing_about_the_file_is_a_remark_and_leaves_the_license_genuine()
    {
        var valid = SomeReports.File();
        var warned = new SealCheckResult(
            SealCheck.SignerValidAtSigning, CheckOutcome.PassedWithRemark, Warning: FileWarning.SignerRevokedLater);

        var report = LicenseVerifier.Verify(_input with
        {
            File = valid with
            {
                Content = _content,
                Checks = [.. valid.Checks.Select(result => result.Check == warned.Check ? warned : result)],
            },
        });

        var row = report[LicenseCheck.SignerValidAtSigning];
        Assert.Equal((CheckOutcome.PassedWithRemark, FileWarning.SignerRevokedLater), (row.Outcome, row.FileWarning));
        Assert.Equal(GenuineAnswer.Yes, report.Genuine);
    }

    [Fact]
    public void A_check_that_an_earlier_finding_left_nothing_to_do_was_not_done()
    {
        var broken = SomeReports.File(FileReason.SignatureInvalid);
        var file = broken with
        {
            Checks =
            [
                .. broken.Checks.Select(result => result.Check > SealCheck.SignatureValue
                    ? new SealCheckResult(result.Check, CheckOutcome.NotDone)
                    : result),
            ],
        };

        var row = LicenseVerifier.Verify(_input with { File = file })[LicenseCheck.SignerChain];

        Assert.Equal((CheckOutcome.NotDone, CheckReason.StoppedEarlier), (row.Outcome, row.Reason));
    }
}
