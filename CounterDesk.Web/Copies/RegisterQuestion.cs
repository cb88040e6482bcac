using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Web.Copies;

/// <summary>What the register's list is narrowed to; what is null is not narrowed.</summary>
public sealed record RegisterQuestion
{
    public CopyNumber? Number { get; init; }

    public DateOnly? Day { get; init; }

    public string? Counter { get; init; }

    public string? KindCode { get; init; }

    public RegisterState? State { get; init; }

    /// <summary>A part of the recipient's name, or of the holder's as it is masked.</summary>
    public string? Part { get; init; }

    /// <summary>
    /// The last number of the page before: a page begins after it, so that the thousandth costs what the first does.
    /// </summary>
    public CopyNumber? After { get; init; }
}

/// <summary>One page of the list, the newest first, and whether there are older ones.</summary>
public sealed record RegisterPage(ImmutableArray<RegisterRow> Rows, bool HasMore);

/// <summary>A line of the list.</summary>
public sealed record RegisterRow(
    CopyNumber Number, DateTime MadeAtUtc, string KindName, string MaskedHolder, string Recipient, string Counter,
    RegisterState State, int Checks);

/// <summary>
/// All that the register knows of one copy; why it cannot be withdrawn, or null; what receivers were told, the latest
/// first; the recipients of all copies of its license that are still in use, its own among them; and when the key that
/// signed it was withdrawn, or null.
/// </summary>
public sealed record RegisterCard(
    RegisteredCopy Copy, RegisterState State, WithdrawalFault? WithdrawalFault, ImmutableArray<CheckTally> Checks,
    ImmutableArray<string> LiveRecipients, DateTime? KeyWithdrawnAtUtc)
{
    /// <summary>The numbered sheets it took; none where the hall's paper has no numbers.</summary>
    public IReadOnlyList<SheetNumber> Sheets { get; init; } = [];

    /// <summary>Who asked for it in writing, who fetches it and until when; null unless it was made ahead.</summary>
    public AdvanceCopy? Ahead { get; init; }

    public int CheckCount => Checks.Sum(check => check.Count);
}

/// <summary>How often receivers were given one answer, and when last. Nobody knows who they were.</summary>
public sealed record CheckTally(CheckAnswer Answer, int Count, DateTime LastAtUtc);

/// <summary>Copies in use whose license has changed.</summary>
public sealed record ChangedCopies(int Copies, int Recipients);
