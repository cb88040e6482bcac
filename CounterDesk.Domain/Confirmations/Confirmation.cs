using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Domain.Confirmations;

/// <summary>
/// A request to a second person (第二人确认): a failed check that a clerk may not go past alone. The second person looks
/// for herself and answers in her own name, within minutes, once.
/// </summary>
public sealed class Confirmation
{
    public const int HallLength = 4;
    public const int MaxReasonLength = 100;
    public const int MaxNoteLength = 100;
    public const int MaxNumberLength = 32;
    public const int MaxNameLength = Visit.MaxMaskedLength;
    public const int MaxCounterLength = Visit.MaxCounterLength;
    public const int MaxClerkLength = Visit.MaxClerkLength;

    // For the database, which fills the properties.
    private Confirmation()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Hall { get; private init; } = "";

    public Guid VisitId { get; private init; }

    public Guid PartyId { get; private init; }

    public ConfirmationSubject Subject { get; private init; }

    /// <summary>Of a reprint, the copy printed before; null for all else.</summary>
    public CopyNumber? Copy { get; private init; }

    /// <inheritdoc cref="ConfirmationMatter.Detail"/>
    public string? Detail { get; private init; }

    public string? MaskedName { get; private init; }

    public string Reason { get; private init; } = "";

    public string AskedBy { get; private init; } = "";

    public string AskedByNumber { get; private init; } = "";

    public string Counter { get; private init; } = "";

    public DateTime AskedAtUtc { get; private init; }

    /// <summary>From here on nobody can answer it any more.</summary>
    public DateTime ExpiresAtUtc { get; private init; }

    /// <summary>
    /// The matter is a supervisor's alone, or a colleague declined it before: another colleague must not be asked until one
    /// says yes.
    /// </summary>
    public bool NeedsSupervisor { get; private init; }

    public ConfirmationState State { get; private set; }

    public string? DecidedBy { get; private set; }

    public string? DecidedByNumber { get; private set; }

    public SecondPersonRole? DecidedByRole { get; private set; }

    public ConfirmationWay? Way { get; private set; }

    public DateTime? DecidedAtUtc { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Until when a confirmed check may be gone past; null for all others.</summary>
    public DateTime? ValidUntilUtc { get; private set; }

    /// <summary>Changes with every save: two second persons must not both answer.</summary>
    public Guid Version { get; private set; } = Guid.CreateVersion7();

    public ConfirmationMatter Matter => new(VisitId, PartyId, Subject, Copy, Detail);

    /// <summary>
    /// Whether the same matter may be asked about once more after this. What a supervisor declined stays so.
    /// </summary>
    public bool MayBeAskedAgain =>
        State is not ConfirmationState.Declined || DecidedByRole is not SecondPersonRole.Supervisor;

    public static TextFault? FindReasonFault(string? reason) => TypedText.FindFault(reason, MaxReasonLength);

    /// <summary>What is wrong with the second person's own words, which need not be there.</summary>
    public static TextFault? FindNoteFault(string? note) =>
        TypedText.FindFault(note, MaxNoteLength) is { } fault and not TextFault.Missing ? fault : null;

    /// <param name="request">What is asked.</param>
    /// <param name="last">The last request about the same matter, if there was one.</param>
    /// <exception cref="ArgumentException">The reason has a fault: ask FindReasonFault first.</exception>
    /// <exception cref="InvalidOperationException">It may not be asked again: ask MayBeAskedAgain first.</exception>
    public static Confirmation Ask(ConfirmationRequest request, Confirmation? last)
    {
        if (FindReasonFault(request.Reason) is not null)
        {
            throw new ArgumentException("Ask FindReasonFault before a second person is asked.", nameof(request));
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            request.Matter.Detail?.Length ?? 0, ConfirmationMatter.MaxDetailLength, nameof(request));
        if (last is { MayBeAskedAgain: false })
        {
            throw new InvalidOperationException("A supervisor declined it: ask MayBeAskedAgain first.");
        }

        return new()
        {
            Hall = request.Hall,
            VisitId = request.Matter.VisitId,
            PartyId = request.Matter.PartyId,
            Subject = request.Matter.Subject,
            Copy = request.Matter.Copy,
            Detail = request.Matter.Detail,
            MaskedName = request.MaskedName is { } name ? Mask.Cut(name, MaxNameLength) : null,
            Reason = TypedText.Tidy(request.Reason),
            AskedBy = request.ClerkId,
            AskedByNumber = Kept(request.ClerkNumber),
            Counter = request.Counter,
            AskedAtUtc = request.AtUtc,
            ExpiresAtUtc = request.ExpiresAtUtc,
            NeedsSupervisor = request.Matter.Subject.IsSupervisors()
                || last is { NeedsSupervisor: true } or { State: ConfirmationState.Declined },
        };
    }

    /// <summary>The state as the clock has it: what nobody answered in time is expired, recorded or not.</summary>
    public ConfirmationState StateAt(DateTime atUtc) =>
        State is ConfirmationState.Asked && atUtc >= ExpiresAtUtc ? ConfirmationState.Expired : State;

    /// <summary>Whether the check may be gone past at that moment. The visit's end ends it too.</summary>
    public bool HoldsAt(DateTime atUtc, bool visitIsOpen) =>
        visitIsOpen && State is ConfirmationState.Confirmed && atUtc < ValidUntilUtc;

    /// <summary>Why <paramref name="person"/> is not one who answers this, whatever the clock says.</summary>
    public ConfirmationFault? FindFault(SecondPerson person) =>
        person.Id == AskedBy || AskedByNumber.Length > 0 && Kept(person.Number) == AskedByNumber
            ? ConfirmationFault.OwnRequest
        : person.Role is null ? ConfirmationFault.RoleNotAllowed
        : NeedsSupervisor && person.Role is not SecondPersonRole.Supervisor ? ConfirmationFault.SupervisorNeeded
        : null;

    /// <summary>Why <paramref name="person"/> cannot answer this now.</summary>
    public ConfirmationFault? FindFault(SecondPerson person, Visit visit, DateTime atUtc) => StateAt(atUtc) switch
    {
        ConfirmationState.Confirmed or ConfirmationState.Declined => ConfirmationFault.AlreadyDecided,
        ConfirmationState.Withdrawn => ConfirmationFault.Withdrawn,
        ConfirmationState.Expired => ConfirmationFault.Expired,
        ConfirmationState.Asked =>
            !visit.IsOpen ? ConfirmationFault.VisitClosed
            : visit.ClerkId == person.Id ? ConfirmationFault.OwnRequest
            : FindFault(person),
    };

    /// <exception cref="InvalidOperationException">She cannot answer it: ask FindFault first.</exception>
    public void Decide(ConfirmationDecision decision, Visit visit, TimeSpan validFor)
    {
        if (FindFault(decision.By, visit, decision.AtUtc) is { } fault)
        {
            throw new InvalidOperationException($"This cannot be answered so ({fault}): ask FindFault first.");
        }

        if (FindNoteFault(decision.Note) is not null)
        {
            throw new ArgumentException("Ask FindNoteFault before a note is taken.", nameof(decision));
        }

        var isConfirmed = decision.Answer is ConfirmationAnswer.Confirmed;
        State = isConfirmed ? ConfirmationState.Confirmed : ConfirmationState.Declined;
        (DecidedBy, DecidedByRole) = (decision.By.Id, decision.By.Role);
        DecidedByNumber = Kept(decision.By.Number);
        (Way, DecidedAtUtc) = (decision.Way, decision.AtUtc);
        Note = TypedText.Tidy(decision.Note) is { Length: > 0 } words ? words : null;
        ValidUntilUtc = isConfirmed ? decision.AtUtc + validFor : null;
        Version = Guid.CreateVersion7();
    }

    /// <summary>The clerk goes another way.</summary>
    public void Withdraw() => EndUnanswered(ConfirmationState.Withdrawn);

    /// <summary>Nobody answered.</summary>
    public void Expire() => EndUnanswered(ConfirmationState.Expired);

    private static string Kept(string staffNumber) => Mask.Cut(staffNumber, MaxNumberLength);

    private void EndUnanswered(ConfirmationState state)
    {
        if (State is not ConfirmationState.Asked)
        {
            throw new InvalidOperationException($"A request that is {State} has ended already.");
        }

        (State, Version) = (state, Guid.CreateVersion7());
    }
}
