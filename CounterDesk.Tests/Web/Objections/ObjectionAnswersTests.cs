using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Objections;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Objections;

namespace CounterDesk.Tests.Web.Objections;

public sealed class ObjectionAnswersTests : IAsyncLifetime
{
    private TestDesk _desk = null!;
    private ObjectionAnswers _answers = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _answers = SomeObjections.AnswersOf(_desk);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task What_is_due_first_stands_first_and_another_halls_is_not_listed()
    {
        await SomeObjections.KeepAsync(
            _desk,
            SomeObjections.Of(SomeObjections.Another(due: new(2026, 4, 3)), 1),
            SomeObjections.Of(SomeObjections.Another(due: null), 2),
            SomeObjections.Of(SomeObjections.Another(due: new(2026, 3, 20)), 3),
            SomeObjections.Of(SomeObjections.Another(due: new(2026, 3, 1)) with { Hall = "0008" }, 4));

        Assert.Equal([3, 1, 2], (await _answers.ListAsync(Cancellation)).Select(objection => objection.Sequence));
    }

    [Fact]
    public async Task What_was_closed_a_year_ago_is_not_listed_any_more()
    {
        var objection = SomeObjections.Of(SomeObjections.Filed);
        await SomeObjections.KeepAsync(_desk, objection);
        await AnswerAsync(objection, ObjectionAnswer.NotInTheRight);
        _desk.Time.Advance(TimeSpan.FromDays(364));
        Assert.Single(await _answers.ListAsync(Cancellation));

        _desk.Time.Advance(TimeSpan.FromDays(1));

        Assert.Empty(await _answers.ListAsync(Cancellation));
    }

    [Fact]
    public async Task An_answer_and_its_entry_are_recorded_together_and_the_evidence_gets_its_end()
    {
        var objection = SomeObjections.Of(SomeObjections.Filed);
        await SomeObjections.KeepAsync(_desk, objection);

        Assert.True(await AnswerAsync(objection, ObjectionAnswer.MendedAtSource));

        var kept = Assert.Single(await _answers.ListAsync(Cancellation));
        Assert.Equal(ObjectionState.Mended, kept.State);
        Assert.Equal(_desk.Time.GetUtcNow().UtcDateTime.AddDays(30), kept.EvidenceEndsAtUtc);
        var entry = Assert.Single(await _desk.ReadLogAsync());
        Assert.Equal(
            (nameof(AuditAction.ObjectionAnswered), SomeObjections.Supervisor.Id), (entry.Action, entry.Actor));
        Assert.Equal($"Number={objection.Number}\nAnswer=MendedAtSource", entry.Details);
    }

    [Fact]
    public async Task Nothing_is_answered_while_the_audit_log_cannot_be_written()
    {
        var objection = SomeObjections.Of(SomeObjections.Filed);
        await SomeObjections.KeepAsync(_desk, objection);
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => AnswerAsync(objection, ObjectionAnswer.MendedAtSource));

        Assert.Equal(ObjectionState.Open, Assert.Single(await _answers.ListAsync(Cancellation)).State);
    }

    [Fact]
    public async Task What_is_closed_is_not_answered_again_and_leaves_no_entry()
    {
        var objection = SomeObjections.Of(SomeObjections.Filed);
        await SomeObjections.KeepAsync(_desk, objection);
        await AnswerAsync(objection, ObjectionAnswer.NotInTheRight);

        Assert.False(await AnswerAsync(objection, ObjectionAnswer.MendedAtSource));

        Assert.Single(await _desk.ReadLogAsync());
        Assert.Equal(ObjectionState.Declined, Assert.Single(await _answers.ListAsync(Cancellation)).State);
    }

    [Fact]
    public async Task A_clerk_records_no_answers()
    {
        var objection = SomeObjections.Of(SomeObjections.Filed);
        await SomeObjections.KeepAsync(_desk, objection);

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => _answers.AnswerAsync(
            objection.Number, ObjectionAnswer.MendedAtSource, SomeClerk.Value, Cancellation));

        Assert.Equal(ObjectionState.Open, Assert.Single(await _answers.ListAsync(Cancellation)).State);
    }

    private Task<bool> AnswerAsync(Objection objection, ObjectionAnswer answer) =>
        _answers.AnswerAsync(objection.Number, answer, SomeObjections.Supervisor, Cancellation);
}
