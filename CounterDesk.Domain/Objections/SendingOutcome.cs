using System.Diagnostics;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Domain.Objections;

/// <summary>What came of sending an objection, or of asking about one whose sending came to no answer.</summary>
/// <param name="State">How far it is.</param>
/// <param name="Receipt">The number of the platform's receipt; null unless it was taken.</param>
/// <param name="Code">Why not, as the name of a reason or the platform's own code.</param>
public sealed record SendingOutcome(SendingState State, string? Receipt, string? Code)
{
    public const int MaxReceiptLength = 64;
    public const int MaxCodeLength = 20;

    /// <summary>Whatever leaves open whether the platform has it is not "not sent".</summary>
    public static SendingOutcome Of(PlatformAnswer<string> answer) => answer switch
    {
        // A receipt nobody could keep whole proves nothing.
        PlatformAnswer<string>.Answered({ Length: <= MaxReceiptLength } receipt) => new(SendingState.Taken, receipt, null),
        PlatformAnswer<string>.Answered => new(SendingState.Unknown, null, nameof(AnswerFault.TooLong)),
        PlatformAnswer<string>.None => new(SendingState.Refused, null, nameof(PlatformAnswer<string>.None)),
        PlatformAnswer<string>.NotAsked(var why) => new(SendingState.Refused, null, why.ToString()),
        PlatformAnswer<string>.Unreachable(var cause, _) => new(StateOf(cause), null, cause.ToString()),
        PlatformAnswer<string>.Refused(var why, var code) => new(StateOf(why), null, Cut(code)),
        PlatformAnswer<string>.NotUnderstood(var fault, _) => new(SendingState.Unknown, null, fault.ToString()),
        _ => throw new UnreachableException(),
    };

    private static SendingState StateOf(UnreachableCause cause) => cause switch
    {
        // Nothing left the house.
        UnreachableCause.Certificate or UnreachableCause.Resting or UnreachableCause.Busy => SendingState.NotSent,

        // A connection may break when the question has gone through it.
        UnreachableCause.NoConnection or UnreachableCause.Silent or UnreachableCause.ServerError => SendingState.Unknown,
    };

    private static SendingState StateOf(PlatformRefusal why) => why switch
    {
        // Another day it would be taken.
        PlatformRefusal.SignIn or PlatformRefusal.ClockSkew or PlatformRefusal.Quota => SendingState.NotSent,
        PlatformRefusal.NoRight or PlatformRefusal.BadRequest or PlatformRefusal.NotOffered or PlatformRefusal.NotInForce
            or PlatformRefusal.CodeExpired or PlatformRefusal.CodeUsed or PlatformRefusal.CursorUnknown => SendingState.Refused,

        // Some platforms have codes of their own for what they have done.
        PlatformRefusal.UnknownCode => SendingState.Unknown,
    };

    private static string Cut(string code) => code.Length <= MaxCodeLength ? code : code[..MaxCodeLength];
}
