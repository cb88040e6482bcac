using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Domain.Reports.SigningOff;

/// <summary>What a supervisor says about an exception. The names are signed, so a name never changes.</summary>
public enum Decision
{
    /// <summary>It was as it should be (在理).</summary>
    InOrder,

    /// <summary>The clerks concerned are asked (问窗口).</summary>
    AskClerk,

    /// <summary>It is not hers to settle: the auditor has it on a list (上报).</summary>
    Escalate,
}

/// <summary>Why something cannot be decided about an exception now.</summary>
public enum DecisionFault
{
    /// <summary>Only supervisors decide.</summary>
    NotSupervisor,

    /// <summary>She is concerned herself. She may hand it up, and nothing else.</summary>
    Concerned,

    /// <summary>The day is signed: what was decided stays as it was signed.</summary>
    DaySigned,

    /// <summary>Another supervisor has decided in the meantime: look at what she says first.</summary>
    DecidedMeanwhile,

    /// <summary>It concerns nobody who could be asked.</summary>
    NobodyToAsk,

    /// <summary>The note is missing, too long, or no line of text.</summary>
    Note,
}

/// <summary>
/// What a supervisor decided about an exception of a day. Written once: who decides otherwise later writes another, the
/// last counts, and all are shown. It holds as long as the exception's key is the same.
/// </summary>
public sealed class ExceptionDecision
{
    public const int KeyLength = 2 * AuditChain.HashLength;
    public const int MaxRuleLength = 32;

    /// <summary>So long that the audit log has every word of it.</summary>
    public const int MaxNoteLength = AuditDetail.MaxValueLength;

    // For the database, which fills the properties.
    private ExceptionDecision()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public string Hall { get; private init; } = "";

    /// <summary>The day in whose report the exception stands.</summary>
    public DateOnly Day { get; private init; }

    /// <inheritdoc cref="FoundException.Key"/>
    public string Key { get; private init; } = "";

    /// <summary>From 1: the first decision about the exception, the second, and so on.</summary>
    public int Turn { get; private init; }

    public string Rule { get; private init; } = "";

    public ExceptionLevel Level { get; private init; }

    public Decision Decision { get; private init; }

    /// <summary>The supervisor's words; null where there are none. To the clerks it is the question.</summary>
    public string? Note { get; private init; }

    public string By { get; private init; } = "";

    public string ByNumber { get; private init; } = "";

    public string ByName { get; private init; } = "";

    public DateTime AtUtc { get; private init; }

    /// <summary>What is wrong with a note. Without one an exception is only in order.</summary>
    public static TextFault? FindNoteFault(Decision decision, string? note) =>
        TypedText.FindFault(note, MaxNoteLength) is { } fault
        && (fault is not TextFault.Missing || decision is not Decision.InOrder)
            ? fault
            : null;

    /// <summary>What keeps somebody from deciding so; null when nothing does.</summary>
    /// <param name="seen">The exception as it stood before her.</param>
    /// <param name="decision">What she decides.</param>
    /// <param name="note">Her words.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="isSupervisor">Whether she is one.</param>
    /// <param name="isSigned">Whether somebody has signed the day.</param>
    /// <param name="made">How many decisions there are about it by now.</param>
    public static DecisionFault? FindFault(
        SignedException seen, Decision decision, string? note, Signer by, bool isSupervisor, bool isSigned, int made) =>
        !isSupervisor ? DecisionFault.NotSupervisor
        : decision is not Decision.Escalate && seen.Concerned.Contains(by.Id) ? DecisionFault.Concerned
        : isSigned ? DecisionFault.DaySigned
        : made != seen.Decisions.Length ? DecisionFault.DecidedMeanwhile
        : decision is Decision.AskClerk && seen.Concerned.IsEmpty ? DecisionFault.NobodyToAsk
        : FindNoteFault(decision, note) is not null ? DecisionFault.Note
        : null;

    /// <param name="hall">Whose report it is.</param>
    /// <param name="day">Of which day.</param>
    /// <param name="found">The exception.</param>
    /// <param name="last">What was decided about it before; null when nothing was.</param>
    /// <param name="decision">What it is.</param>
    /// <param name="note">The supervisor's words.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="atUtc">When.</param>
    /// <exception cref="ArgumentException">The note has a fault: ask FindNoteFault first.</exception>
    public static ExceptionDecision Of(
        string hall, DateOnly day, FoundException found, ExceptionDecision? last, Decision decision, string? note, Signer by,
        DateTime atUtc) =>
        FindNoteFault(decision, note) is null
            ? new()
            {
                Hall = hall,
                Day = day,
                Key = found.Key,
                Turn = (last?.Turn ?? 0) + 1,
                Rule = found.Rule,
                Level = found.Level,
                Decision = decision,
                Note = TypedText.Tidy(note) is { Length: > 0 } words ? words : null,
                By = by.Id,
                ByNumber = by.Number,
                ByName = by.Name,
                AtUtc = atUtc,
            }
            : throw new ArgumentException("Ask FindNoteFault before a note is taken.", nameof(note));
}

/// <summary>A question that a decision put to one clerk, and her answer.</summary>
public sealed class ExceptionQuestion
{
    // For the database, which fills the properties.
    private ExceptionQuestion()
    {
    }

    public ExceptionQuestion(ExceptionDecision decision, string clerk) =>
        (DecisionId, Hall, Clerk) = (decision.Id, decision.Hall, clerk);

    public Guid DecisionId { get; private init; }

    public string Hall { get; private init; } = "";

    /// <summary>By the id at the identity provider.</summary>
    public string Clerk { get; private init; } = "";

    /// <summary>Null until she has answered.</summary>
    public string? Answer { get; private set; }

    public DateTime? AnsweredAtUtc { get; private set; }

    public static TextFault? FindAnswerFault(string? answer) =>
        TypedText.FindFault(answer, ExceptionDecision.MaxNoteLength);

    /// <summary>Once: what is to be added is told to the supervisor.</summary>
    /// <exception cref="InvalidOperationException">She has answered, or the answer has a fault.</exception>
    public void Take(string answer, DateTime atUtc)
    {
        if (AnsweredAtUtc is not null || FindAnswerFault(answer) is not null)
        {
            throw new InvalidOperationException("Ask FindAnswerFault, and whether it was answered, before an answer is taken.");
        }

        (Answer, AnsweredAtUtc) = (TypedText.Tidy(answer), atUtc);
    }
}

/// <summary>An exception with those it concerns and what was decided about it.</summary>
/// <param name="Found">The exception.</param>
/// <param name="Concerned">
/// Ids of whoever it names or whose doing stands in the entries behind it. None of them decides about it or signs the day.
/// </param>
/// <param name="Decisions">The earliest first; the last counts.</param>
public sealed record RaisedException(
    FoundException Found, ImmutableArray<string> Concerned, ImmutableArray<ExceptionDecision> Decisions)
{
    /// <summary>What counts; null while nobody has decided.</summary>
    public ExceptionDecision? Last => Decisions.LastOrDefault();

    /// <summary>Who is concerned by an exception, as the record of its day has it.</summary>
    public static ImmutableArray<string> ConcernedBy(FoundException found, DayRecord day)
    {
        return
        [
            .. found.Entries.Select(number => day.FindEntry(number)?.Clerk)
                .Prepend(found.Clerk).OfType<string>().Distinct().Order(StringComparer.Ordinal),
        ];
    }
}
