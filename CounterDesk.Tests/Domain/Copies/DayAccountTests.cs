using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Tests.Domain.Copies;

public sealed class DayAccountTests
{
    private const string Hall = "0007";
    private static readonly DateOnly _day = new(2026, 3, 18);

    // One number in each state, as it should be.
    private static readonly (CopyState State, AuditAction[] Steps)[] _usual =
    [
        (CopyState.Reserved, [AuditAction.CopyReserved]),
        (CopyState.Printed, [AuditAction.CopyReserved, AuditAction.CopyPrinted]),
        (CopyState.Void, [AuditAction.InformationSheetMade, AuditAction.CopySpoiled]),
        (CopyState.Withdrawn, [AuditAction.CopyReserved, AuditAction.CopyPrinted, AuditAction.CopyWithdrawn]),
    ];

    private readonly List<DayCopy> _register =
        [.. _usual.Select((usual, at) => new DayCopy(at + 1, usual.State, HasVisit: true))];
    private readonly List<LoggedStep> _log =
        [.. _usual.SelectMany((usual, at) => usual.Steps.Select(step => new LoggedStep(Number(at + 1), step)))];

    [Fact]
    public void A_day_is_even_when_its_numbers_are_the_sum_of_their_states()
    {
        var account = Account();

        Assert.True(account.IsEven);
        Assert.Equal(4, account.Taken);
        Assert.Equal([1, 1, 1, 1], _usual.Select(usual => account[usual.State]));
    }

    [Theory]
    [InlineData(CopyState.Waiting)]
    [InlineData(CopyState.Waiting, AuditAction.CopyPrinted)]
    [InlineData(CopyState.Printed, AuditAction.CopyPrinted, AuditAction.CopyHandedOut)]
    [InlineData(CopyState.Withdrawn, AuditAction.CopyPrinted, AuditAction.CopyHandedOut, AuditAction.CopyWithdrawn)]
    [InlineData(CopyState.Void, AuditAction.CopyPrinted, AuditAction.CopyWaitEnded)]
    [InlineData(CopyState.Void, AuditAction.CopySpoiled)]
    public void What_was_made_ahead_waits_until_it_is_handed_out_or_ends(CopyState state, params AuditAction[] steps)
    {
        _register.Add(new(5, state, HasVisit: true));
        _log.Add(new(Number(5), AuditAction.CopyReserved, IsAhead: true));
        _log.AddRange(steps.Select(step => new LoggedStep(Number(5), step)));

        Assert.Empty(Account().Differences);
    }

    [Fact]
    public void A_page_that_was_too_old_is_void_in_the_log_as_well()
    {
        _register[2] = _register[2] with { State = CopyState.Void };
        _log.RemoveAll(step => step.Number == Number(3));
        _log.AddRange([new(Number(3), AuditAction.CopyReserved), new(Number(3), AuditAction.CopyOutdated)]);

        Assert.True(Account().IsEven);
    }

    [Fact]
    public void A_day_without_copies_is_even()
    {
        var account = DayAccount.Of([], new LoggedNumbers(Hall, _day));

        Assert.Equal((true, 0, 0), (account.IsEven, account.Taken, account[CopyState.Printed]));
    }

    [Fact]
    public void A_number_between_others_that_nobody_knows_is_named()
    {
        _register.Add(new(6, CopyState.Printed, HasVisit: true));
        _log.AddRange([new(Number(6), AuditAction.CopyReserved), new(Number(6), AuditAction.CopyPrinted)]);

        Assert.Equal([new DayDifference(Number(5), DayFault.NumberMissing, null, null)], Account().Differences);
        Assert.Equal(6, Account().Taken);
    }

    [Fact]
    public void A_number_that_the_register_has_lost_is_known_from_the_log_even_at_the_end_of_the_day()
    {
        _register.RemoveAt(3);

        Assert.Equal(
            [new DayDifference(Number(4), DayFault.OnlyInLog, null, CopyState.Withdrawn)], Account().Differences);
        Assert.Equal(4, Account().Taken);
    }

    [Fact]
    public void A_number_that_nobody_recorded_is_named()
    {
        _register.Add(new(5, CopyState.Reserved, HasVisit: true));

        Assert.Equal(
            [new DayDifference(Number(5), DayFault.OnlyInRegister, CopyState.Reserved, null)], Account().Differences);
    }

    [Theory]
    [InlineData(1, CopyState.Printed, CopyState.Reserved)]
    [InlineData(2, CopyState.Withdrawn, CopyState.Printed)]
    [InlineData(3, CopyState.Printed, CopyState.Void)]
    [InlineData(4, CopyState.Printed, CopyState.Withdrawn)]
    public void A_state_that_the_log_does_not_end_at_is_named(int sequence, CopyState register, CopyState log)
    {
        _register[sequence - 1] = _register[sequence - 1] with { State = register };

        Assert.Equal(
            [new DayDifference(Number(sequence), DayFault.OtherState, register, log)], Account().Differences);
    }

    [Fact]
    public void A_copy_without_a_visit_is_named()
    {
        _register[1] = _register[1] with { HasVisit = false };

        Assert.Equal(DayFault.NoVisit, Assert.Single(Account().Differences).Fault);
        Assert.False(Account().IsEven);
    }

    [Fact]
    public void A_number_of_another_day_or_hall_is_none_of_these()
    {
        _log.Add(new(CopyNumber.Create(Hall, _day.AddDays(1), 9), AuditAction.CopyReserved));
        _log.Add(new(CopyNumber.Create("0008", _day, 9), AuditAction.CopyReserved));

        Assert.True(Account().IsEven);
    }

    private static CopyNumber Number(int sequence) => CopyNumber.Create(Hall, _day, sequence);

    private DayAccount Account()
    {
        LoggedNumbers logged = new(Hall, _day);
        _log.ForEach(logged.Add);
        return DayAccount.Of(_register, logged);
    }
}
