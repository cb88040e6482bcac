using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Tests.Domain.Objections;

public sealed class SendingOutcomeTests
{
    public static TheoryData<PlatformAnswer<string>, SendingState, string?> Answers => new()
    {
        { new PlatformAnswer<string>.Answered("YY00000001"), SendingState.Taken, null },
        { new PlatformAnswer<string>.Answered(new string('Y', 65)), SendingState.Unknown, "TooLong" },
        { new PlatformAnswer<string>.None(), SendingState.Refused, "None" },
        { new PlatformAnswer<string>.NotAsked(NotAskedReason.NotOffered), SendingState.Refused, "NotOffered" },
        { Unreachable(UnreachableCause.Silent), SendingState.Unknown, "Silent" },
        { Unreachable(UnreachableCause.NoConnection), SendingState.Unknown, "NoConnection" },
        { Unreachable(UnreachableCause.ServerError), SendingState.Unknown, "ServerError" },
        { Unreachable(UnreachableCause.Certificate), SendingState.NotSent, "Certificate" },
        { Unreachable(UnreachableCause.Resting), SendingState.NotSent, "Resting" },
        { Unreachable(UnreachableCause.Busy), SendingState.NotSent, "Busy" },
        { Refused(PlatformRefusal.SignIn), SendingState.NotSent, "E-1" },
        { Refused(PlatformRefusal.Quota), SendingState.NotSent, "E-1" },
        { Refused(PlatformRefusal.NoRight), SendingState.Refused, "E-1" },
        { Refused(PlatformRefusal.BadRequest), SendingState.Refused, "E-1" },
        { Refused(PlatformRefusal.UnknownCode), SendingState.Unknown, "E-1" },
        { new PlatformAnswer<string>.NotUnderstood(AnswerFault.NotJson, null), SendingState.Unknown, "NotJson" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void Whatever_leaves_open_whether_it_arrived_is_unknown(PlatformAnswer<string> answer, SendingState state, string? code)
    {
        var outcome = SendingOutcome.Of(answer);

        Assert.Equal((state, code), (outcome.State, outcome.Code));
        Assert.Equal(state is SendingState.Taken ? "YY00000001" : null, outcome.Receipt);
    }

    private static PlatformAnswer<string> Unreachable(UnreachableCause cause) =>
        new PlatformAnswer<string>.Unreachable(cause, DateTime.UnixEpoch);

    private static PlatformAnswer<string> Refused(PlatformRefusal why) => new PlatformAnswer<string>.Refused(why, "E-1");
}
