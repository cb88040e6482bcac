using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Web.Reports;

/// <summary>What concerns the hall rather than one counter.</summary>
public sealed partial class DayCountsTests
{
    [Fact]
    public async Task What_the_region_publishes_is_among_the_sources_that_were_silent_over_midnight_as_well()
    {
        async Task TurnAsync(AuditAction action) =>
            await _hall.Log.RecordAsync(null, SomeAudit.Note(action, AuditOutcome.Done), Cancel);

        await TurnAsync(AuditAction.LibraryFeedSilent);
        Desk.Time.Advance(TimeSpan.FromMinutes(7));
        await TurnAsync(AuditAction.LibraryFeedBack);
        Desk.Time.Advance(TimeSpan.FromMinutes(30));
        await TurnAsync(AuditAction.LibraryFeedSilent);
        _hall.WaitUntil(9, 0, days: 1);
        await TurnAsync(AuditAction.LibraryFeedBack);

        var first = (await CountAsync()).Sources.Outages;
        Assert.Equal([("feed", 0), ("feed", 0)], first.Select(outage => (outage.Source, outage.Questions)));
        await AssertAsync(
            (int)first.Sum(outage => outage.Length.TotalMinutes),
            """
            SELECT CAST(ROUND(SUM((JULIANDAY(MIN(Until, '2026-03-18 16:00:00')) - JULIANDAY(AtUtc)) * 1440)) AS INTEGER) FROM (
            SELECT Action, AtUtc, LEAD(AtUtc) OVER (ORDER BY Sequence) AS Until FROM AuditEntries WHERE Action LIKE 'LibraryFeed%')
            WHERE Action = 'LibraryFeedSilent'
            """);
        var second = Assert.Single((await CountAsync(ReportTestDesk.Day.AddDays(1))).Sources.Outages);
        Assert.Equal(TimeSpan.FromHours(9), second.Length);
    }

    [Fact]
    public async Task Rules_that_supervisors_opened_are_counted_by_rule_and_those_they_could_not_open_are_not()
    {
        foreach (var (rule, outcome) in ((string, AuditOutcome)[])[
            ("NotInForce", AuditOutcome.Done), ("PrintedTooOften", AuditOutcome.Done), ("NotInForce", AuditOutcome.Done),
            ("NotInForce", AuditOutcome.Refused)])
        {
            await Desk.Audit.RecordAsync(
                null, SomeAudit.Note(AuditAction.BreakGlassOpened, outcome) with
                {
                    Details = [new("BreakGlass", Guid.CreateVersion7().ToString()), new("Rule", rule)],
                }, Cancel);
        }

        var opened = (await CountAsync()).Log.BreakGlass!.Value;

        Assert.Equal([new Counted("NotInForce", 2), new Counted("PrintedTooOften", 1)], opened);
        foreach (var rule in opened)
        {
            await AssertAsync(
                rule.Count, $"{Log}Action = 'BreakGlassOpened' AND Outcome = 'Done' AND Details LIKE '%Rule={rule.Name}%'");
        }
    }
}
