using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Licenses;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Copies;

public sealed class RegisteredCopyTests
{
    private static readonly DateTime _later = new(2026, 3, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly _today = new(2026, 3, 20);

    public static TheoryData<CopyState, WithdrawalFault?> Withdrawable => new()
    {
        { CopyState.Reserved, WithdrawalFault.NotHandedOver },
        { CopyState.Waiting, WithdrawalFault.NotHandedOver },
        { CopyState.Void, WithdrawalFault.Void },
        { CopyState.Withdrawn, WithdrawalFault.AlreadyWithdrawn },
        { CopyState.Printed, null },
    };

    [Theory]
    [MemberData(nameof(Withdrawable))]
    public void Only_what_was_handed_over_is_withdrawn(CopyState state, WithdrawalFault? fault) =>
        Assert.Equal(fault, In(state).FindWithdrawalFault(_today));

    [Fact]
    public void What_has_expired_need_not_be_withdrawn()
    {
        var copy = In(CopyState.Printed);

        Assert.Null(copy.FindWithdrawalFault(copy.ExpiresOn));
        Assert.Equal(WithdrawalFault.Expired, copy.FindWithdrawalFault(copy.ExpiresOn.AddDays(1)));
    }

    [Fact]
    public void A_withdrawn_copy_says_why_and_since_when()
    {
        var copy = In(CopyState.Printed);

        copy.Withdraw(Withdrawal.Create(WithdrawalReason.Other, " 窗口自查 "), _later);

        Assert.Equal(
            (CopyState.Withdrawn, WithdrawalReason.Other, "窗口自查", _later),
            (copy.State, copy.WithdrawnFor, copy.WithdrawalNote, copy.WithdrawnAtUtc));
        Assert.Throws<InvalidOperationException>(() => copy.Withdraw(SomeCopies.Withdrawal, _later));
    }

    [Theory]
    [InlineData(WithdrawalReason.Other, 0, WithdrawalNoteFault.Missing)]
    [InlineData(WithdrawalReason.Lost, 0, null)]
    [InlineData(WithdrawalReason.Lost, Withdrawal.MaxNoteLength, null)]
    [InlineData(WithdrawalReason.Lost, Withdrawal.MaxNoteLength + 1, WithdrawalNoteFault.TooLong)]
    public void Only_another_reason_needs_words(WithdrawalReason reason, int length, WithdrawalNoteFault? fault) =>
        Assert.Equal(fault, Withdrawal.FindFault(reason, new string('因', length)));

    [Theory]
    [InlineData(LicenseStatus.Valid, null)]
    [InlineData(LicenseStatus.Unknown, null)]
    [InlineData(LicenseStatus.Suspended, LicenseStatus.Suspended)]
    [InlineData(LicenseStatus.Revoked, LicenseStatus.Revoked)]
    [InlineData(LicenseStatus.Superseded, LicenseStatus.Superseded)]
    public void A_loss_of_the_license_marks_the_copy(LicenseStatus heard, LicenseStatus? changedTo)
    {
        var copy = In(CopyState.Printed);
        var version = copy.Version;

        Assert.Equal(changedTo is not null, copy.Hear(new(heard, _later)));

        Assert.Equal((changedTo, changedTo is null ? null : _later), (copy.ChangedTo, copy.ChangedAsOfUtc));
        Assert.Equal(changedTo is null, copy.Version == version);
    }

    [Fact]
    public void The_mark_goes_when_the_license_is_in_force_again()
    {
        var copy = In(CopyState.Printed);
        copy.Hear(new(LicenseStatus.Suspended, _later));

        Assert.False(copy.Hear(new(LicenseStatus.Unknown, _later.AddDays(1))));
        Assert.False(copy.Hear(new(LicenseStatus.Valid, _later.AddDays(-1))));
        Assert.Equal(LicenseStatus.Suspended, copy.ChangedTo);

        Assert.True(copy.Hear(new(LicenseStatus.Valid, _later.AddDays(1))));
        Assert.Equal((null, null), (copy.ChangedTo, copy.ChangedAsOfUtc));
    }

    [Fact]
    public void A_newer_version_is_for_good()
    {
        var copy = In(CopyState.Printed);
        copy.Hear(new(LicenseStatus.Superseded, _later));

        Assert.False(copy.Hear(new(LicenseStatus.Valid, _later.AddDays(1))));
        Assert.Equal(LicenseStatus.Superseded, copy.ChangedTo);
    }

    [Theory]
    [InlineData(CopyState.Reserved, true)]
    [InlineData(CopyState.Printed, true)]
    [InlineData(CopyState.Void, false)]
    [InlineData(CopyState.Withdrawn, false)]
    public void Only_what_is_or_may_go_out_of_the_house_is_marked(CopyState state, bool isMarked) =>
        Assert.Equal(isMarked, In(state).Hear(new(LicenseStatus.Revoked, _later)));

    [Fact]
    public void A_copy_that_says_itself_that_the_license_is_not_in_force_is_not_marked()
    {
        var copy = SomeCopies.Printed(SomeCopies.ExpiredOrder());

        Assert.False(copy.Hear(new(LicenseStatus.Revoked, _later)));
    }

    [Fact]
    public void What_the_paper_told_is_no_change()
    {
        var order = SomeCopies.FilelessOrder();
        var copy = SomeCopies.Printed(
            order with { License = order.License with { Status = LicenseStatus.Suspended } });

        Assert.False(copy.Hear(new(LicenseStatus.Suspended, _later)));
        Assert.Equal(CheckAnswer.SheetInForce, CopyStanding.Of(copy, new(LicenseStatus.Suspended, _later), false, _today));
        Assert.True(copy.Hear(new(LicenseStatus.Revoked, _later)));
    }

    [Theory]
    [InlineData(CopyState.Reserved, 0, null)]
    [InlineData(CopyState.Reserved, 1800, null)]
    [InlineData(CopyState.Reserved, 1801, SendingFault.PageTooOld)]
    [InlineData(CopyState.Printed, 0, SendingFault.Answered)]
    [InlineData(CopyState.Void, 0, SendingFault.Answered)]
    public void A_page_goes_to_the_printer_while_it_is_new(CopyState state, int seconds, SendingFault? fault)
    {
        var copy = In(state);

        Assert.Equal(fault, copy.FindSendingFault(copy.MadeAtUtc.AddSeconds(seconds), TimeSpan.FromMinutes(30)));
    }

    [Fact]
    public void A_page_of_a_license_that_was_corrected_is_too_old_at_once()
    {
        var copy = In(CopyState.Reserved);

        Assert.Equal(SendingFault.PageTooOld, copy.FindSendingFault(copy.MadeAtUtc, TimeSpan.FromMinutes(30), isCorrected: true));
        copy.Send(copy.MadeAtUtc);
        Assert.Equal(SendingFault.PageTooOldToRepeat, copy.FindSendingFault(copy.MadeAtUtc, TimeSpan.FromMinutes(30), isCorrected: true));
    }

    [Fact]
    public void What_went_to_the_printer_is_not_sent_again_when_it_is_old_and_never_made_void_by_itself()
    {
        var copy = In(CopyState.Reserved);
        copy.Send(copy.MadeAtUtc);
        copy.Send(copy.MadeAtUtc.AddMinutes(5));

        Assert.Equal(copy.MadeAtUtc, copy.SentAtUtc);
        Assert.Null(copy.FindSendingFault(copy.MadeAtUtc.AddMinutes(30), TimeSpan.FromMinutes(30)));
        Assert.Equal(
            SendingFault.PageTooOldToRepeat,
            copy.FindSendingFault(copy.MadeAtUtc.AddMinutes(31), TimeSpan.FromMinutes(30)));
        Assert.Throws<InvalidOperationException>(() => copy.Outdate(_later));

        copy.TakeSendingBack();
        copy.Outdate(_later);
        Assert.Equal(
            (CopyState.Void, VoidReason.PageTooOld, _later), (copy.State, copy.VoidFor, copy.AnsweredAtUtc));
    }

    [Theory]
    [InlineData(PrintOutcome.CameOutWell, null)]
    [InlineData(PrintOutcome.Spoiled, VoidReason.Spoiled)]
    [InlineData(PrintOutcome.DidNotComeOut, VoidReason.DidNotComeOut)]
    public void A_void_copy_says_why(PrintOutcome outcome, VoidReason? reason)
    {
        var copy = In(CopyState.Reserved);

        copy.Answer(outcome, _later);

        Assert.Equal(reason, copy.VoidFor);
        Assert.Throws<InvalidOperationException>(() => copy.Send(_later));
    }

    [Theory]
    [InlineData(CopyState.Reserved, CheckAnswer.KeyWithdrawn, RegisterState.Reserved)]
    [InlineData(CopyState.Printed, CheckAnswer.KeyWithdrawn, RegisterState.Withdrawn)]
    [InlineData(CopyState.Void, CheckAnswer.Void, RegisterState.Void)]
    [InlineData(CopyState.Withdrawn, CheckAnswer.Withdrawn, RegisterState.Withdrawn)]
    public void What_a_withdrawn_key_signed_is_answered_so_unless_more_is_known(
        CopyState state, CheckAnswer answer, RegisterState listed)
    {
        var copy = In(state);

        Assert.Equal(answer, CopyStanding.Of(copy, null, true, _today));
        Assert.Equal(answer, CopyStanding.Of(copy, new(LicenseStatus.Revoked, _later), true, copy.ExpiresOn.AddDays(1)));
        Assert.Equal(listed, RegisterStates.Of(copy, true, _today));
        Assert.NotEqual(CheckAnswer.KeyWithdrawn, CopyStanding.Of(copy, null, false, _today));
    }

    [Fact]
    public void The_register_knows_which_key_signed()
    {
        Assert.Equal(SomeKeys.Ring.PublicKeys[0].Name, SomeCopies.Registered().KeyId);
        Assert.Matches("^[0-9A-F]{8}$", SomeCopies.Registered().KeyId);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(LicenseStatus.Valid, null, LicenseStatus.Valid)]
    [InlineData(null, LicenseStatus.Revoked, LicenseStatus.Revoked)]
    [InlineData(LicenseStatus.Unknown, LicenseStatus.Revoked, LicenseStatus.Revoked)]
    [InlineData(LicenseStatus.Valid, LicenseStatus.Superseded, LicenseStatus.Superseded)]
    public void What_the_register_was_told_stands_beside_what_the_library_knows(
        LicenseStatus? library, LicenseStatus? mark, LicenseStatus? decided)
    {
        var copy = In(CopyState.Printed);
        if (mark is { } heard)
        {
            copy.Hear(new(heard, _later));
        }

        var standing = library is { } known ? new LicenseStanding(known, _later.AddDays(1)) : null;

        Assert.Equal(decided, LicenseStanding.Decide(standing, copy)?.Status);
    }

    [Theory]
    [InlineData(-1, LicenseStatus.Revoked)]
    [InlineData(1, LicenseStatus.Valid)]
    public void Of_the_two_the_later_word_counts(int days, LicenseStatus decided)
    {
        var copy = In(CopyState.Printed);
        copy.Hear(new(LicenseStatus.Revoked, _later));

        Assert.Equal(decided, LicenseStanding.Decide(new(LicenseStatus.Valid, _later.AddDays(days)), copy)?.Status);
    }

    private static RegisteredCopy In(CopyState state)
    {
        var copy = SomeCopies.Registered(isAhead: state is CopyState.Waiting);
        if (state is not (CopyState.Reserved or CopyState.Waiting))
        {
            copy.Answer(state is CopyState.Void ? PrintOutcome.Spoiled : PrintOutcome.CameOutWell, copy.MadeAtUtc);
        }

        if (state is CopyState.Withdrawn)
        {
            copy.Withdraw(SomeCopies.Withdrawal, copy.MadeAtUtc);
        }

        return copy;
    }
}
