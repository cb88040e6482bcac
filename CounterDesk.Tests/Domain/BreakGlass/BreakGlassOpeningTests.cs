using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.BreakGlass;

/// <summary>Who opens a rule for whom, with what reason and how long; when it holds again; who reviews it.</summary>
public sealed class BreakGlassOpeningTests
{
    private const int Most = 120;

    private static readonly DateTime _now = new(2026, 3, 18, 2, 28, 0, DateTimeKind.Utc);
    private static readonly BreakGlassOpener _supervisor = new("demo-0301", "0301", true);
    private static readonly Visit _visit = new("3", SomeClerk.Value.Id, _now);

    public static TheoryData<BreakGlassOpener, BreakGlassFault?> Openers => new()
    {
        { _supervisor, null },
        { _supervisor with { Number = "" }, null },
        { _supervisor with { IsSupervisor = false }, BreakGlassFault.NotSupervisor },
        { new(SomeClerk.Value.Id, "0999", true), BreakGlassFault.OwnVisit },
        { new("her-other-account", SomeClerk.Value.Number, true), BreakGlassFault.OwnVisit },
    };

    public static TheoryData<string?, BreakGlassReasonFault?> Reasons => new()
    {
        { null, BreakGlassReasonFault.Missing },
        { "  ", BreakGlassReasonFault.Missing },
        { "急", BreakGlassReasonFault.NoSentence },
        { "申请人住院，急用。。。。。。", BreakGlassReasonFault.NoSentence },
        { "急急急急急急急急急急急急", BreakGlassReasonFault.NoSentence },
        { "1111111111111", BreakGlassReasonFault.NoSentence },
        { "申请人在医院\t抢救，家属等着", BreakGlassReasonFault.ControlCharacter },
        { new string('水', 201), BreakGlassReasonFault.TooLong },
        { "申请人在医院抢救等用", null },
        { SomeBreakGlass.Reason, null },
        { "He is in hospital and has to prove who he is today.", null },
    };

    [Theory]
    [MemberData(nameof(Openers))]
    public void Whoever_opens_a_rule_is_a_supervisor_and_not_the_clerk_it_stops(
        BreakGlassOpener opener, BreakGlassFault? fault) =>
        Assert.Equal(fault, FindFault(opener: opener));

    [Fact]
    public void Staff_numbers_that_are_missing_do_not_make_two_people_one() => Assert.Null(
        BreakGlassOpening.FindFault(Request(), _visit, "", _supervisor with { Number = "" }, isOpen: false, Most));

    [Theory]
    [MemberData(nameof(Reasons))]
    public void A_reason_is_a_sentence(string? reason, BreakGlassReasonFault? fault)
    {
        Assert.Equal(fault, BreakGlassOpening.FindReasonFault(reason));
        Assert.Equal(
            fault is null ? null : BreakGlassFault.Reason, FindFault(Request() with { Reason = reason ?? "" }));
    }

    [Theory]
    [InlineData(0, BreakGlassFault.Minutes)]
    [InlineData(-5, BreakGlassFault.Minutes)]
    [InlineData(1, null)]
    [InlineData(Most, null)]
    [InlineData(Most + 1, BreakGlassFault.Minutes)]
    public void It_is_open_for_minutes_and_for_no_more_than_the_hall_allows(int minutes, BreakGlassFault? fault) =>
        Assert.Equal(fault, FindFault(Request() with { Minutes = minutes }));

    [Fact]
    public void Neither_a_closed_visit_nor_an_open_rule_is_opened()
    {
        var closed = new Visit("3", SomeClerk.Value.Id, _now);
        closed.Close(VisitEnd.Closed, _now);

        Assert.Equal(
            BreakGlassFault.VisitClosed,
            BreakGlassOpening.FindFault(Request(), closed, "0317", _supervisor, isOpen: false, Most));
        Assert.Equal(
            BreakGlassFault.AlreadyOpen,
            BreakGlassOpening.FindFault(Request(), _visit, "0317", _supervisor, isOpen: true, Most));
    }

    [Fact]
    public void It_holds_for_its_visit_until_its_minutes_are_over()
    {
        var opening = Opened();

        Assert.True(opening.HoldsFor(_visit, _now.AddMinutes(30).AddTicks(-1)));
        Assert.False(opening.HoldsFor(_visit, _now.AddMinutes(30)));
        Assert.False(opening.HoldsFor(new Visit("3", SomeClerk.Value.Id, _now), _now));
    }

    [Fact]
    public void It_does_not_hold_for_whoever_opened_it_should_she_have_taken_the_visit_over()
    {
        var visit = new Visit("3", SomeClerk.Value.Id, _now);
        var opening = BreakGlassOpening.Of("0007", Request() with { Visit = visit.Id }, visit, _supervisor, _now);
        visit.HandOver(_now);
        visit.TakeOver(_supervisor.Id, "4", _now);

        Assert.False(opening.HoldsFor(visit, _now));
    }

    [Fact]
    public void It_ends_once_and_with_the_visit()
    {
        var visit = new Visit("3", SomeClerk.Value.Id, _now);
        var opening = BreakGlassOpening.Of("0007", Request() with { Visit = visit.Id }, visit, _supervisor, _now);
        visit.Close(VisitEnd.Closed, _now);
        Assert.False(opening.HoldsFor(visit, _now));

        opening.Close(BreakGlassEnd.BySupervisor, "demo-0302", _now.AddMinutes(2));

        Assert.Equal(
            (BreakGlassEnd.BySupervisor, "demo-0302", _now.AddMinutes(2)),
            (opening.End, opening.EndedBy, opening.EndedAtUtc));
        Assert.Throws<InvalidOperationException>(() => opening.Close(BreakGlassEnd.Time, null, _now));
    }

    [Fact]
    public void An_auditor_reviews_it_once_when_it_is_over_and_says_why()
    {
        var opening = Opened();
        var after = _now.AddMinutes(30);
        Assert.Equal(BreakGlassReviewFault.NotAuditor, opening.FindReviewFault(isAuditor: false, "看过", after));
        Assert.Equal(BreakGlassReviewFault.StillOpen, opening.FindReviewFault(isAuditor: true, "看过", _now));
        Assert.Equal(BreakGlassReviewFault.Note, opening.FindReviewFault(isAuditor: true, " ", after));
        Assert.Equal(BreakGlassReviewFault.Note, opening.FindReviewFault(isAuditor: true, new string('看', 201), after));
        Assert.Throws<InvalidOperationException>(() => opening.Review(BreakGlassFinding.InOrder, "", "a", "7", after));

        opening.Review(BreakGlassFinding.NotInOrder, " 理由说的是水灾，打的是别的 ", "demo-0007", "0007", after);

        Assert.Equal(
            (BreakGlassFinding.NotInOrder, "理由说的是水灾，打的是别的", "demo-0007", "0007", after),
            (opening.Finding, opening.ReviewNote, opening.ReviewedBy, opening.ReviewedByNumber, opening.ReviewedAtUtc));
        Assert.Equal(BreakGlassReviewFault.AlreadyReviewed, opening.FindReviewFault(isAuditor: true, "看过", after));
    }

    private static BreakGlassRequest Request() =>
        new(_visit.Id, BreakGlassRule.NotInForce, SomeBreakGlass.Reason, 30);

    private static BreakGlassOpening Opened() => BreakGlassOpening.Of("0007", Request(), _visit, _supervisor, _now);

    private static BreakGlassFault? FindFault(BreakGlassRequest? request = null, BreakGlassOpener? opener = null) =>
        BreakGlassOpening.FindFault(
            request ?? Request(), _visit, SomeClerk.Value.Number, opener ?? _supervisor, isOpen: false, Most);
}
