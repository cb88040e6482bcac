using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Tests.Domain.Copies;

public sealed class PrintingsTests
{
    private static readonly DateOnly _today = new(2026, 3, 18);
    private static readonly Guid _visit = Guid.CreateVersion7();
    private static readonly ReprintRule _rule = new() { Most = 2, Days = 7, Asks = ReprintPermission.Clerk };
    private static readonly Reprint _lost = Reprint.Create(ReprintReason.Lost, "");

    [Fact]
    public void What_was_never_printed_names_nothing() =>
        Assert.Equal(new PrintingDecision.May(null), Decide([]));

    [Fact]
    public void What_was_printed_today_is_told_before_a_number_is_taken()
    {
        var first = Copy(1);
        var second = Copy(2);

        var told = Assert.IsType<PrintingDecision.PrintedBefore>(Decide([first, second]));

        Assert.Equal([second, first], told.Earlier);
        Assert.Equal(second.Number, told.Last);
    }

    [Fact]
    public void Once_the_clerk_has_seen_it_the_new_one_names_the_latest() =>
        Assert.Equal(
            new PrintingDecision.May(Copy(2).Number), Decide([Copy(1), Copy(2)], answer: new(Copy(2).Number, null)));

    [Fact]
    public void What_somebody_else_has_printed_meanwhile_is_told_anew() =>
        Assert.IsType<PrintingDecision.PrintedBefore>(Decide([Copy(1), Copy(2)], answer: new(Copy(1).Number, null)));

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    [InlineData(8, false)]
    public void Only_the_days_of_the_rule_count_today_among_them(int daysAgo, bool isTold) =>
        Assert.Equal(isTold, Decide([Copy(1, daysAgo: daysAgo)]) is PrintingDecision.PrintedBefore);

    [Fact]
    public void A_rule_of_one_day_is_about_today()
    {
        var rule = _rule with { Days = 1 };

        Assert.IsType<PrintingDecision.PrintedBefore>(Decide([Copy(1)], rule));
        Assert.IsType<PrintingDecision.May>(Decide([Copy(1, daysAgo: 1)], rule));
    }

    [Fact]
    public void Without_days_nobody_asks_what_was_printed() =>
        Assert.Equal(new PrintingDecision.May(null), Decide([Copy(1), Copy(2), Copy(3)], _rule with { Days = 0 }));

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(1, 1, false)]
    [InlineData(1, 2, true)]
    [InlineData(2, 2, false)]
    [InlineData(2, 3, true)]
    public void So_many_more_than_the_first_are_printed(int most, int printed, bool isRefused)
    {
        EarlierCopy[] earlier = [.. Enumerable.Range(1, printed).Select(at => Copy(at))];
        var last = earlier[^1].Number;

        var decision = Decide(earlier, _rule with { Most = most }, new(last, _lost), isConfirmed: true);

        Assert.Equal(isRefused, decision is PrintingDecision.TooOften);
        Assert.Equal(!isRefused, decision == new PrintingDecision.May(last));
    }

    [Fact]
    public void How_often_is_opened_and_nothing_that_the_rule_asks_besides()
    {
        EarlierCopy[] earlier = [Copy(1), Copy(2), Copy(3), Copy(4)];
        var rule = _rule with { Asks = ReprintPermission.ClerkWithReason };

        Assert.IsType<PrintingDecision.PrintedBefore>(
            Printings.Decide(rule, earlier, _visit, _today, null, isConfirmed: false, isOpened: true));
        Assert.Equal(
            new PrintingDecision.May(Copy(4).Number),
            Printings.Decide(rule, earlier, _visit, _today, new(Copy(4).Number, _lost), isConfirmed: false, isOpened: true));
    }

    [Theory]
    [InlineData(CopyState.Printed, true)]
    [InlineData(CopyState.Reserved, true)]
    [InlineData(CopyState.Void, false)]
    [InlineData(CopyState.Withdrawn, false)]
    public void What_nobody_has_does_not_count(CopyState state, bool counts) =>
        Assert.Equal(counts, Decide([Copy(1, state)]) is PrintingDecision.PrintedBefore);

    [Fact]
    public void One_of_this_visit_without_an_answer_comes_first() =>
        Assert.Equal(
            new PrintingDecision.AnswerFirst(Copy(2).Number),
            Decide([Copy(1), Copy(2, CopyState.Reserved, _visit)], _rule with { Days = 0, Most = 0 }));

    [Fact]
    public void A_spoiled_sheet_of_this_visit_is_printed_again_whatever_the_rule_and_named() =>
        Assert.Equal(
            new PrintingDecision.May(Copy(2).Number),
            Decide([Copy(1), Copy(2, CopyState.Void, _visit)], _rule with { Most = 0 }));

    [Fact]
    public void It_is_printed_again_once()
    {
        EarlierCopy[] earlier =
            [Copy(1, CopyState.Void, _visit), Copy(2, visit: _visit) with { Replaces = Copy(1).Number }];

        Assert.IsType<PrintingDecision.TooOften>(Decide(earlier, _rule with { Most = 0 }));
    }

    [Fact]
    public void The_last_of_several_spoiled_sheets_is_named()
    {
        EarlierCopy[] earlier =
        [
            Copy(1, CopyState.Void, _visit),
            Copy(2, CopyState.Void, _visit) with { Replaces = Copy(1).Number },
        ];

        Assert.Equal(new PrintingDecision.May(Copy(2).Number), Decide(earlier));
    }

    [Theory]
    [InlineData(ReprintPermission.Clerk, false, false, true)]
    [InlineData(ReprintPermission.ClerkWithReason, false, false, false)]
    [InlineData(ReprintPermission.ClerkWithReason, false, true, false)]
    [InlineData(ReprintPermission.ClerkWithReason, true, false, true)]
    [InlineData(ReprintPermission.SecondPerson, true, false, false)]
    [InlineData(ReprintPermission.SecondPerson, false, true, false)]
    [InlineData(ReprintPermission.SecondPerson, true, true, true)]
    public void What_the_rule_asks_must_be_there(ReprintPermission asks, bool hasReason, bool isConfirmed, bool may)
    {
        var decision = Decide(
            [Copy(1)], _rule with { Asks = asks }, new(Copy(1).Number, hasReason ? _lost : null), isConfirmed);

        Assert.Equal(may, decision is PrintingDecision.May);
        Assert.Equal(may ? null : asks, (decision as PrintingDecision.PrintedBefore)?.Asks);
    }

    [Theory]
    [InlineData(ReprintReason.Other, "", false)]
    [InlineData(ReprintReason.Other, "收件柜台换了人", true)]
    [InlineData(ReprintReason.Lost, "", true)]
    [InlineData(ReprintReason.Lost, "a\u0007b", false)]
    public void Only_another_reason_needs_words(ReprintReason reason, string note, bool isSound)
    {
        Assert.Equal(isSound, Reprint.FindFault(reason, note) is null);
        Assert.Equal(isSound, Record.Exception(() => Reprint.Create(reason, note)) is null);
    }

    [Fact]
    public void Words_have_an_end()
    {
        Assert.Null(Reprint.FindFault(ReprintReason.Lost, new string('字', Reprint.MaxNoteLength)));
        Assert.NotNull(Reprint.FindFault(ReprintReason.Lost, new string('字', Reprint.MaxNoteLength + 1)));
    }

    private static PrintingDecision Decide(
        EarlierCopy[] earlier, ReprintRule? rule = null, ReprintAnswer? answer = null, bool isConfirmed = false) =>
        Printings.Decide(rule ?? _rule, earlier, _visit, _today, answer, isConfirmed);

    private static EarlierCopy Copy(
        int sequence, CopyState state = CopyState.Printed, Guid? visit = null, int daysAgo = 0)
    {
        var day = _today.AddDays(-daysAgo);
        return new(
            CopyNumber.Create("0007", day, sequence), state, visit ?? Guid.Empty,
            day.ToDateTime(new TimeOnly(2, sequence), DateTimeKind.Utc), null);
    }
}
