using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Reports.SigningOff;

public sealed class ExceptionDecisionTests
{
    [Theory]
    [InlineData(Decision.InOrder, null, null)]
    [InlineData(Decision.InOrder, "补录停电时的登记", null)]
    [InlineData(Decision.AskClerk, " ", TextFault.Missing)]
    [InlineData(Decision.Escalate, null, TextFault.Missing)]
    [InlineData(Decision.Escalate, "a\tb", TextFault.ControlCharacter)]
    public void Who_asks_or_escalates_says_a_word(Decision decision, string? note, TextFault? fault) =>
        Assert.Equal(fault, ExceptionDecision.FindNoteFault(decision, note));

    [Fact]
    public void A_word_is_as_long_as_the_log_keeps()
    {
        Assert.Null(ExceptionDecision.FindNoteFault(Decision.InOrder, new string('字', AuditDetail.MaxValueLength)));
        Assert.Equal(
            TextFault.TooLong,
            ExceptionDecision.FindNoteFault(Decision.InOrder, new string('字', AuditDetail.MaxValueLength + 1)));
        Assert.Throws<ArgumentException>(() => SomeSignOffs.Decided(SomeSignOffs.Found(), Decision.Escalate));
    }

    [Fact]
    public void The_last_decision_counts()
    {
        var found = SomeSignOffs.Found();
        var first = SomeSignOffs.Decided(found);
        var second = SomeSignOffs.Decided(found, Decision.Escalate, "不对", first);

        Assert.Equal((1, 2), (first.Turn, second.Turn));
        Assert.Same(second, SomeSignOffs.Raised(found, first, second).Last);
        Assert.Equal((found.Key, found.Rule, found.Level), (second.Key, second.Rule, second.Level));
    }

    [Fact]
    public void Concerned_is_the_clerk_named_and_whoever_made_the_entries_behind()
    {
        var day = new SomeDay();
        var one = day.Add("9:10", AuditAction.LicenseOpened, "b");
        day.Add("9:11", AuditAction.LicenseOpened, "stranger");
        var other = day.Add("9:12", AuditAction.LicenseOpened, "a");
        var byItself = day.Add("9:13", AuditAction.DayClosed, null);
        FoundException found = new(
            "PersonSeenByMany", ExceptionLevel.Serious, 1, new Dictionary<string, string>(),
            [one.Number, other.Number, byItself.Number], null);

        Assert.Equal(["a", "b"], RaisedException.ConcernedBy(found, day.Record));
        Assert.Equal(["a", "b", "c"], RaisedException.ConcernedBy(found with { Clerk = "c" }, day.Record));
        Assert.Empty(RaisedException.ConcernedBy(found with { Entries = [] }, day.Record));
    }

    [Fact]
    public void A_question_is_answered_once()
    {
        var question = new ExceptionQuestion(SomeSignOffs.Decided(SomeSignOffs.Found(), Decision.AskClerk, "为什么？"), "c");
        Assert.Throws<InvalidOperationException>(() => question.Take(" ", SomeSignOffs.At));

        question.Take(" 补录 ", SomeSignOffs.At);

        Assert.Equal(("补录", SomeSignOffs.At), (question.Answer, question.AnsweredAtUtc));
        Assert.Throws<InvalidOperationException>(() => question.Take("再说", SomeSignOffs.At));
    }

    [Fact]
    public void An_addendum_has_words()
    {
        Assert.Equal(TextFault.Missing, ReportAddendum.FindTextFault(" "));
        Assert.Throws<ArgumentException>(
            () => ReportAddendum.Of("0007", SomeSignOffs.Day, "", SomeSignOffs.Signer, SomeSignOffs.At));
        Assert.Equal("写错了", ReportAddendum.Of("0007", SomeSignOffs.Day, " 写错了 ", SomeSignOffs.Signer, SomeSignOffs.At).Text);
    }
}
