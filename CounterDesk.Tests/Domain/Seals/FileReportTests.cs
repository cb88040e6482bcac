using CounterDesk.Domain.Seals;

namespace CounterDesk.Tests.Domain.Seals;

/// <summary>How reasons and answers add up to a verdict.</summary>
public sealed class FileReportTests
{
    private static readonly SealCheck[] _allChecks = Enum.GetValues<SealCheck>();

    [Fact]
    public void A_sheet_that_nobody_filled_in_answers_every_check_as_not_done()
    {
        var sheet = new CheckSheet();

        Assert.Equal(_allChecks.Select(check => new SealCheckResult(check, CheckOutcome.NotDone)), sheet.Results);
        Assert.Equal(FileVerdict.Untrusted, CheckSheet.VerdictOf(sheet.Reasons, sheet.Results));
    }

    [Fact]
    public void All_checks_passed_or_not_needed_are_valid_and_one_left_out_is_not()
    {
        foreach (var left in _allChecks)
        {
            var sheet = new CheckSheet();
            foreach (var check in _allChecks.Where(check => check != left))
            {
                sheet.Pass(check);
            }

            Assert.Equal(FileVerdict.Untrusted, CheckSheet.VerdictOf(sheet.Reasons, sheet.Results));
            sheet.NotNeeded(left);
            Assert.Equal(FileVerdict.Valid, CheckSheet.VerdictOf(sheet.Reasons, sheet.Results));
        }
    }

    [Fact]
    public void Any_reason_keeps_its_check_from_passing()
    {
        foreach (var reason in Enum.GetValues<FileReason>())
        {
            var sheet = new CheckSheet();
            foreach (var check in _allChecks)
            {
                sheet.Pass(check);
            }

            sheet.Find(reason);

            var result = Assert.Single(sheet.Results, result => result.Outcome is not CheckOutcome.Passed);
            Assert.Equal(FileReasonRules.CheckOf(reason), result.Check);
            Assert.Equal(reason, result.Reason);
            Assert.Contains(result.Outcome, (CheckOutcome[])[CheckOutcome.Failed, CheckOutcome.NotDone]);
            Assert.Equal(FileReasonRules.VerdictOf(reason), CheckSheet.VerdictOf(sheet.Reasons, sheet.Results));
        }
    }

    [Fact]
    public void A_warning_is_a_remark_on_a_pass()
    {
        var sheet = new CheckSheet();
        sheet.Pass(SealCheck.SealMakerChain);
        sheet.Warn(FileWarning.SignTimeOutsideMakerCert, SealCheck.SealMakerChain);

        Assert.Contains(
            new SealCheckResult(
                SealCheck.SealMakerChain, CheckOutcome.PassedWithRemark, Warning: FileWarning.SignTimeOutsideMakerCert),
            sheet.Results);
    }

    [Theory]
    [InlineData(FileVerdict.Untrusted, FileReason.SignerKeyUsage, FileReason.SignerChainSelfSigned)]
    [InlineData(FileVerdict.Invalid, FileReason.SignerKeyUsage, FileReason.SignerChainUnknownIssuer)]
    [InlineData(FileVerdict.Untrusted, FileReason.MakerKeyUsage, FileReason.MakerChainSelfSigned)]
    [InlineData(FileVerdict.Invalid, FileReason.MakerKeyUsage, FileReason.SignerChainSelfSigned)]
    [InlineData(FileVerdict.Partial, FileReason.ContentNotCovered, FileReason.SignerChainUnknownIssuer)]
    [InlineData(FileVerdict.Invalid, FileReason.ContentNotCovered, FileReason.RefDigestMismatch)]
    [InlineData(FileVerdict.Untrusted, FileReason.NoSignerCertificate, FileReason.NoUsableSignTime)]
    [InlineData(FileVerdict.Invalid, FileReason.NoUsableSignTime, FileReason.SignatureInvalid)]
    [InlineData(FileVerdict.Rejected, FileReason.Bomb, FileReason.SignatureInvalid)]
    public void The_worse_reason_decides(FileVerdict verdict, FileReason one, FileReason other)
    {
        Assert.Equal(verdict, FileReasonRules.VerdictOf([one, other]));
        Assert.Equal(verdict, FileReasonRules.VerdictOf([other, one]));
    }

    [Fact]
    public void What_does_not_make_a_file_invalid_makes_no_check_fail()
    {
        var sheet = new CheckSheet();
        sheet.Find(FileReason.SignerKeyUsage);
        Assert.Equal(CheckOutcome.Failed, OutcomeOf(sheet, SealCheck.SignerChain));

        sheet.Find(FileReason.SignerChainSelfSigned);
        Assert.Equal(CheckOutcome.NotDone, OutcomeOf(sheet, SealCheck.SignerChain));
    }

    private static CheckOutcome OutcomeOf(CheckSheet sheet, SealCheck check) =>
        sheet.Results.Single(result => result.Check == check).Outcome;
}
