using CounterDesk.Domain.Audit;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Audit;

public sealed class RecheckTests
{
    private static readonly Guid _visit = Guid.CreateVersion7();
    private static readonly Guid _another = Guid.CreateVersion7();
    private static readonly byte[] _lin = [1];
    private static readonly byte[] _gu = [2];

    private readonly List<AuditEntry> _log = [];

    [Fact]
    public void What_no_source_answered_is_listed_once_for_a_visit_with_the_sources_that_did_not()
    {
        Look(_visit, _lin, "yunling", AuditOutcome.CouldNotBeTold);
        Look(_visit, _lin, "haiyan", AuditOutcome.CouldNotBeTold);
        Look(_visit, _lin, "library", AuditOutcome.NothingFound, AuditAction.Search);
        Look(_another, _gu, "library", AuditOutcome.CouldNotBeTold, AuditAction.Search);

        Assert.Equal(
            [(_another, "library"), (_visit, "haiyan yunling")],
            Recheck.Of(_log).Select(row => (row.Visit, string.Join(' ', row.Sources))));
    }

    [Theory]
    [InlineData(AuditOutcome.Done)]
    [InlineData(AuditOutcome.NothingFound)]
    public void What_the_same_source_has_answered_since_about_the_same_person_is_done_at_whatever_visit(AuditOutcome outcome)
    {
        Look(_visit, _lin, "yunling", AuditOutcome.CouldNotBeTold);
        Look(_another, _lin, "yunling", outcome);

        Assert.Empty(Recheck.Of(_log));
    }

    [Fact]
    public void Another_source_another_person_and_an_earlier_answer_settle_nothing()
    {
        Look(_another, _lin, "yunling", AuditOutcome.Done);
        Look(_visit, _lin, "yunling", AuditOutcome.CouldNotBeTold);
        Look(_another, _lin, "haiyan", AuditOutcome.Done);
        Look(_another, _gu, "yunling", AuditOutcome.Done);
        Look(_another, _lin, "yunling", AuditOutcome.Failed);

        Assert.Equal(_visit, Assert.Single(Recheck.Of(_log)).Visit);
    }

    [Fact]
    public void What_somebody_settled_is_done_until_it_happens_again()
    {
        Look(_visit, _lin, "yunling", AuditOutcome.CouldNotBeTold);
        Write(new() { Action = AuditAction.RecheckSettled, Visit = _visit });
        Assert.Empty(Recheck.Of(_log));

        Look(_visit, _lin, "yunling", AuditOutcome.CouldNotBeTold);

        Assert.Single(Recheck.Of(_log));
    }

    private void Look(Guid visit, byte[] whom, string source, AuditOutcome outcome, AuditAction action = AuditAction.PlatformAsked) =>
        Write(new()
        {
            Action = action, Outcome = outcome, Visit = visit, SubjectHash = whom, Details = [new("Source", source)],
        });

    private void Write(AuditNote note)
    {
        var head = _log is [.., var last] ? AuditHead.At(SomeAudit.Hall, last.Sequence, last.Hash) : AuditHead.BeforeTheFirst(SomeAudit.Hall);
        _log.Add(new(head, note, null, new(2026, 3, 18, 2, 0, 0, DateTimeKind.Utc)));
    }
}
