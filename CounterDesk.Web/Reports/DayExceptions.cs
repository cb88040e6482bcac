using System.Collections.Immutable;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Domain.WorkingDays;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Reports;

/// <summary>What the rules find in a day, for who reads its report. It belongs to the reading that showed the numbers.</summary>
public sealed class DayExceptions(
    IDbContextFactory<CounterDeskDb> databases, DayRecords records, WorkCalendar calendar,
    IOptions<ReportOptions> hours, IOptions<ExceptionThresholds> thresholds)
{
    /// <summary>The most serious first.</summary>
    public async Task<ShownExceptions> FindAsync(DateOnly day, Clerk reader, CancellationToken cancellationToken)
    {
        ReportReaders.Require(reader);

        // In a year whose holidays nobody has announced, the hall is taken to be open.
        OpenSpan[] open = calendar.IsWorkingDay(day) is false ? [] : [new(hours.Value.Opens, hours.Value.Closes)];
        var record = await records.ReadAsync(day, open, unsignedDays: [], cancellationToken);
        var found = ExceptionRules.Find(record, thresholds.Value);
        var clerks = found.Shown.Select(one => one.Clerk).OfType<string>().Distinct().ToArray();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var numbers = await db.Set<StaffMember>().Where(member => clerks.Contains(member.Id))
            .ToDictionaryAsync(member => member.Id, member => member.Number, cancellationToken);
        return new(
            [.. found.Shown.Select(one => new ShownException(one, one.Clerk is { } id ? numbers.GetValueOrDefault(id) : null))],
            found.LeftOut.Length);
    }
}

/// <summary>What was found in a day.</summary>
/// <param name="Shown">In their order.</param>
/// <param name="LeftOut">How many more there are, all of less weight.</param>
public sealed record ShownExceptions(ImmutableArray<ShownException> Shown, int LeftOut);

/// <summary>An exception, and the staff number of the clerk concerned; null where it is about nobody or not known.</summary>
public sealed record ShownException(FoundException Found, string? ClerkNumber);
