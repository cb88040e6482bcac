using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Reports.SigningOff;

public sealed class SignOffCaseTests
{
    private static readonly FoundException _found = SomeSignOffs.Found();

    public static TheoryData<SignOffCondition, ConditionState> Conditions => new()
    {
        { SignOffCondition.WholeDay, ConditionState.NotMet },
        { SignOffCondition.NumbersIntact, ConditionState.NotMet },
        { SignOffCondition.LogProven, ConditionState.CouldNotBeTold },
        { SignOffCondition.EvenOrExplained, ConditionState.NotMet },
        { SignOffCondition.ExceptionsDecided, ConditionState.NotMet },
        { SignOffCondition.IsSupervisor, ConditionState.NotMet },
        { SignOffCondition.NotConcerned, ConditionState.NotMet },
        { SignOffCondition.NotSignedYet, ConditionState.NotMet },
        { SignOffCondition.SignedInAgain, ConditionState.NotMet },
    };

    [Fact]
    public void A_day_of_which_everything_is_as_it_should_be_may_be_signed()
    {
        Assert.Null(SomeSignOffs.Case().FindFault());
        Assert.Null(SomeSignOffs.Case(SomeSignOffs.Raised(_found, SomeSignOffs.Decided(_found))).FindFault());
        Assert.Equal(Enum.GetValues<SignOffCondition>(), Conditions.Select(row => row.Data.Item1));
    }

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Each_condition_alone_keeps_a_day_from_being_signed(SignOffCondition condition, ConditionState state)
    {
        var whole = SomeSignOffs.Case();
        var one = condition switch
        {
            SignOffCondition.WholeDay => whole with { Closed = SomeSignOffs.Closed(isWholeDay: false) },
            SignOffCondition.NumbersIntact => Changed(whole),
            SignOffCondition.LogProven => whole with { Log = new(39, HasFault: false, IsKnown: true) },
            SignOffCondition.EvenOrExplained => whole with { Numbers = SomeSignOffs.Numbers(differing: 1) },
            SignOffCondition.ExceptionsDecided => SomeSignOffs.Case(SomeSignOffs.Raised(_found)),
            SignOffCondition.IsSupervisor => whole with { IsSupervisor = false },
            SignOffCondition.NotConcerned => Concerning(SomeSignOffs.Signer.Id),
            SignOffCondition.NotSignedYet => whole with { IsSigned = true },
            SignOffCondition.SignedInAgain => whole with { HasSignedInAgain = false },
        };

        var judged = Assert.Single(one.Judge(), judged => judged.State is not ConditionState.Met);
        Assert.Equal((condition, state), (judged.Condition, judged.State));
        Assert.Equal(condition, one.FindFault());
    }

    [Fact]
    public void A_day_that_goes_on_is_not_signed_and_nothing_of_it_reads_as_a_yes()
    {
        var open = SomeSignOffs.Case() with { Closed = null, Numbers = null, Exceptions = null };

        Assert.Equal(
            [
                (SignOffCondition.WholeDay, ConditionState.NotMet),
                (SignOffCondition.NumbersIntact, ConditionState.CouldNotBeTold),
                (SignOffCondition.LogProven, ConditionState.CouldNotBeTold),
                (SignOffCondition.EvenOrExplained, ConditionState.CouldNotBeTold),
                (SignOffCondition.ExceptionsDecided, ConditionState.CouldNotBeTold),
                (SignOffCondition.NotConcerned, ConditionState.CouldNotBeTold),
            ],
            open.Judge().Where(judged => judged.State is not ConditionState.Met)
                .Select(judged => (judged.Condition, judged.State)));
    }

    [Fact]
    public void A_log_with_a_fault_is_no_proof_and_one_of_which_nobody_can_tell_neither()
    {
        var whole = SomeSignOffs.Case();

        Assert.Equal(ConditionState.NotMet, Log(whole with { Log = new(99, HasFault: true, IsKnown: true) }));
        Assert.Equal(ConditionState.CouldNotBeTold, Log(whole with { Log = new(99, HasFault: false, IsKnown: false) }));
        Assert.Equal(ConditionState.CouldNotBeTold, Log(whole with { Log = new(null, HasFault: false, IsKnown: true) }));
        Assert.Equal(ConditionState.Met, Log(whole with { Log = new(40, HasFault: false, IsKnown: true) }));

        static ConditionState Log(SignOffCase one) =>
            one.Judge().Single(judged => judged.Condition is SignOffCondition.LogProven).State;
    }

    [Fact]
    public void A_day_that_does_not_add_up_is_signed_with_a_word_about_it()
    {
        var uneven = SomeSignOffs.Case() with { Numbers = SomeSignOffs.Numbers(differing: 1) };

        Assert.True(uneven.NeedsNote);
        Assert.Equal(SignOffCondition.EvenOrExplained, (uneven with { Note = "  " }).FindFault());
        Assert.Null((uneven with { Note = "少的那张在抽屉里找到了" }).FindFault());
    }

    [Theory]
    [InlineData(ExceptionLevel.Notice, ExceptionLevel.Attention, 0)]
    [InlineData(ExceptionLevel.Attention, ExceptionLevel.Attention, 1)]
    [InlineData(ExceptionLevel.Serious, ExceptionLevel.Attention, 1)]
    [InlineData(ExceptionLevel.Notice, ExceptionLevel.Notice, 1)]
    [InlineData(ExceptionLevel.Attention, ExceptionLevel.Serious, 0)]
    public void Exceptions_from_the_halls_level_on_are_decided_first(ExceptionLevel level, ExceptionLevel from, int undecided) =>
        Assert.Equal(
            undecided,
            (SomeSignOffs.Case(SomeSignOffs.Raised(SomeSignOffs.Found(level))) with { DecideFrom = from }).Undecided);

    [Theory]
    [InlineData(Decision.InOrder)]
    [InlineData(Decision.AskClerk)]
    [InlineData(Decision.Escalate)]
    public void Each_of_the_three_answers_is_a_decision(Decision decision) =>
        Assert.Null(SomeSignOffs.Case(SomeSignOffs.Raised(_found, SomeSignOffs.Decided(_found, decision, "问过"))).FindFault());

    [Fact]
    public void Who_is_concerned_by_what_found_no_room_does_not_sign_either()
    {
        var one = SomeSignOffs.Case() with { ConcernedBesides = [SomeSignOffs.Signer.Id] };

        Assert.Equal(SignOffCondition.NotConcerned, one.FindFault());
        Assert.Empty(one.ConcerningSigner);
        Assert.Equal([0], Concerning(SomeSignOffs.Signer.Id).ConcerningSigner);
    }

    private static SignOffCase Concerning(string id)
    {
        var raised = SomeSignOffs.Raised(_found, SomeSignOffs.Decided(_found)) with { Concerned = ["demo-0317", id] };
        return SomeSignOffs.Case(raised);
    }

    // As the page has it when somebody changed the numbers that were kept.
    private static SignOffCase Changed(SignOffCase whole)
    {
        whole.Closed!.Numbers[20] ^= 1;
        return whole;
    }
}
