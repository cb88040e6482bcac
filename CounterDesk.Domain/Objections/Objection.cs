using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.WorkingDays;

namespace CounterDesk.Domain.Objections;

/// <summary>
/// An objection (数据异议): a license reported to its issuer as missing, wrong, unreadable or not genuine. Names and
/// numbers are masked or keyed hashes; evidence lies apart, encrypted, and ends sooner.
/// </summary>
public sealed class Objection
{
    public const int HashLength = 32;
    public const int HallLength = 4;
    public const int MaxMaskedLength = 64;
    public const int MaxHolderLength = 512;
    public const int MaxKindCodeLength = 32;
    public const int MaxKindNameLength = LicenseKind.MaxNameLength;
    public const int MaxIssuerLength = License.MaxIssuerNameLength;
    public const int MaxCounterLength = Visit.MaxCounterLength;
    public const int MaxClerkLength = Visit.MaxClerkLength;
    public const int MaxPlatformLength = 20;

    private const int DaysThatAreSoon = 3;

    // For the database, which fills the properties.
    private Objection()
    {
    }

    public string Number { get; private init; } = "";

    /// <summary>Hall, day and sequence stand in the number as well; here they are counted and searched by.</summary>
    public string Hall { get; private init; } = "";

    public DateOnly Day { get; private init; }

    public int Sequence { get; private init; }

    public ObjectionFault Fault { get; private init; }

    public ObjectionState State { get; private set; }

    public Guid VisitId { get; private init; }

    public string Counter { get; private init; } = "";

    public string ClerkId { get; private init; } = "";

    public byte[] AboutHash { get; private init; } = [];

    public string AboutMasked { get; private init; } = "";

    public string? MaskedHolder { get; private init; }

    public string? KindCode { get; private init; }

    public string? KindName { get; private init; }

    public string? IssuerName { get; private init; }

    public DateTime FiledAtUtc { get; private init; }

    /// <summary>Null when it would lie in a year whose holidays were not known.</summary>
    public DateOnly? DueOn { get; private init; }

    /// <summary>The key of the sharing platform that it was sent by; null where none takes it, and a letter goes.</summary>
    public string? Platform { get; private set; }

    /// <summary>How far it is on its way; null when nobody has sent it.</summary>
    public SendingState? Sending { get; private set; }

    /// <summary>The number of the platform's receipt.</summary>
    public string? Receipt { get; private set; }

    /// <summary>Why it was not taken, as the name of a reason or the platform's own code.</summary>
    public string? SendingCode { get; private set; }

    public DateTime? SentAtUtc { get; private set; }

    /// <summary>When the platform was last asked what became of it.</summary>
    public DateTime? FollowedAtUtc { get; private set; }

    /// <summary>When the issuer's first answer was recorded.</summary>
    public DateTime? AnsweredAtUtc { get; private set; }

    /// <summary>Null while it is not closed: its evidence stays.</summary>
    public DateTime? ClosedAtUtc { get; private set; }

    /// <summary>When its evidence is wiped; null while it is not closed.</summary>
    public DateTime? EvidenceEndsAtUtc { get; private set; }

    /// <summary>Changes with every save: two windows must not both answer.</summary>
    public Guid Version { get; private set; } = Guid.CreateVersion7();

    public static Objection File(FiledObjection filed, int sequence) => new()
    {
        Number = ObjectionNumber.Create(filed.Hall, filed.Day, sequence),
        Hall = filed.Hall,
        Day = filed.Day,
        Sequence = sequence,
        Fault = filed.Fault,
        VisitId = filed.Visit,
        Counter = filed.Counter,
        ClerkId = filed.ClerkId,
        AboutHash = filed.AboutHash,
        AboutMasked = filed.AboutMasked,
        MaskedHolder = filed.MaskedHolder,
        KindCode = filed.KindCode,
        KindName = filed.KindName,
        IssuerName = filed.IssuerName,
        FiledAtUtc = filed.AtUtc,
        DueOn = (filed.Due as DueDay.On)?.Day,
    };

    /// <summary>Whether it may be sent: never when it may have arrived before.</summary>
    public bool MayBeSent => State is ObjectionState.Open && Sending is null or SendingState.NotSent;

    /// <summary>Whether the platform can be asked about it.</summary>
    public bool MayBeFollowed => AnswersTo(State).Count > 0 && Sending is SendingState.Taken or SendingState.Unknown;

    /// <summary>What the issuer can still answer. Nothing once it is closed.</summary>
    public static IReadOnlyList<ObjectionAnswer> AnswersTo(ObjectionState state) => state switch
    {
        ObjectionState.Open =>
            [ObjectionAnswer.MendedAtSource, ObjectionAnswer.InTheRight, ObjectionAnswer.NotInTheRight],
        ObjectionState.Agreed => [ObjectionAnswer.MendedAtSource],
        ObjectionState.Declined or ObjectionState.Mended => [],
    };

    /// <summary>Records what the issuer answered. A closed objection's evidence is kept for some days more.</summary>
    /// <exception cref="InvalidOperationException">That cannot be answered any more: ask AnswersTo first.</exception>
    public void Answer(ObjectionAnswer answer, DateTime atUtc, int daysOfEvidence)
    {
        if (!AnswersTo(State).Contains(answer))
        {
            throw new InvalidOperationException($"An objection that is {State} is not answered with {answer}.");
        }

        State = answer switch
        {
            ObjectionAnswer.InTheRight => ObjectionState.Agreed,
            ObjectionAnswer.NotInTheRight => ObjectionState.Declined,
            ObjectionAnswer.MendedAtSource => ObjectionState.Mended,
        };
        AnsweredAtUtc ??= atUtc;
        if (State is ObjectionState.Declined or ObjectionState.Mended)
        {
            (ClosedAtUtc, EvidenceEndsAtUtc) = (atUtc, atUtc.AddDays(daysOfEvidence));
        }

        Version = Guid.CreateVersion7();
    }

    /// <summary>It goes out now. Saved before it does, so that it is never sent a second time.</summary>
    /// <exception cref="InvalidOperationException">It may have arrived already: ask MayBeSent first.</exception>
    public void BeginSending(string platform, DateTime atUtc)
    {
        if (!MayBeSent)
        {
            throw new InvalidOperationException("A report that may have arrived is not sent again.");
        }

        (Platform, Sending, SendingCode, SentAtUtc, Version) =
            (platform, SendingState.Sending, null, atUtc, Guid.CreateVersion7());
    }

    /// <summary>What came of sending it.</summary>
    /// <exception cref="InvalidOperationException">It is not on its way.</exception>
    public void EndSending(SendingOutcome outcome)
    {
        if (Sending is not SendingState.Sending)
        {
            throw new InvalidOperationException("Only what is on its way arrives.");
        }

        (Sending, Receipt, SendingCode, Version) = (outcome.State, outcome.Receipt, outcome.Code, Guid.CreateVersion7());
    }

    /// <summary>
    /// What the platform says of it. Null when it says that it has no such report: what was unknown is then known not to
    /// have arrived.
    /// </summary>
    /// <returns>The issuer's answer, when there is a new one.</returns>
    public ObjectionAnswer? Follow(ReportStanding? standing, DateTime atUtc, int daysOfEvidence)
    {
        (FollowedAtUtc, Version) = (atUtc, Guid.CreateVersion7());
        if (standing is null)
        {
            Sending = Sending is SendingState.Unknown ? SendingState.NotSent : Sending;
            return null;
        }

        (Sending, SendingCode) = (SendingState.Taken, null);
        Receipt ??= standing.Receipt.Length <= SendingOutcome.MaxReceiptLength ? standing.Receipt : null;
        if (AnswerOf(standing.Progress) is not { } answer || !AnswersTo(State).Contains(answer))
        {
            return null;
        }

        Answer(answer, atUtc, daysOfEvidence);
        return answer;
    }

    private static ObjectionAnswer? AnswerOf(ReportProgress progress) => progress switch
    {
        ReportProgress.Waiting => null,
        ReportProgress.Agreed => ObjectionAnswer.InTheRight,
        ReportProgress.Declined => ObjectionAnswer.NotInTheRight,
        ReportProgress.Mended => ObjectionAnswer.MendedAtSource,
    };

    public ObjectionPressure PressureOn(DateOnly today) => this switch
    {
        { State: not ObjectionState.Open } => ObjectionPressure.Answered,
        { DueOn: null } => ObjectionPressure.DueDayUnknown,
        { DueOn: { } due } when due < today => ObjectionPressure.Overdue,
        { DueOn: { } due } when due.DayNumber - today.DayNumber < DaysThatAreSoon => ObjectionPressure.DueSoon,
        _ => ObjectionPressure.InTime,
    };
}
