using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
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

    public ObjectionPressure PressureOn(DateOnly today) => this switch
    {
        { State: not ObjectionState.Open } => ObjectionPressure.Answered,
        { DueOn: null } => ObjectionPressure.DueDayUnknown,
        { DueOn: { } due } when due < today => ObjectionPressure.Overdue,
        { DueOn: { } due } when due.DayNumber - today.DayNumber < DaysThatAreSoon => ObjectionPressure.DueSoon,
        _ => ObjectionPressure.InTime,
    };
}
