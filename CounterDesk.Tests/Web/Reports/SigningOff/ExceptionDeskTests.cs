using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Tests.Web.Reports.SigningOff;

public sealed class ExceptionDeskTests : IAsyncLifetime
{
    private static readonly DateOnly _day = ReportTestDesk.Day;
    private static readonly Clerk _other = new("demo-0302", "0302", "陈立", "", [DeskRoles.Supervisor]);

    private readonly List<DateOnly> _told = [];
    private ReportTestDesk _hall = null!;
    private SignedException _one = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hall = await ReportTestDesk.CreateAsync();
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        await _hall.LookAtNightAsync();
        _hall.Decisions.Changed += _told.Add;
        _one = Assert.Single((await _hall.ReadFileAsync()).Exceptions);
    }

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    [Fact]
    public async Task A_decision_stands_beside_its_exception_and_in_the_log()
    {
        Assert.Null(await DecideAsync(Decision.InOrder, "补录停电时的登记"));

        var one = Assert.Single((await _hall.ReadFileAsync()).Exceptions);
        Assert.Equal(
            (Decision.InOrder, "补录停电时的登记", SomeClerk.Supervisor.Name),
            (one.Last!.Decision, one.Last.Note, one.Last.By.Name));
        var entry = await EntryAsync(AuditAction.ExceptionDecided);
        Assert.Equal((nameof(AuditOutcome.Done), SomeClerk.Supervisor.Id, "supervisor"), (entry.Outcome, entry.Actor, entry.Role));
        Assert.Equal(
            ["Day=2026-03-18", "Rule=AfterHours", "Decision=InOrder", "Level=Attention", $"Key={_one.Key}", "Note=补录停电时的登记"],
            entry.Details!.Split('\n'));
        Assert.Equal([_day], _told);
    }

    [Fact]
    public async Task A_later_decision_is_another_one_and_both_are_shown()
    {
        await DecideAsync(Decision.InOrder, null);
        Assert.Null(await DecideAsync(Decision.Escalate, "看了录像，那时没有停电", _other));

        var one = Assert.Single((await _hall.ReadFileAsync()).Exceptions);
        Assert.Equal([Decision.InOrder, Decision.Escalate], one.Decisions.Select(decision => decision.Decision));
        Assert.Equal(2, await _hall.AskAsync("SELECT COUNT(*) FROM ExceptionDecisions"));
    }

    [Fact]
    public async Task Who_comes_second_is_told_and_has_decided_nothing()
    {
        var seenByBoth = _one;
        Assert.Null(await _hall.Decisions.DecideAsync(_day, seenByBoth, Decision.InOrder, null, _other, Cancel));

        Assert.Equal(
            DecisionFault.DecidedMeanwhile,
            await _hall.Decisions.DecideAsync(_day, seenByBoth, Decision.Escalate, "不对", SomeClerk.Supervisor, Cancel));
        Assert.Equal(1, await _hall.AskAsync("SELECT COUNT(*) FROM ExceptionDecisions"));
        Assert.Equal([_day], _told);
    }

    [Fact]
    public async Task Who_is_concerned_may_hand_it_up_and_nothing_else()
    {
        var concerned = SomeClerk.Value with { Roles = [DeskRoles.Supervisor] };

        Assert.Equal(DecisionFault.Concerned, await DecideAsync(Decision.InOrder, "我自己", concerned));
        Assert.Equal(DecisionFault.Concerned, await DecideAsync(Decision.AskClerk, "为什么？", concerned));
        var entry = await EntryAsync(AuditAction.ExceptionDecided);
        Assert.Equal(
            (nameof(AuditOutcome.Refused), concerned.Id, "Concerned"),
            (entry.Outcome, entry.Actor, AuditDetail.Read(entry.Details)["Reason"]));
        Assert.Null(await DecideAsync(Decision.Escalate, "和我有关", concerned));
    }

    [Theory]
    [InlineData(DeskRoles.Clerk)]
    [InlineData(DeskRoles.Auditor)]
    public async Task Nobody_else_decides_and_the_try_is_in_the_log(string role)
    {
        Assert.Equal(DecisionFault.NotSupervisor, await DecideAsync(Decision.InOrder, null, _other with { Roles = [role] }));

        var entry = await EntryAsync(AuditAction.ExceptionDecided);
        Assert.Equal((nameof(AuditOutcome.Refused), role), (entry.Outcome, entry.Role));
        Assert.Equal(0, await _hall.AskAsync("SELECT COUNT(*) FROM ExceptionDecisions"));
    }

    [Theory]
    [InlineData(Decision.AskClerk)]
    [InlineData(Decision.Escalate)]
    public async Task Without_a_word_nobody_is_asked_and_nothing_is_handed_up(Decision decision)
    {
        Assert.Equal(DecisionFault.Note, await DecideAsync(decision, " "));
        Assert.Equal(0, await _hall.AskAsync("SELECT COUNT(*) FROM AuditEntries WHERE Action = 'ExceptionDecided'"));
    }

    [Fact]
    public async Task Where_nobody_is_concerned_nobody_is_asked()
    {
        var aboutNobody = SignedException.Of(SomeSignOffs.Raised(SomeSignOffs.Found(rule: "MissingSignOff", clerk: null)), []);

        Assert.Equal(
            DecisionFault.NobodyToAsk,
            await _hall.Decisions.DecideAsync(_day, aboutNobody, Decision.AskClerk, "谁值班？", _other, Cancel));
    }

    [Fact]
    public async Task A_clerk_is_asked_and_her_answer_comes_back_once()
    {
        await DecideAsync(Decision.AskClerk, "十点钟为什么查？");

        var question = Assert.Single(await _hall.Decisions.FindQuestionsAsync(SomeClerk.Value, Cancel));
        Assert.Equal(
            (_day, "AfterHours", "十点钟为什么查？", SomeClerk.Supervisor.Number),
            (question.Day, question.Rule, question.Question, question.ByNumber));
        Assert.Empty(await _hall.Decisions.FindQuestionsAsync(_other, Cancel));
        Assert.False(await _hall.Decisions.AnswerAsync(question.Decision, "不是我", _other, Cancel));
        Assert.True(await _hall.Decisions.AnswerAsync(question.Decision, "补录", SomeClerk.Value, Cancel));
        Assert.False(await _hall.Decisions.AnswerAsync(question.Decision, "改口", SomeClerk.Value, Cancel));

        var one = Assert.Single((await _hall.ReadFileAsync()).Exceptions);
        Assert.Equal((SomeClerk.Value.Id, "补录"), (one.Last!.Answers[0].Clerk, one.Last.Answers[0].Answer));
        Assert.Empty(await _hall.Decisions.FindQuestionsAsync(SomeClerk.Value, Cancel));
        var entry = await EntryAsync(AuditAction.ExceptionAnswered);
        Assert.Equal((SomeClerk.Value.Id, "3"), (entry.Actor, entry.Counter));
        Assert.Equal("补录", AuditDetail.Read(entry.Details)["Answer"]);
        Assert.Equal([_day, _day], _told);
    }

    [Fact]
    public async Task What_is_handed_up_is_listed_until_somebody_decides_otherwise()
    {
        await DecideAsync(Decision.Escalate, "请审计员看");

        var auditor = _other with { Roles = [DeskRoles.Auditor] };
        var up = Assert.Single(await _hall.Decisions.FindEscalatedAsync(auditor, Cancel));
        Assert.Equal((_day, "请审计员看"), (up.Day, up.Note));
        await DecideAsync(Decision.InOrder, "审计员看过了", _other);
        Assert.Empty(await _hall.Decisions.FindEscalatedAsync(auditor, Cancel));
        await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => _hall.Decisions.FindEscalatedAsync(SomeClerk.Value, Cancel));
    }

    [Fact]
    public async Task A_decision_does_not_hold_for_what_has_grown_since()
    {
        await DecideAsync(Decision.InOrder, null);
        await _hall.LookAtNightAsync();

        var file = await _hall.ReadFileAsync();
        var grown = Assert.Single(file.Exceptions);
        Assert.NotEqual(_one.Key, grown.Key);
        Assert.Null(grown.Last);
        Assert.Equal((1, 1), (file.Gone, file.Case!.Undecided));
    }

    [Fact]
    public async Task Without_the_log_nothing_is_decided_or_answered()
    {
        await DecideAsync(Decision.AskClerk, "为什么？");
        var question = Assert.Single(await _hall.Decisions.FindQuestionsAsync(SomeClerk.Value, Cancel));
        await _hall.Desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _hall.Decisions.AnswerAsync(question.Decision, "补录", SomeClerk.Value, Cancel));
        await Assert.ThrowsAsync<AuditUnavailableException>(() => DecideAsync(Decision.InOrder, null));
        Assert.Single(await _hall.Decisions.FindQuestionsAsync(SomeClerk.Value, Cancel));
        Assert.Equal(1, await _hall.AskAsync("SELECT COUNT(*) FROM ExceptionDecisions"));
    }

    // About the exception as it stands now.
    private async Task<DecisionFault?> DecideAsync(Decision decision, string? note, Clerk? by = null)
    {
        var one = Assert.Single((await _hall.ReadFileAsync()).Exceptions);
        return await _hall.Decisions.DecideAsync(_day, one, decision, note, by ?? SomeClerk.Supervisor, Cancel);
    }

    private async Task<AuditEntry> EntryAsync(AuditAction action)
    {
        await using var db = _hall.Desk.Database.CreateDbContext();
        return await db.Set<AuditEntry>().Where(entry => entry.Action == action.ToString())
            .OrderByDescending(entry => entry.Sequence).FirstAsync(Cancel);
    }
}
