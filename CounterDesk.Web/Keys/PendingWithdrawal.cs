using CounterDesk.Domain.Signing;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.Keys;

/// <summary>A withdrawal that waits for a second person, with what the page said when it was asked for.</summary>
/// <param name="Request">What is asked.</param>
/// <param name="State">What the key was then. When it is something else by now, nothing was confirmed.</param>
/// <param name="LiveCopies">How many copies in use would no longer count.</param>
/// <param name="AskedBy">Who asks.</param>
public sealed record PendingWithdrawal(
    KeyWithdrawalRequest Request, SigningKeyState State, int LiveCopies, Clerk AskedBy);

/// <summary>How a request to withdraw a key ended.</summary>
public enum WithdrawalEnd
{
    Withdrawn,
    Declined,
    Expired,
    TakenBack,

    /// <summary>The key was another by the time somebody confirmed: nothing was done.</summary>
    KeyChanged,
}

/// <summary>What came of a request to withdraw a key.</summary>
/// <param name="Pending">What was asked.</param>
/// <param name="End">How it ended.</param>
/// <param name="Copies">How many copies in use no longer count; 0 unless it was withdrawn.</param>
/// <param name="Second">Who answered, as the page says it; null when nobody did.</param>
public sealed record EndedWithdrawal(PendingWithdrawal Pending, WithdrawalEnd End, int Copies, string? Second);

/// <summary>What somebody finds who would answer.</summary>
public abstract record WithdrawalEntry
{
    private WithdrawalEntry()
    {
    }

    public sealed record Open(PendingWithdrawal Pending) : WithdrawalEntry;

    /// <summary>She may not, or it is too late.</summary>
    public sealed record Refused(KeyWitnessFault Fault) : WithdrawalEntry;

    public sealed record Ended(EndedWithdrawal Outcome) : WithdrawalEntry;

    /// <summary>There is none, or it has ended.</summary>
    public sealed record Unknown : WithdrawalEntry;
}
