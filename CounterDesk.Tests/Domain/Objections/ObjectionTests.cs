using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.WorkingDays;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Domain.Objections;

public sealed class ObjectionTests
{
    private const int DaysOfEvidence = 30;

    private static readonly DateTime _later = SomeObjections.FiledAt.AddDays(5);

    public static TheoryData<OpenLicense, bool, ObjectionFault[]> Faults => new()
    {
        { SomeOpenLicenses.Passed(), true, [ObjectionFault.Wrong, ObjectionFault.FileUnreadable] },
        {
            SomeOpenLicenses.Changed(), true,
            [ObjectionFault.Wrong, ObjectionFault.FileUnreadable, ObjectionFault.NotGenuine]
        },
        {
            SomeOpenLicenses.WithoutFile(), false,
            [ObjectionFault.Missing, ObjectionFault.Wrong, ObjectionFault.NotGenuine]
        },
    };

    public static TheoryData<ObjectionAnswer, ObjectionState, bool> Answers => new()
    {
        { ObjectionAnswer.InTheRight, ObjectionState.Agreed, false },
        { ObjectionAnswer.NotInTheRight, ObjectionState.Declined, true },
        { ObjectionAnswer.MendedAtSource, ObjectionState.Mended, true },
    };

    public static TheoryData<DateOnly, ObjectionPressure> Days => new()
    {
        { new(2026, 3, 18), ObjectionPressure.InTime },
        { new(2026, 3, 29), ObjectionPressure.InTime },
        { new(2026, 3, 30), ObjectionPressure.DueSoon },
        { new(2026, 4, 1), ObjectionPressure.DueSoon },
        { new(2026, 4, 2), ObjectionPressure.Overdue },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_may_be_said_of_a_license_follows_from_what_is_there(
        OpenLicense license, bool hasFile, ObjectionFault[] faults) =>
        Assert.Equal(faults, ObjectionRules.Of(license.Report, hasFile, differs: false));

    [Fact]
    public void Where_another_source_has_it_otherwise_that_may_be_said() => Assert.Contains(
        ObjectionFault.SourcesDiffer, ObjectionRules.Of(SomeOpenLicenses.Passed().Report, hasFile: true, differs: true));

    [Fact]
    public void What_may_have_arrived_is_never_sent_again()
    {
        var objection = SomeObjections.Of(SomeObjections.Filed);
        objection.BeginSending("yunling", SomeObjections.FiledAt);
        Assert.Throws<InvalidOperationException>(() => objection.BeginSending("yunling", SomeObjections.FiledAt));
        objection.EndSending(new(SendingState.Unknown, null, "Silent"));

        Assert.False(objection.MayBeSent);
        Assert.True(objection.MayBeFollowed);
        Assert.Throws<InvalidOperationException>(() => objection.BeginSending("yunling", SomeObjections.FiledAt));

        Assert.Null(objection.Follow(null, SomeObjections.FiledAt, 30));
        Assert.True(objection.MayBeSent);
        objection.BeginSending("yunling", SomeObjections.FiledAt);
    }

    [Fact]
    public void That_the_platform_knows_no_report_which_it_took_changes_nothing()
    {
        var objection = SomeObjections.Sent("YY1");

        objection.Follow(null, SomeObjections.FiledAt, 30);

        Assert.Equal((SendingState.Taken, "YY1", false), (objection.Sending, objection.Receipt, objection.MayBeSent));
    }

    [Theory]
    [InlineData(ReportProgress.Waiting, null, ObjectionState.Open)]
    [InlineData(ReportProgress.Agreed, ObjectionAnswer.InTheRight, ObjectionState.Agreed)]
    [InlineData(ReportProgress.Declined, ObjectionAnswer.NotInTheRight, ObjectionState.Declined)]
    [InlineData(ReportProgress.Mended, ObjectionAnswer.MendedAtSource, ObjectionState.Mended)]
    public void What_the_issuer_answers_is_fetched_once(ReportProgress progress, ObjectionAnswer? answer, ObjectionState state)
    {
        var objection = SomeObjections.Sent("YY1");

        Assert.Equal(answer, objection.Follow(new("YY1", progress), SomeObjections.FiledAt, 30));

        Assert.Equal(state, objection.State);
        Assert.Null(objection.Follow(new("YY1", progress), SomeObjections.FiledAt, 30));
    }

    [Fact]
    public void What_was_unknown_and_the_platform_has_is_taken_with_its_receipt()
    {
        var objection = SomeObjections.Of(SomeObjections.Filed);
        objection.BeginSending("yunling", SomeObjections.FiledAt);
        objection.EndSending(new(SendingState.Unknown, null, "Silent"));

        objection.Follow(new("YY7", ReportProgress.Waiting), SomeObjections.FiledAt, 30);

        Assert.Equal((SendingState.Taken, "YY7", null), (objection.Sending, objection.Receipt, objection.SendingCode));
    }

    [Fact]
    public void What_was_not_found_is_missing() =>
        Assert.Equal([ObjectionFault.Missing], ObjectionRules.WhenNotFound);

    [Fact]
    public void A_receipt_number_says_hall_day_and_sequence() =>
        Assert.Equal(
            ($"Y{SomeAudit.Hall}-260318-0042", ObjectionState.Open, new DateOnly(2026, 4, 1)),
            (SomeObjections.Of(SomeObjections.Filed, 42).Number, SomeObjections.Of(SomeObjections.Filed).State,
                SomeObjections.Of(SomeObjections.Filed).DueOn));

    [Theory]
    [InlineData(0)]
    [InlineData(ObjectionNumber.MaxSequence + 1)]
    public void A_sequence_that_does_not_fit_gets_no_number(int sequence) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => ObjectionNumber.Create(SomeAudit.Hall, new(2026, 3, 18), sequence));

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_closes_what_needs_no_more_work_and_gives_its_evidence_an_end(
        ObjectionAnswer answer, ObjectionState state, bool isClosed)
    {
        var objection = SomeObjections.Of(SomeObjections.Filed);
        var before = objection.Version;

        objection.Answer(answer, _later, DaysOfEvidence);

        Assert.Equal((state, (DateTime?)_later), (objection.State, objection.AnsweredAtUtc));
        Assert.Equal(isClosed ? _later : null, objection.ClosedAtUtc);
        Assert.Equal(isClosed ? _later.AddDays(DaysOfEvidence) : null, objection.EvidenceEndsAtUtc);
        Assert.NotEqual(before, objection.Version);
    }

    [Fact]
    public void What_the_issuer_agreed_to_can_still_be_mended_and_keeps_the_day_of_its_first_answer()
    {
        var objection = SomeObjections.Of(SomeObjections.Filed);
        objection.Answer(ObjectionAnswer.InTheRight, _later, DaysOfEvidence);

        objection.Answer(ObjectionAnswer.MendedAtSource, _later.AddDays(1), DaysOfEvidence);

        Assert.Equal((ObjectionState.Mended, (DateTime?)_later), (objection.State, objection.AnsweredAtUtc));
        Assert.Empty(Objection.AnswersTo(objection.State));
    }

    [Fact]
    public void What_is_closed_is_not_answered_again()
    {
        var objection = SomeObjections.Of(SomeObjections.Filed);
        objection.Answer(ObjectionAnswer.NotInTheRight, _later, DaysOfEvidence);

        Assert.Throws<InvalidOperationException>(
            () => objection.Answer(ObjectionAnswer.MendedAtSource, _later, DaysOfEvidence));
        Assert.Equal(ObjectionState.Declined, objection.State);
    }

    [Theory]
    [MemberData(nameof(Days))]
    public void Pressure_grows_with_the_days(DateOnly today, ObjectionPressure pressure) =>
        Assert.Equal(pressure, SomeObjections.Of(SomeObjections.Filed).PressureOn(today));

    [Fact]
    public void An_answered_objection_presses_nobody()
    {
        var objection = SomeObjections.Of(SomeObjections.Filed);
        objection.Answer(ObjectionAnswer.InTheRight, _later, DaysOfEvidence);

        Assert.Equal(ObjectionPressure.Answered, objection.PressureOn(new(2027, 1, 1)));
    }

    [Fact]
    public void A_due_day_that_is_not_known_is_neither_in_time_nor_overdue() =>
        Assert.Equal(
            ObjectionPressure.DueDayUnknown,
            SomeObjections.Of(SomeObjections.Filed with { Due = new DueDay.BeyondKnownYears() })
                .PressureOn(new(2027, 1, 1)));
}
