using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Copies;

public sealed class AdvanceCopyTests
{
    private static readonly DateTime _later = new(2026, 3, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly _today = new(2026, 3, 20);
    private static readonly byte[] _fetcher = [1, 2, 3];
    private static readonly Guid _visit = Guid.CreateVersion7();

    [Fact]
    public void It_waits_from_the_beginning_and_is_nobodys_until_it_is_handed_out()
    {
        var copy = Ahead();

        Assert.Equal((CopyState.Waiting, true, true, false), (copy.State, copy.IsAhead, copy.IsUnanswered, copy.IsAsked));
        Assert.Equal(CheckAnswer.NotHandedOver, CopyStanding.Of(copy, null, isKeyWithdrawn: false, _today));
        Assert.Equal(WithdrawalFault.NotHandedOver, copy.FindWithdrawalFault(_today));

        copy.Send(_later);
        Assert.True(copy.IsAsked);
        Assert.Equal(CheckAnswer.NotHandedOver, CopyStanding.Of(copy, null, isKeyWithdrawn: false, _today));

        copy.Answer(PrintOutcome.CameOutWell, _later);
        Assert.Equal((CopyState.Waiting, false, true), (copy.State, copy.IsAsked, copy.IsPaperWaiting));
        Assert.Equal(CheckAnswer.NotHandedOver, CopyStanding.Of(copy, null, isKeyWithdrawn: false, _today));

        copy.HandOut(_visit, _later);
        Assert.Equal((CopyState.Printed, _visit, _later), (copy.State, copy.HandedOutVisit, copy.HandedOutAtUtc));
        Assert.Equal(CheckAnswer.InForce, CopyStanding.Of(copy, null, isKeyWithdrawn: false, _today));
    }

    [Fact]
    public void Without_paper_nothing_is_handed_out()
    {
        var copy = Ahead();

        Assert.Throws<InvalidOperationException>(() => copy.HandOut(_visit, _later));
        copy.Send(_later);
        Assert.Throws<InvalidOperationException>(() => copy.HandOut(_visit, _later));
    }

    [Fact]
    public void A_copy_made_for_somebody_who_is_here_is_never_handed_out_a_second_time()
    {
        var copy = SomeCopies.Registered();
        copy.Answer(PrintOutcome.CameOutWell, _later);

        Assert.Equal(CopyState.Printed, copy.State);
        Assert.Throws<InvalidOperationException>(() => copy.HandOut(_visit, _later));
        Assert.Throws<InvalidOperationException>(() => copy.EndWaiting(VoidReason.CalledOff, _later));
    }

    [Theory]
    [InlineData(PrintOutcome.Spoiled, VoidReason.Spoiled)]
    [InlineData(PrintOutcome.DidNotComeOut, VoidReason.DidNotComeOut)]
    public void What_is_spoiled_while_it_waits_is_void(PrintOutcome outcome, VoidReason reason)
    {
        var copy = Ahead();

        copy.Answer(outcome, _later);

        Assert.Equal((CopyState.Void, reason), (copy.State, copy.VoidFor));
        Assert.Throws<InvalidOperationException>(() => copy.Answer(PrintOutcome.CameOutWell, _later));
    }

    [Fact]
    public void Its_page_may_be_older_than_that_of_somebody_who_is_here()
    {
        var (ahead, here) = (Ahead(), SomeCopies.Registered());
        var oldest = TimeSpan.FromMinutes(15);

        Assert.Equal(SendingFault.PageTooOld, here.FindSendingFault(_later, oldest));
        Assert.Null(ahead.FindSendingFault(_later, oldest));
        ahead.Answer(PrintOutcome.CameOutWell, _later);
        Assert.Equal(SendingFault.Answered, ahead.FindSendingFault(_later, oldest));
    }

    [Fact]
    public void It_is_void_from_the_moment_at_which_it_waits_no_longer()
    {
        var copy = Ahead();
        copy.Answer(PrintOutcome.CameOutWell, _later.AddDays(-1));

        copy.EndWaiting(VoidReason.NotFetched, _later);

        Assert.Equal(
            (CopyState.Void, VoidReason.NotFetched, _later), (copy.State, copy.VoidFor!.Value, copy.AnsweredAtUtc!.Value));
        Assert.Equal(CheckAnswer.Void, CopyStanding.Of(copy, null, isKeyWithdrawn: false, _today));
    }

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    public void It_waits_no_longer_than_the_copy_may_be_used(int until, int ends)
    {
        var copy = Ahead();

        Assert.Equal(copy.ExpiresOn.AddDays(ends), Kept(copy, copy.ExpiresOn.AddDays(until)).EndsOn);
    }

    [Fact]
    public void It_is_handed_to_whom_it_waits_for_and_to_nobody_else()
    {
        var copy = Ahead();
        var kept = Kept(copy);

        Assert.Null(kept.FindFault(copy, [[9], _fetcher], isKeyWithdrawn: false, _today));
        Assert.Equal(FetchFault.NotForThem, kept.FindFault(copy, [[9]], isKeyWithdrawn: false, _today));
        Assert.Equal(FetchFault.NotForThem, kept.FindFault(copy, [], isKeyWithdrawn: false, _today));
    }

    // Whoever is not to have it is not told that it is void, either.
    [Fact]
    public void Somebody_else_is_told_nothing_of_how_it_stands()
    {
        var copy = Ahead();
        copy.EndWaiting(VoidReason.CalledOff, _later);

        Assert.Equal(FetchFault.NotForThem, Kept(copy).FindFault(copy, [[9]], isKeyWithdrawn: true, _today));
    }

    [Fact]
    public void What_no_longer_counts_is_not_handed_out()
    {
        var (handed, ended, changed, waits) = (Ahead(), Ahead(), Ahead(), Ahead());
        handed.Answer(PrintOutcome.CameOutWell, _later);
        handed.HandOut(_visit, _later);
        ended.EndWaiting(VoidReason.CalledOff, _later);
        Assert.True(changed.Hear(new(LicenseStatus.Revoked, _later)));
        var last = Kept(waits).EndsOn;

        Assert.Equal(FetchFault.HandedOut, Kept(handed).FindFault(handed, [_fetcher], false, _today));
        Assert.Equal(FetchFault.Void, Kept(ended).FindFault(ended, [_fetcher], false, _today));
        Assert.Equal(FetchFault.LicenseChanged, Kept(changed).FindFault(changed, [_fetcher], false, _today));
        Assert.Equal(FetchFault.KeyWithdrawn, Kept(waits).FindFault(waits, [_fetcher], true, _today));
        Assert.Null(Kept(waits).FindFault(waits, [_fetcher], false, last));
        Assert.Equal(FetchFault.Over, Kept(waits).FindFault(waits, [_fetcher], false, last.AddDays(1)));
    }

    private static RegisteredCopy Ahead() => SomeCopies.Registered(isAhead: true);

    private static AdvanceCopy Kept(RegisteredCopy copy, DateOnly? until = null)
    {
        var request = WrittenRequest.Of(copy.Visit);
        request.Record(
            RequestForm.Fax, SomeAdvance.WrittenOn, until ?? _today.AddDays(3), new(IsHolder: false, "顾*河", _fetcher), _later);
        return AdvanceCopy.Of(copy, request, new EncryptedContent("k", [1]));
    }
}
