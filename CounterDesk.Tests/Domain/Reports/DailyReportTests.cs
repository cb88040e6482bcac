using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Reports;

public sealed class DailyReportTests
{
    private static readonly DateTime _ten = new(2026, 3, 18, 2, 0, 0, DateTimeKind.Utc);

    public static TheoryData<GenuineAnswer, InForceAnswer, VerificationResult> Answers()
    {
        var rows = new TheoryData<GenuineAnswer, InForceAnswer, VerificationResult>();
        foreach (var genuine in Enum.GetValues<GenuineAnswer>())
        {
            foreach (var inForce in Enum.GetValues<InForceAnswer>())
            {
                // Fail beats unknown beats pass, as on the verdict panel.
                rows.Add(genuine, inForce, (genuine, inForce) switch
                {
                    (GenuineAnswer.No, _) => VerificationResult.Failed,
                    (_, InForceAnswer.Expired or InForceAnswer.Revoked or InForceAnswer.Suspended
                        or InForceAnswer.NotYet or InForceAnswer.Withdrawn or InForceAnswer.Cancelled
                        or InForceAnswer.Superseded) => VerificationResult.Failed,
                    (GenuineAnswer.Yes, InForceAnswer.Yes) => VerificationResult.Passed,
                    _ => VerificationResult.Unknown,
                });
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void What_could_not_be_told_never_counts_as_passed(
        GenuineAnswer genuine, InForceAnswer inForce, VerificationResult result) =>
        Assert.Equal(result, VerificationNumbers.ResultOf(genuine, inForce));

    [Fact]
    public void An_answer_that_this_program_has_no_name_for_is_not_passed()
    {
        var tally = new VerificationTally("kind", 9, new EntryTally("Done", "Genuine=Perhaps\nInForce=Yes", 3));

        Assert.Equal(3, VerificationNumbers.Of([tally]).Unknown);
        Assert.Equal(
            3, VerificationNumbers.Of([new("kind", 9, new EntryTally("Done", null, 3))]).Unknown);
    }

    [Fact]
    public void What_an_entry_does_not_say_is_counted_as_not_recorded()
    {
        var numbers = VerificationNumbers.Of(
            [new("kind", 9, new EntryTally("Done", "Genuine=Yes\nInForce=Expired", 2))]);

        Assert.Equal([new ResultCount("NotRecorded", 0, 2, 0)], numbers.ByRegion);
        Assert.Equal([new Counted("NotRecorded", 2)], numbers.WhyFailed);
        Assert.Empty(numbers.WhyUnknown);
    }

    [Fact]
    public void A_source_was_silent_from_the_first_unanswered_question_to_the_last()
    {
        var outages = SourceNumbers.Of(
            [],
            [
                new("province", _ten.AddMinutes(20)), new("city", _ten.AddMinutes(3)), new("province", _ten),
                new("province", _ten.AddMinutes(10)), new("province", _ten.AddMinutes(36)),
            ], []).Outages;

        Assert.Equal(
            [
                new SourceOutage("province", _ten, _ten.AddMinutes(20), 3),
                new SourceOutage("city", _ten.AddMinutes(3), _ten.AddMinutes(3), 1),
                new SourceOutage("province", _ten.AddMinutes(36), _ten.AddMinutes(36), 1),
            ],
            outages);
    }

    [Fact]
    public void What_the_region_publishes_was_silent_until_it_came_again_and_else_until_now()
    {
        var outages = SourceOutage.OfFeed(
            [
                new(true, _ten), new(true, _ten.AddMinutes(2)), new(false, _ten.AddMinutes(5)), new(false, _ten.AddMinutes(6)),
                new(true, _ten.AddMinutes(40)),
            ],
            _ten.AddHours(1));

        Assert.Equal(
            [new("feed", _ten, _ten.AddMinutes(5), 0), new("feed", _ten.AddMinutes(40), _ten.AddHours(1), 0)], outages);
        Assert.Empty(SourceOutage.OfFeed([new(false, _ten)], _ten.AddHours(1)));
    }

    [Theory]
    [InlineData(null, AgeGroup.Unknown)]
    [InlineData(0, AgeGroup.Under20)]
    [InlineData(1, AgeGroup.Under20)]
    [InlineData(2, AgeGroup.From20)]
    [InlineData(5, AgeGroup.From20)]
    [InlineData(6, AgeGroup.From60)]
    [InlineData(7, AgeGroup.From60)]
    [InlineData(8, AgeGroup.From80)]
    [InlineData(11, AgeGroup.From80)]
    public void Groups_of_age_begin_with_a_decade(int? decade, AgeGroup group) =>
        Assert.Equal(group, AgeGroups.OfDecade(decade));

    [Fact]
    public void A_visit_with_several_needs_is_one_visit_with_needs()
    {
        var numbers = VisitNumbers.Of(
            [new EntryTally("Done", "Visitor=Applicant\nNeeds=None", 3)],
            [
                new(VisitNeeds.LargePrint | VisitNeeds.ReadAloud, VisitEnd.Closed, 7, null, null, 2),
                new(VisitNeeds.None, null, null, null, null, 1),
            ]);

        Assert.Equal((3, 3, 2), (numbers.Opened, numbers.Kept, numbers.WithNeeds));
        Assert.Equal(2, numbers.ByNeed.Single(need => need.Name is "LargePrint").Count);
        Assert.Equal(2, numbers.ByNeed.Single(need => need.Name is "ReadAloud").Count);
        Assert.Equal(1, numbers.Of(VisitNumbers.Open));
    }

    [Theory]
    [InlineData(IdentityMethod.CardReader, BasisProof.OnScreen, false)]
    [InlineData(IdentityMethod.CardReader, BasisProof.SignedPaper, true)]
    [InlineData(IdentityMethod.CardReader, BasisProof.Spoken, true)]
    [InlineData(IdentityMethod.Typed, BasisProof.OnScreen, true)]
    [InlineData(IdentityMethod.ShownCode, BasisProof.SignedOnScreen, false)]
    public void The_written_way_is_the_one_without_reader_or_screen(
        IdentityMethod method, BasisProof proof, bool isOffline) =>
        Assert.Equal(isOffline, new WayCount(AgeGroup.From60, false, method, proof, 1).IsOffline);

    [Fact]
    public void The_same_numbers_are_the_same_bytes_and_are_read_back()
    {
        var report = SomeDays.Report;

        var bytes = report.Write();

        Assert.Equal(bytes, SomeDays.Report.Write());
        Assert.Equal(bytes, DailyReport.Read(bytes).Write());
        Assert.Equal(report.Verifications.Passed, DailyReport.Read(bytes).Verifications.Passed);
        Assert.Null(DailyReport.Read(bytes).Reconciliation!.MissingSheets);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"format\":2}")]
    public void What_is_no_report_of_this_format_is_not_read(string json) =>
        Assert.Throws<FormatException>(() => DailyReport.Read(System.Text.Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_closed_report_tells_when_its_numbers_were_changed()
    {
        var closed = ClosedReport.Of(SomeDays.Report, 1, isWholeDay: false, "", _ten);
        Assert.True(closed.IsIntact);

        closed.Numbers[^2] ^= 1;

        Assert.False(closed.IsIntact);
    }

    [Theory]
    [InlineData(17, 29, false)]
    [InlineData(17, 30, true)]
    [InlineData(23, 59, true)]
    public void A_day_is_over_when_the_hall_closes(int hour, int minute, bool isOver) => Assert.Equal(
        isOver,
        new OpeningHours(new(9, 0), new(17, 30)).IsOver(
            new(2026, 3, 18), new DateTimeOffset(2026, 3, 18, hour, minute, 0, TimeSpan.FromHours(8))));

    [Fact]
    public void An_earlier_day_is_over_and_a_later_one_is_not()
    {
        var hours = new OpeningHours(new(9, 0), new(17, 30));
        var morning = new DateTimeOffset(2026, 3, 18, 0, 1, 0, TimeSpan.FromHours(8));

        Assert.True(hours.IsOver(new(2026, 3, 17), morning));
        Assert.False(hours.IsOver(new(2026, 3, 19), morning.AddHours(20)));
    }
}
