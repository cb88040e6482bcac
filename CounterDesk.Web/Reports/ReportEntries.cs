using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Reports;

/// <summary>
/// The entries behind a number of the report, for a supervisor of the hall: what happened, when, at which counter and of
/// what kind. Whom it was about is not in them, and who did it neither: that is the auditor's to read.
/// </summary>
public sealed class ReportEntries(IDbContextFactory<CounterDeskDb> databases, AuditLog log, IOptions<HallOptions> hall)
{
    public const int PageRows = 50;

    /// <summary>One page, the latest first. Recorded as reading.</summary>
    /// <param name="question">What is asked for.</param>
    /// <param name="reader">A supervisor or an auditor.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AuditUnavailableException">The log cannot be written; nothing is shown.</exception>
    public async Task<ReportEntryPage> FindAsync(
        ReportEntryQuestion question, Clerk reader, CancellationToken cancellationToken)
    {
        var role = await log.RequireAsync(reader, ReportReaders.Roles, cancellationToken);
        var note = NoteOf(question, reader, role);
        return await log.AnnouncedAsync(note, async announcement =>
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            var before = Math.Min(question.Before ?? long.MaxValue, announcement.Sequence);
            var entries = (await EntriesOfDay.FindAsync(db, hall.Value.Code, question.Day, before, cancellationToken)).All
                .Where(ReportFigures.EntriesOf(question.Figure));
            if (question.KindCode is { } kind)
            {
                entries = entries.Where(entry => entry.KindCode == kind);
            }

            var rows = await entries.OrderByDescending(entry => entry.Sequence).Take(PageRows + 1)
                .Select(entry => new
                {
                    entry.Sequence, entry.AtUtc, entry.Action, entry.Outcome, entry.Counter, entry.KindCode, entry.Visit,
                })
                .ToListAsync(cancellationToken);
            var outcome = rows.Count is 0 ? AuditOutcome.NothingFound : AuditOutcome.Done;
            var receipt = await log.RecordAsync(announcement, note with { Outcome = outcome }, cancellationToken);
            return new ReportEntryPage(
                [
                    .. from row in rows.Take(PageRows)
                       select new ReportEntry(
                           row.Sequence, row.AtUtc, row.Action, row.Outcome, row.Counter, row.KindCode,
                           row.Visit is { } visit ? VisitNumber.Of(visit).Value : null),
                ],
                rows.Count > PageRows ? rows[PageRows - 1].Sequence : null, receipt);
        }, cancellationToken);
    }

    private static AuditNote NoteOf(ReportEntryQuestion question, Clerk reader, string role) => new()
    {
        Action = AuditAction.ReportRead,
        Actor = reader.Id,
        Role = role,
        KindCode = question.KindCode,
        Details =
        [
            new("Day", question.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new("Figure", question.Figure.ToString()),
        ],
    };
}

/// <summary>Which entries are asked for.</summary>
/// <param name="Day">The day, as the log has closed it.</param>
/// <param name="Figure">The number they stand behind.</param>
/// <param name="KindCode">Of licenses of this kind alone; null for all.</param>
/// <param name="Before">Entries before this one: the next page; null for the first.</param>
public sealed record ReportEntryQuestion(DateOnly Day, ReportFigure Figure, string? KindCode = null, long? Before = null);

/// <summary>One page of entries, the latest first.</summary>
/// <param name="Entries">At most <see cref="ReportEntries.PageRows"/>.</param>
/// <param name="Before">The entry before which the next page begins; null when there is no older one.</param>
/// <param name="Receipt">The entry that says who read this.</param>
public sealed record ReportEntryPage(ImmutableArray<ReportEntry> Entries, long? Before, AuditReceipt Receipt);

/// <summary>An entry of the log without persons.</summary>
public sealed record ReportEntry(
    long Sequence, DateTime AtUtc, string Action, string Outcome, string? Counter, string? KindCode, string? Visit);
