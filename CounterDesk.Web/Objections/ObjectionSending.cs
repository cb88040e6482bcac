using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Sharing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Objections;

/// <summary>
/// Sends objections to their issuers by the sharing platform that takes them, and asks what became of them. That one goes
/// out is saved before it does: what may have arrived is never sent a second time.
/// </summary>
public sealed partial class ObjectionSending(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, EvidenceStore evidence, SharingPlatforms platforms,
    PlatformCalls calls, SourceWatch watch, IOptions<HallOptions> hall, IOptions<ObjectionOptions> options, DeskClock clock,
    ILogger<ObjectionSending> logger)
{
    // No call takes as long: what is still on its way then was left by a program that ended.
    private static readonly TimeSpan _longestOnItsWay = TimeSpan.FromMinutes(10);

    /// <summary>Whether this platform can be asked what became of a report.</summary>
    public bool CanFollow(Objection objection) =>
        objection is { MayBeFollowed: true, Platform: { } key } && platforms.Find(key)?.FollowsReports is true;

    /// <summary>What a platform is called; its key when the hall has it no longer.</summary>
    public string NameOf(string platform, bool inChinese) => platforms.Find(platform)?.Name.In(inChinese) ?? platform;

    /// <summary>Sends it, unless it may have arrived before or nobody knows what to report.</summary>
    /// <param name="number">Which.</param>
    /// <param name="platform">The key of the platform that takes it.</param>
    /// <param name="clerk">Who sends it.</param>
    /// <param name="cancellationToken">Ends it before it goes out.</param>
    /// <returns>How it stands.</returns>
    /// <exception cref="AuditUnavailableException">
    /// The log cannot be written. It was not sent; or, when that was lost behind it, is asked about later.
    /// </exception>
    public async Task<Objection> SendAsync(
        string number, string platform, Clerk clerk, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.SupervisorOrClerk, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var objection = await LoadAsync(db, number, cancellationToken);
        if (!objection.MayBeSent || platforms.Find(platform) is not { } target
            || (await evidence.ReadAsync(db, number, cancellationToken))?.ToReport(objection) is not { } report)
        {
            return objection;
        }

        if (report.Evidence?.Bytes.Length > target.MostEvidenceBytes)
        {
            report = report with { Evidence = null };
        }

        objection.BeginSending(platform, clock.Now.UtcDateTime);
        var note = NoteOf(objection, AuditAction.ObjectionSent, clerk);
        note = note with
        {
            Details =
            [
                .. note.Details, .. Said("Telephone", report.Telephone is null ? null : "True"),
                .. Said("Evidence", report.Evidence is null ? null : "True"),
            ],
        };
        AuditReceipt announcement;
        try
        {
            announcement = await audit.RecordAsync(
                db, null, note with { Outcome = AuditOutcome.Announced }, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else sends it.
            await using var again = await databases.CreateDbContextAsync(cancellationToken);
            return await LoadAsync(again, number, cancellationToken);
        }

        var outcome = SendingOutcome.Of(await AskAsync(
            platform, asked => target.ReportAsync(report, calls.Of(objection, clerk), asked)));
        note = note with
        {
            Outcome = OutcomeOf(outcome.State),
            Details =
            [
                .. note.Details, new("Sending", outcome.State.ToString()),
                .. Said("ReceiptNumber", outcome.Receipt), .. Said("Code", outcome.Code),
            ],
        };
        objection.EndSending(outcome);
        try
        {
            await audit.RecordAsync(db, announcement, note, CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            // An answer was recorded meanwhile; what came of the sending is true all the same.
            await db.Entry(objection).ReloadAsync(CancellationToken.None);
            objection.EndSending(outcome);
            await audit.RecordAsync(db, announcement, note, CancellationToken.None);
        }

        return objection;
    }

    /// <summary>Asks what became of it, and records what is new.</summary>
    /// <param name="number">Which.</param>
    /// <param name="clerk">Who asks; null when the hall does by itself.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    /// <returns>How it stands.</returns>
    public async Task<Objection> FollowAsync(string number, Clerk? clerk, CancellationToken cancellationToken)
    {
        if (clerk is not null)
        {
            await audit.RequireAsync(clerk, DeskRoles.SupervisorOrClerk, cancellationToken);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var objection = await LoadAsync(db, number, cancellationToken);
        if (!CanFollow(objection))
        {
            return objection;
        }

        var note = NoteOf(objection, AuditAction.ObjectionFollowed, clerk);
        return await audit.AnnouncedAsync(note, async announcement =>
        {
            var answer = await AskAsync(objection.Platform!, asked => platforms.Find(objection.Platform!)!.FollowReportAsync(
                new(objection.Number, objection.Receipt), calls.Of(objection, clerk), asked));
            var isTold = answer is PlatformAnswer<ReportStanding>.Answered or PlatformAnswer<ReportStanding>.None;
            var answered = isTold
                ? objection.Follow(
                    (answer as PlatformAnswer<ReportStanding>.Answered)?.Value, clock.Now.UtcDateTime, options.Value.EvidenceDays)
                : null;
            await audit.RecordAsync(db, announcement, note with
            {
                Outcome = isTold ? AuditOutcome.Done : AuditOutcome.CouldNotBeTold,
                Details =
                [
                    .. note.Details, new("Sending", objection.Sending!.Value.ToString()),
                    .. Said("Answer", answered?.ToString() ?? answer.ToString()),
                ],
            }, CancellationToken.None);
            return objection;
        }, cancellationToken);
    }

    /// <summary>Asks about all that are not closed, and says of what was left on its way that its outcome is unknown.</summary>
    /// <returns>How many were asked about.</returns>
    public async Task<int> FollowAllAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var lost = clock.Now.UtcDateTime - _longestOnItsWay;
        foreach (var left in await db.Set<Objection>()
            .Where(objection => objection.Hall == hall.Value.Code
                && objection.Sending == SendingState.Sending && objection.SentAtUtc < lost)
            .ToListAsync(cancellationToken))
        {
            left.EndSending(new(SendingState.Unknown, null, null));
            var note = NoteOf(left, AuditAction.ObjectionFollowed, clerk: null);
            await audit.RecordAsync(db, null, note with
            {
                Outcome = AuditOutcome.CouldNotBeTold,
                Details = note.Details.Add(new("Sending", nameof(SendingState.Unknown))),
            }, cancellationToken);
        }

        var open = await db.Set<Objection>().AsNoTracking()
            .Where(objection => objection.Hall == hall.Value.Code && objection.ClosedAtUtc == null && objection.Platform != null)
            .ToListAsync(cancellationToken);
        var asked = open.Where(CanFollow).ToList();
        foreach (var objection in asked)
        {
            await FollowAsync(objection.Number, clerk: null, cancellationToken);
        }

        return asked.Count;
    }

    private async Task<PlatformAnswer<T>> AskAsync<T>(string platform, Func<CancellationToken, Task<PlatformAnswer<T>>> ask)
    {
        try
        {
            var answer = await ask(CancellationToken.None);
            if (answer is not (PlatformAnswer<T>.Unreachable or PlatformAnswer<T>.NotAsked))
            {
                watch.Hear(platform, hasAnswered: true);
            }

            return answer;
        }
        catch (Exception exception)
        {
            // Whatever it was: it may have gone out.
            LogFailed(platform, exception);
            return new PlatformAnswer<T>.NotUnderstood(AnswerFault.WrongValue, null);
        }
    }

    private Task<Objection> LoadAsync(CounterDeskDb db, string number, CancellationToken cancellationToken) =>
        db.Set<Objection>().SingleAsync(
            objection => objection.Number == number && objection.Hall == hall.Value.Code, cancellationToken);

    private static AuditNote NoteOf(Objection objection, AuditAction action, Clerk? clerk)
    {
        var note = ObjectionNote.Of(objection, action);
        return note with
        {
            Actor = clerk?.Id,
            Role = clerk?.Roles.FirstOrDefault(),
            Details = note.Details.Add(new("Source", objection.Platform!)),
        };
    }

    private static AuditOutcome OutcomeOf(SendingState state) => state switch
    {
        SendingState.Taken => AuditOutcome.Done,
        SendingState.Refused => AuditOutcome.Refused,
        SendingState.NotSent => AuditOutcome.Failed,
        SendingState.Unknown or SendingState.Sending => AuditOutcome.CouldNotBeTold,
    };

    private static IEnumerable<AuditDetail> Said(string name, string? value) =>
        value is null ? [] : [new(name, value)];

    [LoggerMessage(1, LogLevel.Error, "The platform {Platform} could not be told of an objection.")]
    private partial void LogFailed(string platform, Exception exception);
}

/// <summary>Asks every hour what became of the objections that were sent.</summary>
internal sealed partial class ObjectionFollowing(ObjectionSending sending, TimeProvider time, ILogger<ObjectionFollowing> logger)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        HourlyRound.GoAsync(sending.FollowAllAsync, LogPutOff, time, stoppingToken);

    [LoggerMessage(Level = LogLevel.Error, Message = "Objections could not be asked about yet: {Failure}")]
    private partial void LogPutOff(string failure);
}
