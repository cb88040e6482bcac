using System.Collections.Immutable;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Reports.SigningOff;

/// <summary>
/// Records what supervisors decide about exceptions, and takes what they ask to the clerks and back. Each change and its
/// audit entry are one transaction.
/// </summary>
public sealed class ExceptionDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog log, IOptions<HallOptions> hall, DeskClock clock)
{
    private string Hall => hall.Value.Code;

    /// <summary>Told the day about which something was decided, answered, signed or added, on whatever thread did it.</summary>
    public event Action<DateOnly>? Changed;

    /// <summary>Records a decision, or says why not. That somebody tried who may not stands in the audit log.</summary>
    /// <param name="day">In whose report the exception stands.</param>
    /// <param name="seen">The exception as it stood before her.</param>
    /// <param name="decision">What she decides.</param>
    /// <param name="note">Her words; to the clerks they are the question.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when it is recorded.</returns>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing was decided.</exception>
    public async Task<DecisionFault?> DecideAsync(
        DateOnly day, SignedException seen, Decision decision, string? note, Clerk by, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var made = await db.Set<ExceptionDecision>().AsNoTracking()
            .Where(other => other.Hall == Hall && other.Day == day && other.Key == seen.Key)
            .OrderBy(other => other.Turn).ToListAsync(cancellationToken);
        var isSigned = await db.Set<ReportSignOff>()
            .AnyAsync(signOff => signOff.Hall == Hall && signOff.Day == day, cancellationToken);
        var fault = ExceptionDecision.FindFault(
            seen, decision, note, by.AsSigner(), by.Roles.Contains(DeskRoles.Supervisor), isSigned, made.Count);
        if (fault is { } reason)
        {
            // To come second, or to leave out a word, is no attempt at anything.
            if (reason is DecisionFault.NotSupervisor or DecisionFault.Concerned or DecisionFault.DaySigned)
            {
                await log.RecordAsync(
                    null, SignOffNotes.OfRefusedDecision(day, seen, decision, by, reason), cancellationToken);
            }

            return reason;
        }

        var decided = ExceptionDecision.Of(
            Hall, day, seen.ToFound(), made.LastOrDefault(), decision, note, by.AsSigner(), clock.Now.UtcDateTime);
        ExceptionQuestion[] questions = decision is Decision.AskClerk
            ? [.. seen.Concerned.Select(clerk => new ExceptionQuestion(decided, clerk))]
            : [];
        db.Add(decided);
        db.AddRange(questions);
        try
        {
            await log.RecordAsync(db, null, SignOffNotes.OfDecision(decided, by, questions.Length), cancellationToken);
        }
        catch (DbUpdateException)
        {
            return DecisionFault.DecidedMeanwhile;
        }

        Changed?.Invoke(day);
        return null;
    }

    /// <summary>What supervisors ask a clerk and she has not answered, the oldest first.</summary>
    public async Task<ImmutableArray<OpenQuestion>> FindQuestionsAsync(Clerk clerk, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var open = await db.Set<ExceptionQuestion>().AsNoTracking()
            .Where(question => question.Hall == Hall && question.Clerk == clerk.Id && question.AnsweredAtUtc == null)
            .Join(db.Set<ExceptionDecision>(), question => question.DecisionId, decision => decision.Id,
                (question, decision) => decision)
            .OrderBy(decision => decision.AtUtc)
            .ToListAsync(cancellationToken);
        return
        [
            .. open.Select(decision => new OpenQuestion(
                decision.Id, decision.Day, decision.Rule, decision.Note!, decision.ByNumber, decision.ByName)),
        ];
    }

    /// <summary>Records what a clerk answers. False when she has answered already, or was not asked.</summary>
    /// <exception cref="ArgumentException">The answer has a fault: ask FindAnswerFault first.</exception>
    /// <exception cref="AuditUnavailableException">The log cannot be written; it is not answered.</exception>
    public async Task<bool> AnswerAsync(Guid decision, string answer, Clerk clerk, CancellationToken cancellationToken)
    {
        if (ExceptionQuestion.FindAnswerFault(answer) is not null)
        {
            throw new ArgumentException("Ask FindAnswerFault before an answer is taken.", nameof(answer));
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var question = await db.Set<ExceptionQuestion>().SingleOrDefaultAsync(
            asked => asked.DecisionId == decision && asked.Hall == Hall && asked.Clerk == clerk.Id
                && asked.AnsweredAtUtc == null,
            cancellationToken);
        if (question is null)
        {
            return false;
        }

        var about = await db.Set<ExceptionDecision>().AsNoTracking()
            .SingleAsync(other => other.Id == decision, cancellationToken);
        question.Take(answer, clock.Now.UtcDateTime);
        try
        {
            await log.RecordAsync(db, null, SignOffNotes.OfAnswer(about, question.Answer!, clerk), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }

        Changed?.Invoke(about.Day);
        return true;
    }

    /// <summary>What supervisors handed up in the last month and nobody decided otherwise since, the latest first.</summary>
    public async Task<ImmutableArray<ExceptionDecision>> FindEscalatedAsync(
        Clerk reader, CancellationToken cancellationToken)
    {
        await log.RequireAsync(reader, ReportReaders.Roles, cancellationToken);
        var since = clock.Today.AddDays(-DailyReports.ListDays);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var decisions = await db.Set<ExceptionDecision>().AsNoTracking()
            .Where(decision => decision.Hall == Hall && decision.Day > since).ToListAsync(cancellationToken);
        return
        [
            .. from decision in decisions
               group decision by (decision.Day, decision.Key) into about
               let last = about.MaxBy(decision => decision.Turn)
               where last.Decision is Decision.Escalate
               orderby last.AtUtc descending
               select last,
        ];
    }

    internal void Tell(DateOnly day) => Changed?.Invoke(day);
}

/// <summary>What a supervisor asks a clerk.</summary>
/// <param name="Decision">By which it is answered.</param>
/// <param name="Day">The day it is about.</param>
/// <param name="Rule">The exception's rule, whose words say what it is.</param>
/// <param name="Question">In the supervisor's words.</param>
/// <param name="ByNumber">The supervisor's staff number.</param>
/// <param name="ByName">The supervisor's name.</param>
public sealed record OpenQuestion(
    Guid Decision, DateOnly Day, string Rule, string Question, string ByNumber, string ByName);
