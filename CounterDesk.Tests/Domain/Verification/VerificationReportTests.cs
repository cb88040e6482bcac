using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CsCheck;

namespace CounterDesk.Tests.Domain.Verification;

public sealed class VerificationReportTests
{
    // Mostly passes, so that a run meets reports with nothing, one thing and several things amiss.
    private static readonly Gen<CheckOutcome[]> _outcomes = Gen
        .Frequency((24, Gen.Const(CheckOutcome.Passed)), (1, Gen.Enum<CheckOutcome>()))
        .Array[LicenseChecks.All.Count];

    private static readonly Gen<FileVerdict?> _verdict = Gen.Nullable(Gen.Enum<FileVerdict>());

    [Fact]
    public void A_report_that_leaves_out_a_check_is_refused() =>
        Assert.Throws<ArgumentException>(() => new VerificationReport(
            SomeReports.AllPassedBut().Skip(1), SomeReports.File(), SomeReports.CheckedAt));

    [Fact]
    public void A_report_that_answers_a_check_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => new VerificationReport(
            SomeReports.AllPassedBut().Append(CheckResult.Passed(LicenseCheck.Identifier)),
            SomeReports.File(),
            SomeReports.CheckedAt));

    [Fact]
    public void The_checks_of_a_group_stand_together()
    {
        var groups = LicenseChecks.All.Select(LicenseChecks.GroupOf).ToList();

        Assert.Equal(groups.Order(), groups);
        Assert.Equal(Enum.GetValues<CheckGroup>(), groups.Distinct());
    }

    [Fact]
    public void A_license_whose_every_check_passed_is_genuine_and_in_force_and_may_be_copied()
    {
        var report = SomeReports.Passed();

        Assert.Equal(
            (GenuineAnswer.Yes, InForceAnswer.Yes, PrintPermission.CertifiedCopy),
            (report.Genuine, report.InForce, report.MayPrint));
    }

    [Theory]
    [InlineData(FileVerdict.Valid, GenuineAnswer.Yes)]
    [InlineData(FileVerdict.Invalid, GenuineAnswer.No)]
    [InlineData(FileVerdict.Rejected, GenuineAnswer.No)]
    [InlineData(FileVerdict.Untrusted, GenuineAnswer.CouldNotBeTold)]
    [InlineData(FileVerdict.Partial, GenuineAnswer.CouldNotBeTold)]
    [InlineData(FileVerdict.NotSigned, GenuineAnswer.CouldNotBeTold)]
    [InlineData(null, GenuineAnswer.CouldNotBeTold)]
    public void The_verdict_on_the_file_bounds_what_its_checks_can_add_up_to(FileVerdict? file, GenuineAnswer answer) =>
        Assert.Equal(answer, SomeReports.With(file is { } verdict ? SomeReports.File(verdict) : null).Genuine);

    [Theory]
    [InlineData(CheckReason.NotActivated, InForceAnswer.NotYet)]
    [InlineData(CheckReason.Suspended, InForceAnswer.Suspended)]
    [InlineData(CheckReason.Expired, InForceAnswer.Expired)]
    [InlineData(CheckReason.Cancelled, InForceAnswer.Cancelled)]
    [InlineData(CheckReason.Revoked, InForceAnswer.Revoked)]
    [InlineData(CheckReason.Withdrawn, InForceAnswer.Withdrawn)]
    [InlineData(CheckReason.Superseded, InForceAnswer.Superseded)]
    public void A_genuine_license_that_is_not_in_force_may_only_be_copied_with_its_state(
        CheckReason reason, InForceAnswer answer)
    {
        var report = SomeReports.With(SomeReports.File(), CheckResult.Failed(LicenseCheck.StatusAtSource, reason));

        Assert.Equal(
            (GenuineAnswer.Yes, answer, PrintPermission.CopyMarkedNotInForce),
            (report.Genuine, report.InForce, report.MayPrint));
    }

    [Fact]
    public void What_the_source_says_goes_before_what_the_dates_say() =>
        Assert.Equal(
            InForceAnswer.Revoked,
            SomeReports.With(
                SomeReports.File(),
                CheckResult.Failed(LicenseCheck.StatusAtSource, CheckReason.Revoked),
                CheckResult.Failed(LicenseCheck.WithinTerm, CheckReason.Expired)).InForce);

    [Fact]
    public void A_term_that_has_ended_is_a_no_even_while_the_source_is_silent() =>
        Assert.Equal(
            InForceAnswer.Expired,
            SomeReports.With(
                SomeReports.File(),
                CheckResult.NotDone(LicenseCheck.StatusAtSource, CheckReason.StatusUnknown),
                CheckResult.Failed(LicenseCheck.WithinTerm, CheckReason.Expired)).InForce);

    [Fact]
    public void A_state_that_could_not_be_told_leaves_the_information_sheet()
    {
        var report = SomeReports.With(
            SomeReports.File(), CheckResult.NotDone(LicenseCheck.StatusAtSource, CheckReason.StatusUnknown));

        Assert.Equal(
            (GenuineAnswer.Yes, InForceAnswer.CouldNotBeTold, PrintPermission.InformationSheet),
            (report.Genuine, report.InForce, report.MayPrint));
    }

    [Theory]
    [InlineData(PlatformWord.Right, FileVerdict.Valid, CheckOutcome.Passed, null, GenuineAnswer.Yes)]
    [InlineData(PlatformWord.RightEnded, FileVerdict.Valid, CheckOutcome.Passed, null, GenuineAnswer.Yes)]
    [InlineData(PlatformWord.Right, FileVerdict.Partial, CheckOutcome.PassedWithRemark, CheckReason.PlatformAlone, GenuineAnswer.CouldNotBeTold)]
    [InlineData(PlatformWord.Right, FileVerdict.Invalid, CheckOutcome.PassedWithRemark, CheckReason.PlatformAlone, GenuineAnswer.No)]
    [InlineData(PlatformWord.Wrong, FileVerdict.Valid, CheckOutcome.NotDone, CheckReason.PlatformContradicts, GenuineAnswer.CouldNotBeTold)]
    [InlineData(PlatformWord.Wrong, FileVerdict.Invalid, CheckOutcome.NotDone, CheckReason.PlatformContradicts, GenuineAnswer.No)]
    [InlineData(PlatformWord.Unclear, FileVerdict.Valid, CheckOutcome.NotNeeded, CheckReason.PlatformCannotTell, GenuineAnswer.Yes)]
    [InlineData(PlatformWord.Unknown, FileVerdict.Valid, CheckOutcome.NotNeeded, CheckReason.PlatformCannotTell, GenuineAnswer.Yes)]
    public void A_platform_s_word_on_the_file_makes_nothing_genuine_and_where_it_contradicts_nobody_can_tell(
        PlatformWord word, FileVerdict verdict, CheckOutcome outcome, CheckReason? reason, GenuineAnswer genuine)
    {
        var row = PlatformChecks.FileAtPlatform(
            new PlatformAnswer<PlatformWord>.Answered(word), SomeReports.File(verdict));

        Assert.Equal((outcome, reason), (row.Outcome, row.Reason));
        Assert.Equal(genuine, SomeReports.With(SomeReports.File(verdict), row).Genuine);
    }

    [Theory]
    [InlineData("Unreachable", CheckReason.PlatformSilent)]
    [InlineData("Refused", CheckReason.PlatformSilent)]
    [InlineData("NotUnderstood", CheckReason.PlatformSilent)]
    [InlineData("None", CheckReason.PlatformCannotTell)]
    [InlineData("NotAsked", CheckReason.NoPlatformAsked)]
    [InlineData("", CheckReason.NoPlatformAsked)]
    public void A_platform_that_says_nothing_of_the_file_leaves_the_answers_and_never_reads_as_a_yes(
        string answer, CheckReason reason)
    {
        var row = PlatformChecks.FileAtPlatform(
            answer switch
            {
                "Unreachable" => new PlatformAnswer<PlatformWord>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch),
                "Refused" => new PlatformAnswer<PlatformWord>.Refused(PlatformRefusal.Quota, "429"),
                "NotUnderstood" => new PlatformAnswer<PlatformWord>.NotUnderstood(AnswerFault.NotJson, null),
                "None" => new PlatformAnswer<PlatformWord>.None(),
                "NotAsked" => new PlatformAnswer<PlatformWord>.NotAsked(NotAskedReason.NotOffered),
                _ => null,
            },
            SomeReports.File());

        Assert.Equal((CheckOutcome.NotNeeded, reason), (row.Outcome, row.Reason));
        var report = SomeReports.With(SomeReports.File(), row);
        Assert.Equal((GenuineAnswer.Yes, null), (report.Genuine, report.Decisive));
    }

    [Fact]
    public void Nothing_undone_ever_adds_up_to_yes() =>
        Gen.Select(_outcomes, _verdict, Gen.Int[0, LicenseChecks.All.Count - 1]).Sample((outcomes, verdict, undone) =>
        {
            outcomes[undone] = CheckOutcome.NotDone;
            var report = Report(outcomes, verdict);

            Assert.False(report.Genuine is GenuineAnswer.Yes && report.InForce is InForceAnswer.Yes);
            Assert.NotEqual(PrintPermission.CertifiedCopy, report.MayPrint);
        });

    [Fact]
    public void Every_combination_of_outcomes_gives_the_answers_of_the_table() =>
        Gen.Select(_outcomes, _verdict).Sample((outcomes, verdict) =>
        {
            var report = Report(outcomes, verdict);
            var force = outcomes.Where((_, at) => IsForce(at)).ToArray();

            Assert.Equal(Genuine(verdict, [.. outcomes.Where((_, at) => !IsForce(at))]), report.Genuine);
            Assert.Equal(InForce(force), report.InForce);
            Assert.Equal(MayPrint(report.Genuine, report.InForce), report.MayPrint);
        });

    private static bool IsForce(int check) =>
        (LicenseCheck)check is LicenseCheck.StatusAtSource or LicenseCheck.WithinTerm;

    private static GenuineAnswer Genuine(FileVerdict? verdict, CheckOutcome[] outcomes) => verdict switch
    {
        FileVerdict.Invalid or FileVerdict.Rejected => GenuineAnswer.No,
        _ when outcomes.Contains(CheckOutcome.Failed) => GenuineAnswer.No,
        _ when outcomes.Contains(CheckOutcome.NotDone) => GenuineAnswer.CouldNotBeTold,
        FileVerdict.Valid => GenuineAnswer.Yes,
        _ => GenuineAnswer.CouldNotBeTold,
    };

    private static InForceAnswer InForce(CheckOutcome[] outcomes) =>
        outcomes.Contains(CheckOutcome.Failed) ? InForceAnswer.Expired
        : outcomes.Any(outcome => outcome is CheckOutcome.NotDone or CheckOutcome.NotNeeded)
            ? InForceAnswer.CouldNotBeTold
        : InForceAnswer.Yes;

    private static PrintPermission MayPrint(GenuineAnswer genuine, InForceAnswer inForce) => (genuine, inForce) switch
    {
        (GenuineAnswer.No, _) => PrintPermission.Nothing,
        (GenuineAnswer.CouldNotBeTold, _) or (_, InForceAnswer.CouldNotBeTold) => PrintPermission.InformationSheet,
        (GenuineAnswer.Yes, InForceAnswer.Yes) => PrintPermission.CertifiedCopy,
        (GenuineAnswer.Yes, _) => PrintPermission.CopyMarkedNotInForce,
    };

    private static VerificationReport Report(CheckOutcome[] outcomes, FileVerdict? verdict) => new(
        outcomes.Select((outcome, at) => Result((LicenseCheck)at, outcome)),
        verdict is { } known ? SomeReports.File(known) : null,
        SomeReports.CheckedAt);

    private static CheckResult Result(LicenseCheck check, CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => CheckResult.Passed(check),
        CheckOutcome.PassedWithRemark => CheckResult.Remarked(check, CheckReason.IdentifierCheckCharacterWrong),
        CheckOutcome.Failed => CheckResult.Failed(check, CheckReason.Expired),
        CheckOutcome.NotDone => CheckResult.NotDone(check, CheckReason.StatusUnknown),
        CheckOutcome.NotNeeded => CheckResult.NotNeeded(check, CheckReason.NobodyAskedFor),
    };
}
