using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Reports.SigningOff;

/// <summary>
/// Puts together what belongs to a day's report beside its numbers: exceptions with what was decided, whether it may be
/// signed, and who signed it. It belongs to the reading that showed the numbers.
/// </summary>
public sealed class DayFiles(
    IDbContextFactory<CounterDeskDb> databases, DayExceptions exceptions, ProofKeeper proofs, SignOffProof proof,
    IOptions<ReportOptions> options, IOptions<HallOptions> hall)
{
    private string Hall => hall.Value.Code;

    /// <param name="day">The day.</param>
    /// <param name="reader">A supervisor or an auditor.</param>
    /// <param name="found">What the rules found, where it is known already; they read the whole day.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<DayFile> ReadAsync(
        DateOnly day, Clerk reader, FoundExceptions? found, CancellationToken cancellationToken)
    {
        ReportReaders.Require(reader);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var signOff = await db.Set<ReportSignOff>().AsNoTracking()
            .SingleOrDefaultAsync(signed => signed.Hall == Hall && signed.Day == day, cancellationToken);
        var decisions = await db.Set<ExceptionDecision>().AsNoTracking()
            .Where(decision => decision.Hall == Hall && decision.Day == day)
            .OrderBy(decision => decision.Turn).ToListAsync(cancellationToken);
        var ids = decisions.Select(decision => decision.Id).ToArray();
        var questions = await db.Set<ExceptionQuestion>().AsNoTracking()
            .Where(question => ids.Contains(question.DecisionId)).ToListAsync(cancellationToken);
        var file = signOff is null
            ? await ReadOpenAsync(db, day, reader, found, decisions, questions, cancellationToken)
            : await ReadSignedAsync(signOff, decisions, questions, cancellationToken);
        return file with
        {
            Numbers = await NumbersAsync(db, file, cancellationToken),
            Addenda =
            [
                .. await db.Set<ReportAddendum>().AsNoTracking()
                    .Where(addendum => addendum.Hall == Hall && addendum.Day == day)
                    .OrderBy(addendum => addendum.AtUtc).ToListAsync(cancellationToken),
            ],
        };
    }

    private async Task<DayFile> ReadOpenAsync(
        CounterDeskDb db, DateOnly day, Clerk reader, FoundExceptions? known, List<ExceptionDecision> decisions,
        List<ExceptionQuestion> questions, CancellationToken cancellationToken)
    {
        var closed = await db.Set<ClosedReport>().AsNoTracking()
            .Where(report => report.Hall == Hall && report.Day == day)
            .OrderByDescending(report => report.Version).FirstOrDefaultAsync(cancellationToken);
        var found = known ?? await exceptions.FindAsync(day, reader, cancellationToken);
        var made = decisions.ToLookup(decision => decision.Key);
        RaisedException[] raised = [.. found.Shown.Select(one => one with { Decisions = [.. made[one.Found.Key]] })];
        ImmutableArray<SignedException> shown = [.. raised.Select(one => SignedException.Of(one, questions))];
        var asked = new SignOffCase
        {
            Closed = closed,
            Numbers = closed?.TryRead(),
            Log = LogOf(await proofs.ReadAsync(cancellationToken)),
            Exceptions = [.. raised],
            ConcernedBesides = found.ConcernedBesides,
            DecideFrom = options.Value.DecideFrom,
            Signer = reader.AsSigner(),
            IsSupervisor = reader.Roles.Contains(DeskRoles.Supervisor),
            IsSigned = false,
        };
        return new()
        {
            Day = day,
            Found = found,
            Exceptions = shown,
            LeftOut = found.LeftOut,
            Gone = made.Count - raised.Count(one => one.Last is not null),
            Case = asked,
            Matter = closed is not { IsWholeDay: true } ? null : new()
            {
                Hall = Hall,
                Day = day,
                Version = closed.Version,
                FirstEntry = closed.FirstEntry,
                LastEntry = closed.LastEntry,
                Root = closed.Root,
                Numbers = Convert.ToHexStringLower(closed.Digest),
                DecideFrom = options.Value.DecideFrom,
                Exceptions = shown,
                LeftOut = found.LeftOut,
            },
        };
    }

    // What was signed is shown, not what the rules or the tables would say now.
    private async Task<DayFile> ReadSignedAsync(
        ReportSignOff signOff, List<ExceptionDecision> decisions, List<ExceptionQuestion> questions,
        CancellationToken cancellationToken)
    {
        var matter = SignOffProof.TryRead(signOff)?.Matter;
        var late = from question in questions
                   where question.AnsweredAtUtc > signOff.SignedAtUtc
                   join decision in decisions on question.DecisionId equals decision.Id
                   select new LateAnswer(
                       decision.Key, new SignedAnswer(question.Clerk, question.Answer, question.AnsweredAtUtc));
        return new()
        {
            Day = signOff.Day,
            Exceptions = matter?.Exceptions ?? [],
            LeftOut = matter?.LeftOut ?? 0,
            SignOff = signOff,
            Finding = await proof.CheckAsync(signOff.Day, cancellationToken),
            Late = [.. late],
        };
    }

    private static async Task<IReadOnlyDictionary<string, string>> NumbersAsync(
        CounterDeskDb db, DayFile file, CancellationToken cancellationToken)
    {
        var clerks = file.Exceptions
            .SelectMany(one => one.Concerned.Concat(
                one.Decisions.SelectMany(decision => decision.Answers.Select(answer => answer.Clerk))))
            .Distinct().ToArray();
        return await db.Set<StaffMember>().Where(member => clerks.Contains(member.Id))
            .ToDictionaryAsync(member => member.Id, member => member.Number, cancellationToken);
    }

    private static LogProof LogOf(AuditStanding standing) => new(
        standing.Proven?.Last,
        standing.Result?.Outcome is nameof(AuditOutcome.Failed),
        standing is not ({ Result.Outcome: nameof(AuditOutcome.CouldNotBeTold) } or { Proven: null }));
}

/// <summary>A day beside its numbers, as somebody reads it.</summary>
public sealed record DayFile
{
    public required DateOnly Day { get; init; }

    /// <summary>Of a signed day, those that were signed.</summary>
    public required ImmutableArray<SignedException> Exceptions { get; init; }

    /// <summary>How many more there were, all of less weight.</summary>
    public required int LeftOut { get; init; }

    /// <summary>What the rules found; null when the day is signed.</summary>
    public FoundExceptions? Found { get; init; }

    /// <summary>Decisions about what is no exception any more, since the day was closed once more.</summary>
    public int Gone { get; init; }

    /// <summary>Staff numbers by the ids of those concerned, as far as they are known.</summary>
    public IReadOnlyDictionary<string, string> Numbers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What is asked before the reader signs; null when the day is signed.</summary>
    public SignOffCase? Case { get; init; }

    /// <summary>What would be signed; null while the day cannot be.</summary>
    public SignOffMatter? Matter { get; init; }

    /// <summary>Null while nobody has signed.</summary>
    public ReportSignOff? SignOff { get; init; }

    /// <summary>Whether what was signed holds; null while nobody has signed.</summary>
    public SignOffFinding? Finding { get; init; }

    /// <summary>What clerks answered after the day was signed.</summary>
    public ImmutableArray<LateAnswer> Late { get; init; } = [];

    /// <summary>What was added after it was signed, the earliest first.</summary>
    public ImmutableArray<ReportAddendum> Addenda { get; init; } = [];
}

/// <summary>An answer that came after the day was signed.</summary>
public sealed record LateAnswer(string Key, SignedAnswer Answer);
