using System.Collections.Immutable;
using System.Text;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Copies;

/// <summary>
/// Takes what receivers say looks wrong with a copy, and a supervisor's answer. Whoever checks the copy again reads it.
/// </summary>
public sealed class ReportDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, IKeyRing keys, IOptions<HallOptions> hall,
    IOptions<CopyOptions> options, DeskClock clock) : IReportTaker
{
    /// <summary>Reports in the list: all that are open come before any that is answered.</summary>
    public const int ListRows = 50;

    // Words that nobody answered end too.
    private static readonly TimeSpan _longestOpen = TimeSpan.FromDays(180);

    public bool IsAtTheHall => true;

    /// <summary>
    /// Takes a report of somebody who has the copy's code, or its number and check value. How many a copy may have is
    /// counted by the copy, not by who reports: a bank's windows do not lock each other out.
    /// </summary>
    /// <param name="number">Of a copy in the register.</param>
    /// <param name="concern">What looks wrong.</param>
    /// <param name="words">Without a fault of <see cref="ReportWords.FindFault"/>; may be empty.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False when the copy has as many as it may: nothing was taken, and nothing more need be.</returns>
    /// <exception cref="ArgumentException">The words have a fault.</exception>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing was taken.</exception>
    public Task<bool> TakeAsync(
        CopyNumber number, ReportedConcern concern, string? words, CancellationToken cancellationToken) =>
        TakeAsync(Guid.CreateVersion7(), number, concern, words, clock.Now.UtcDateTime, [], cancellationToken);

    /// <summary>The same for one that was made where the check page runs alone, and was brought in a file.</summary>
    public Task<bool> TakeReturnedAsync(
        Guid id, CopyNumber number, ReportedConcern concern, string? words, DateTime atUtc, string file,
        CancellationToken cancellationToken) =>
        TakeAsync(id, number, concern, words, atUtc, [new("File", file)], cancellationToken);

    private async Task<bool> TakeAsync(
        Guid id, CopyNumber number, ReportedConcern concern, string? words, DateTime atUtc,
        ImmutableArray<AuditDetail> from, CancellationToken cancellationToken)
    {
        if (ReportWords.FindFault(concern, words) is { } fault)
        {
            throw new ArgumentException($"The words of the report are {fault}.", nameof(words));
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var copy = await db.Set<RegisteredCopy>().AsNoTracking()
            .SingleAsync(copy => copy.Number == number, cancellationToken);
        var earlier = await db.Set<CopyReport>().AsNoTracking()
            .Where(report => report.Number == number).ToListAsync(cancellationToken);
        if (earlier.Count >= CopyReport.MostEver
            || earlier.Count(report => report.Reply is null) >= CopyReport.MostOpen)
        {
            return false;
        }

        var report = new CopyReport(number, copy.Hall, concern, atUtc) { Id = id };
        db.Add(report);
        if (ReportWords.Tidy(words) is { Length: > 0 } tidy)
        {
            var plain = Encoding.UTF8.GetBytes(tidy);
            db.Add(new CopyReportWords { ReportId = report.Id, Content = keys.Encrypt(KeyUse.ReportWords, plain) });
        }

        var note = CopyNote.Of(copy, AuditAction.CopyReported);
        await audit.RecordAsync(
            db, null, note with { Details = [.. note.Details, new("Concern", concern.ToString()), .. from] }, cancellationToken);
        return true;
    }

    /// <summary>What whoever checks the copy is told of its reports; null when there were none.</summary>
    public async Task<ReportStanding?> FindStandingAsync(CopyNumber number, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var reports = await db.Set<CopyReport>().AsNoTracking()
            .Where(report => report.Number == number).ToListAsync(cancellationToken);
        var answered = reports.Where(report => report.Reply is not null).MaxBy(report => report.RepliedAtUtc);
        var open = reports.Where(report => report.Reply is null).MaxBy(report => report.AtUtc);
        return reports.Count is 0
            ? null
            : new(At(open?.AtUtc), answered?.Reply, At(answered?.RepliedAtUtc));
    }

    /// <summary>The hall's reports, the open ones first, each the latest first.</summary>
    public async Task<ImmutableArray<ReportRow>> ListAsync(Clerk supervisor, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(supervisor, DeskRoles.Supervisor, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var rows = await db.Set<CopyReport>().AsNoTracking()
            .Where(report => report.Hall == hall.Value.Code)
            .OrderBy(report => report.RepliedAtUtc != null).ThenByDescending(report => report.AtUtc)
            .Take(ListRows)
            .Join(
                db.Set<RegisteredCopy>(), report => report.Number, copy => copy.Number,
                (report, copy) => new ReportRow(
                    report.Id, report.Number, report.Concern, report.AtUtc, report.Reply, report.RepliedAtUtc, copy.KindName,
                    copy.MaskedHolder, copy.Recipient))
            .ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Reply is not null).ThenByDescending(row => row.AtUtc)];
    }

    /// <summary>How many wait for an answer.</summary>
    public async Task<int> CountOpenAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<CopyReport>().CountAsync(
            report => report.Hall == hall.Value.Code && report.RepliedAtUtc == null, cancellationToken);
    }

    /// <summary>What was reported of one copy, the latest first, with the receivers' words while they are kept.</summary>
    public async Task<ImmutableArray<ReportLine>> ReadAsync(
        CopyNumber number, Clerk supervisor, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(supervisor, DeskRoles.Supervisor, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var reports = await db.Set<CopyReport>().AsNoTracking()
            .Where(report => report.Number == number && report.Hall == hall.Value.Code).ToListAsync(cancellationToken);
        var ids = reports.Select(report => report.Id).ToArray();
        var words = await db.Set<CopyReportWords>().AsNoTracking()
            .Where(words => ids.Contains(words.ReportId))
            .ToDictionaryAsync(words => words.ReportId, words => words.Content, cancellationToken);
        return
        [
            .. from report in reports
               orderby report.AtUtc descending
               select new ReportLine(
                   report.Concern, report.AtUtc, words.TryGetValue(report.Id, out var content) ? Open(content) : null,
                   report.Reply, report.RepliedAtUtc),
        ];
    }

    /// <summary>Answers all open reports of a copy. Returns how many; 0 when somebody was faster.</summary>
    /// <exception cref="ArgumentException">The copy's state does not let the hall say that.</exception>
    /// <exception cref="InvalidOperationException">Not a supervisor.</exception>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing was answered.</exception>
    public async Task<int> ReplyAsync(
        CopyNumber number, ReportReply reply, Clerk supervisor, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(supervisor, DeskRoles.Supervisor, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var copy = await db.Set<RegisteredCopy>().AsNoTracking()
            .SingleAsync(copy => copy.Number == number && copy.Hall == hall.Value.Code, cancellationToken);
        if (!ReportReplies.MayBe(reply, copy.State))
        {
            throw new ArgumentException($"A copy that is {copy.State} is not answered as {reply}.", nameof(reply));
        }

        var open = await db.Set<CopyReport>()
            .Where(report => report.Number == number && report.Reply == null).ToListAsync(cancellationToken);
        if (open.Count is 0)
        {
            return 0;
        }

        open.ForEach(report => report.Answer(reply, clock.Now.UtcDateTime));
        var note = CopyNote.Of(copy, AuditAction.CopyReportAnswered) with
        {
            Actor = supervisor.Id, Role = DeskRoles.Supervisor,
        };
        try
        {
            await audit.RecordAsync(
                db, null, note with { Details = note.Details.Add(new("Reply", reply.ToString())) }, cancellationToken);
            return open.Count;
        }
        catch (DbUpdateConcurrencyException)
        {
            return 0;
        }
    }

    /// <summary>Wipes words whose time is over, each with its entry in the log. Returns how many.</summary>
    /// <exception cref="AuditUnavailableException">The log cannot be written; what is left waits.</exception>
    public async Task<int> WipeEndedAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var now = clock.Now.UtcDateTime;
        var (answeredBefore, reportedBefore) = (now.AddDays(-options.Value.ReportWordsDays), now - _longestOpen);
        var ended = await db.Set<CopyReport>().AsNoTracking()
            .Where(report => report.RepliedAtUtc <= answeredBefore || report.AtUtc <= reportedBefore)
            .Join(
                db.Set<CopyReportWords>(), report => report.Id, words => words.ReportId,
                (report, words) => new { report.Number, Words = words })
            .ToListAsync(cancellationToken);
        foreach (var one in ended)
        {
            db.Remove(one.Words);
            var note = new AuditNote
            {
                Action = AuditAction.CopyReportWordsWiped, Details = [new("Number", one.Number.Value)],
            };
            await audit.RecordAsync(db, null, note, cancellationToken);
        }

        return ended.Count;
    }

    private string? Open(EncryptedContent content)
    {
        try
        {
            return Encoding.UTF8.GetString(keys.Decrypt(KeyUse.ReportWords, content));
        }
        catch (KeyRingException)
        {
            // What was reported stands without the words.
            return null;
        }
    }

    private static DateTimeOffset? At(DateTime? utc) => utc is { } moment ? DeskClock.At(moment) : null;
}

/// <summary>What receivers are told of a copy's reports.</summary>
/// <param name="OpenSince">When the latest that waits was made; null when none waits.</param>
/// <param name="Reply">The hall's latest answer.</param>
/// <param name="RepliedAt">When it answered.</param>
public sealed record ReportStanding(DateTimeOffset? OpenSince, ReportReply? Reply, DateTimeOffset? RepliedAt);

/// <summary>A line of the hall's list.</summary>
public sealed record ReportRow(
    Guid Id, CopyNumber Number, ReportedConcern Concern, DateTime AtUtc, ReportReply? Reply, DateTime? RepliedAtUtc,
    string KindName, string MaskedHolder, string Recipient);

/// <summary>One report of a copy. <c>Words</c> is null where there were none or they have ended.</summary>
public sealed record ReportLine(
    ReportedConcern Concern, DateTime AtUtc, string? Words, ReportReply? Reply, DateTime? RepliedAtUtc);
