using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Domain.BreakGlass;

/// <summary>
/// A rule that a supervisor has opened for one visit (应急放行): with a reason, for some minutes, for an auditor to review.
/// It ends by itself, with the visit, or when a supervisor ends it.
/// </summary>
public sealed class BreakGlassOpening
{
    public const int HallLength = 4;
    public const int MaxCounterLength = Visit.MaxCounterLength;
    public const int MaxPersonLength = AuditEntry.MaxActorLength;
    public const int MaxNumberLength = 32;

    /// <summary>So long that the audit log has every word of it.</summary>
    public const int MaxTextLength = AuditDetail.MaxValueLength;

    /// <summary>A sentence has at least so many letters or digits,</summary>
    public const int FewestLetters = 10;

    /// <summary>and at least so many different ones.</summary>
    public const int FewestDifferent = 6;

    // For the database, which fills the properties.
    private BreakGlassOpening()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Hall { get; private init; } = "";

    public Guid VisitId { get; private init; }

    public string Counter { get; private init; } = "";

    /// <summary>Whose visit it was when it was opened.</summary>
    public string Clerk { get; private init; } = "";

    public BreakGlassRule Rule { get; private init; }

    public string Reason { get; private init; } = "";

    public string OpenedBy { get; private init; } = "";

    public string OpenedByNumber { get; private init; } = "";

    public DateTime OpenedAtUtc { get; private init; }

    /// <summary>From here on the rule holds again, recorded or not.</summary>
    public DateTime UntilUtc { get; private init; }

    public DateTime? EndedAtUtc { get; private set; }

    public BreakGlassEnd? End { get; private set; }

    /// <summary>The supervisor who ended it; null when none did.</summary>
    public string? EndedBy { get; private set; }

    public BreakGlassFinding? Finding { get; private set; }

    public string? ReviewNote { get; private set; }

    public string? ReviewedBy { get; private set; }

    public string? ReviewedByNumber { get; private set; }

    public DateTime? ReviewedAtUtc { get; private set; }

    /// <summary>Changes with every save: two must not end it, and two auditors must not both review it.</summary>
    public Guid Version { get; private set; } = Guid.CreateVersion7();

    public static BreakGlassReasonFault? FindReasonFault(string? reason) =>
        TypedText.FindFault(reason, MaxTextLength) switch
        {
            TextFault.Missing => BreakGlassReasonFault.Missing,
            TextFault.TooLong => BreakGlassReasonFault.TooLong,
            TextFault.ControlCharacter => BreakGlassReasonFault.ControlCharacter,
            null => IsSentence(reason!) ? null : BreakGlassReasonFault.NoSentence,
        };

    /// <summary>Why it is not opened; null when it is.</summary>
    /// <param name="request">What is to be opened.</param>
    /// <param name="visit">The visit that the request names.</param>
    /// <param name="clerkNumber">The staff number of whoever's visit it is; empty when nobody knows it.</param>
    /// <param name="opener">Who opens it.</param>
    /// <param name="isOpen">Whether the rule is open for the visit already.</param>
    /// <param name="mostMinutes">The most that the hall allows.</param>
    public static BreakGlassFault? FindFault(
        BreakGlassRequest request, Visit visit, string clerkNumber, BreakGlassOpener opener, bool isOpen, int mostMinutes) =>
        !opener.IsSupervisor ? BreakGlassFault.NotSupervisor
        : !visit.IsOpen ? BreakGlassFault.VisitClosed
        : visit.ClerkId == opener.Id || (clerkNumber.Length > 0 && clerkNumber == opener.Number) ? BreakGlassFault.OwnVisit
        : isOpen ? BreakGlassFault.AlreadyOpen
        : FindReasonFault(request.Reason) is not null ? BreakGlassFault.Reason
        : request.Minutes < 1 || request.Minutes > mostMinutes ? BreakGlassFault.Minutes
        : null;

    /// <param name="hall">Whose visit it is.</param>
    /// <param name="request">What is opened: FindFault found nothing wrong with it.</param>
    /// <param name="visit">The visit that the request names.</param>
    /// <param name="opener">Who opens it.</param>
    /// <param name="atUtc">When.</param>
    public static BreakGlassOpening Of(
        string hall, BreakGlassRequest request, Visit visit, BreakGlassOpener opener, DateTime atUtc) => new()
    {
        Hall = hall,
        VisitId = visit.Id,
        Counter = visit.Counter,
        Clerk = visit.ClerkId,
        Rule = request.Rule,
        Reason = TypedText.Tidy(request.Reason),
        OpenedBy = opener.Id,
        OpenedByNumber = Mask.Cut(opener.Number, MaxNumberLength),
        OpenedAtUtc = atUtc,
        UntilUtc = atUtc.AddMinutes(request.Minutes),
    };

    /// <summary>Whether the rule holds again, recorded or not.</summary>
    public bool IsOver(DateTime atUtc) => EndedAtUtc is not null || atUtc >= UntilUtc;

    /// <summary>
    /// Whether the clerk of the visit may go past the rule now. Not whoever opened it, should the visit have been handed
    /// over to her since.
    /// </summary>
    public bool HoldsFor(Visit visit, DateTime atUtc) =>
        visit.Id == VisitId && visit.IsOpen && visit.ClerkId != OpenedBy && !IsOver(atUtc);

    /// <summary>The rule holds again.</summary>
    /// <param name="end">How it came to that.</param>
    /// <param name="by">The supervisor who ended it; null when it ended by itself.</param>
    /// <param name="atUtc">When.</param>
    /// <exception cref="InvalidOperationException">It has ended already.</exception>
    public void Close(BreakGlassEnd end, string? by, DateTime atUtc)
    {
        if (EndedAtUtc is not null)
        {
            throw new InvalidOperationException("What has ended does not end again: ask EndedAtUtc first.");
        }

        (End, EndedBy, EndedAtUtc, Version) = (end, by, atUtc, Guid.CreateVersion7());
    }

    /// <summary>Why an auditor's review is not taken; null when it is.</summary>
    public BreakGlassReviewFault? FindReviewFault(bool isAuditor, string? note, DateTime atUtc) =>
        !isAuditor ? BreakGlassReviewFault.NotAuditor
        : !IsOver(atUtc) ? BreakGlassReviewFault.StillOpen
        : Finding is not null ? BreakGlassReviewFault.AlreadyReviewed
        : TypedText.FindFault(note, MaxTextLength) is not null ? BreakGlassReviewFault.Note
        : null;

    /// <summary>Once: what an auditor found stays.</summary>
    /// <exception cref="InvalidOperationException">It cannot be taken: ask FindReviewFault first.</exception>
    public void Review(BreakGlassFinding finding, string note, string by, string number, DateTime atUtc)
    {
        if (FindReviewFault(isAuditor: true, note, atUtc) is { } fault)
        {
            throw new InvalidOperationException($"This cannot be reviewed so ({fault}): ask FindReviewFault first.");
        }

        (Finding, ReviewNote, ReviewedAtUtc) = (finding, TypedText.Tidy(note), atUtc);
        (ReviewedBy, ReviewedByNumber) = (by, Mask.Cut(number, MaxNumberLength));
        Version = Guid.CreateVersion7();
    }

    private static bool IsSentence(string reason)
    {
        var letters = reason.Where(char.IsLetterOrDigit).ToList();
        return letters.Count >= FewestLetters && letters.Distinct().Count() >= FewestDifferent;
    }
}
