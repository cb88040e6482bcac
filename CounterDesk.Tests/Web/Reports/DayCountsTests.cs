using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;

namespace CounterDesk.Tests.Web.Reports;

/// <summary>Every number is counted a second time, by statements that the product does not have.</summary>
public sealed partial class DayCountsTests : IAsyncLifetime
{
    private const string Log = "SELECT COUNT(*) FROM AuditEntries WHERE Hall = '0007' AND ";

    private ReportTestDesk _hall = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestDesk Desk => _hall.Desk;

    public async ValueTask InitializeAsync() => _hall = await ReportTestDesk.CreateAsync();

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    [Fact]
    public async Task Visits_are_counted_by_who_came_age_need_and_end()
    {
        await WorkAsync();

        var visits = (await CountAsync()).Visits;

        await AssertAsync(visits.Opened, Log + "Action = 'VisitOpened' AND Outcome = 'Done'");
        Assert.True(visits.Opened > 4);
        Assert.Equal(visits.Opened, visits.Kept);
        foreach (var visitor in Enum.GetNames<Visitor>())
        {
            await AssertAsync(
                visits.ByVisitor.FirstOrDefault(counted => counted.Name == visitor)?.Count ?? 0,
                $"{Log}Action = 'VisitOpened' AND Details || char(10) LIKE 'Visitor={visitor}' || char(10) || '%'");
        }

        await AssertAsync(visits.Of(nameof(VisitEnd.Closed)), Log + "Action = 'VisitClosed' AND Details LIKE '%End=Closed%'");
        await AssertAsync(
            visits.Of(VisitNumbers.Open),
            "SELECT (SELECT COUNT(*) FROM AuditEntries WHERE Action = 'VisitOpened') - (SELECT COUNT(*) FROM AuditEntries WHERE Action = 'VisitClosed')");
        Assert.Equal((1, 1, 1), (Need("LargePrint"), Need("ReadAloud"), visits.WithNeeds));
        await AssertAsync(
            visits.ByAge.Single(age => age.Name is nameof(AgeGroup.From80)).Count,
            "SELECT COUNT(*) FROM Parties WHERE Ordinal = 1 AND Age >= 80");
        Assert.Equal(visits.Kept, visits.ByAge.Sum(age => age.Count));

        int Need(string name) => visits.ByNeed.Single(need => need.Name == name).Count;
    }

    [Fact]
    public async Task The_ways_by_which_people_were_served_stand_beside_their_age()
    {
        await WorkAsync();

        var ways = (await CountAsync()).Visits.Ways;

        await AssertAsync(
            ways.Where(way => way.IsWatched && way.IsOffline).Sum(way => way.Count),
            """
            SELECT COUNT(*) FROM Parties JOIN Visits ON Visits.Id = VisitId WHERE Ordinal = 1
            AND (Age >= 60 OR Visits.Needs <> 'None') AND (Method = 'Typed' OR BasisProof IN ('SignedPaper', 'Spoken', 'LetterShown'))
            """);
        Assert.Contains(ways, way => way is { Method: IdentityMethod.Typed, Proof: BasisProof.SignedPaper });
    }

    [Fact]
    public async Task Waiting_and_serving_are_the_stretches_of_the_visits()
    {
        var visit = await Desk.ReceiveAsync();
        Desk.Time.Advance(TimeSpan.FromMinutes(4));
        await Desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, VisitStep.Closing, Cancel);
        Desk.Time.Advance(TimeSpan.FromMinutes(1));
        await Desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancel);

        var times = (await _hall.Counts.CompleteAsync(await CountAsync(), Cancel)).Times!.Value;

        Assert.Equal(
            [(VisitPhase.Reception, 1, 240), (VisitPhase.Closing, 1, 60)],
            times.Select(time => (time.Phase, time.Visits, time.Mean)));
        await AssertAsync(
            times.Sum(time => time.Mean * time.Visits),
            "SELECT ROUND((JULIANDAY(ClosedAtUtc) - JULIANDAY(OpenedAtUtc)) * 86400) FROM Visits");
    }

    [Fact]
    public async Task Searches_are_counted_by_form_source_and_outcome_and_silence_is_told_by_source()
    {
        await WorkAsync();

        var sources = (await CountAsync()).Sources;

        await AssertAsync(sources.Total, Log + "Action = 'Search' AND Outcome <> 'Announced'");
        foreach (var outcome in (string[])["Done", "NothingFound", "CouldNotBeTold", "Refused"])
        {
            await AssertAsync(
                sources.Searches.Where(search => search is { Form: "ByHolder", Source: "library" } && search.Outcome == outcome)
                    .Sum(search => search.Count),
                $"{Log}Action = 'Search' AND Outcome = '{outcome}' AND Details LIKE 'Form=ByHolder%Source=library%'");
        }

        var outage = Assert.Single(sources.Outages);
        Assert.Equal(("library", 1), (outage.Source, outage.Questions));
    }

    [Fact]
    public async Task Verifications_are_counted_by_kind_source_region_hour_answer_and_reason()
    {
        await VerifySomeAsync();

        var numbers = (await CountAsync()).Verifications;

        const string All = Log + "Action = 'LicenseVerified'";
        await AssertAsync(numbers.Total, All);
        await AssertAsync(numbers.Passed, $"{All} AND Details LIKE '%Genuine=Yes%' AND Details LIKE '%InForce=Yes%'");
        await AssertAsync(
            numbers.Failed,
            $"{All} AND (Details LIKE '%Genuine=No%' OR (Details NOT LIKE '%InForce=Yes%' AND Details NOT LIKE '%InForce=Could%'))");
        Assert.Equal(numbers.Total, numbers.Passed + numbers.Failed + numbers.Unknown);
        Assert.Equal((5, 4, 3), (numbers.Passed, numbers.Failed, numbers.Unknown));
        foreach (var kind in numbers.ByKind)
        {
            await AssertAsync(kind.Total, $"{All} AND KindCode = '{kind.Name}'");
        }

        foreach (var region in numbers.ByRegion)
        {
            await AssertAsync(region.Total, $"{All} AND Details LIKE '%Region={region.Name}%'");
        }

        foreach (var source in numbers.BySource)
        {
            await AssertAsync(source.Total, $"{All} AND Details LIKE '%Source={source.Name}%'");
        }

        foreach (var why in numbers.WhyFailed.Concat(numbers.WhyUnknown))
        {
            await AssertAsync(why.Count, $"{All} AND Details LIKE '%Reason={why.Name}'");
        }

        foreach (var hour in numbers.ByHour)
        {
            await AssertAsync(hour.Total, $"{All} AND CAST(STRFTIME('%H', AtUtc, '+8 hours') AS INTEGER) = {hour.Hour}");
        }

        Assert.Equal([10, 11], numbers.ByHour.Select(hour => hour.Hour));
        Assert.Equal(numbers.Total, numbers.ByKind.Sum(kind => kind.Total));
        Assert.Equal(numbers.Total, numbers.ByRegion.Sum(region => region.Total));
        Assert.Equal(numbers.Total, numbers.BySource.Sum(source => source.Total));
    }

    [Fact]
    public async Task What_the_desk_verifies_is_recorded_with_source_region_and_the_reason()
    {
        var license = SomeLicenses.Of(SomeLicenses.ResidentIdCard) with { RegionCode = "999902001" };
        Desk.Source.Has(license);
        var visit = await Desk.OpenVisitAsync();
        await Desk.LookUp.OpenAsync(visit.Id, SomeClerk.Value, license.Identifier, Cancel);

        var numbers = (await CountAsync()).Verifications;

        Assert.Equal("999902", Assert.Single(numbers.ByRegion).Name);
        Assert.Equal("library", Assert.Single(numbers.BySource).Name);
        Assert.Equal(nameof(CheckReason.NoFile), Assert.Single(numbers.WhyUnknown).Name);
        await AssertAsync(1, Log + "Action = 'LicenseVerified' AND Details LIKE '%Source=library%Region=999902%Reason=NoFile'");
    }

    [Fact]
    public async Task Papers_are_counted_by_the_register_and_by_what_was_done_with_them()
    {
        await WorkAsync();

        var copies = (await CountAsync()).Copies;

        await AssertAsync(copies.Total, Log + "Action IN ('CopyReserved', 'InformationSheetMade') AND Outcome = 'Done'");
        await AssertAsync(copies[CopyState.Withdrawn], Log + "Action = 'CopyWithdrawn' AND Outcome = 'Done'");
        await AssertAsync(copies[CopyState.Void], Log + "Action = 'CopySpoiled' AND Outcome = 'Done'");
        await AssertAsync(
            copies[CopyState.Printed] + copies[CopyState.Withdrawn], Log + "Action = 'CopyPrinted' AND Outcome = 'Done'");
        Assert.Equal((3, 1, 1, 1), (copies.Total, copies[CopyState.Printed], copies[CopyState.Void], copies[CopyState.Withdrawn]));
        Assert.Equal([new Counted(nameof(VoidReason.Spoiled), 1)], copies.VoidFor);
        Assert.NotEmpty(copies.Undone);
        foreach (var step in copies.Undone)
        {
            await AssertAsync(step.Count, $"{Log}Action = '{step.Name}' AND Outcome = 'Done'");
        }
    }

    [Fact]
    public async Task What_receivers_asked_and_said_is_counted()
    {
        var number = await SomeCopyDesk.PrintAsync(Desk);
        await using (var db = Desk.Database.CreateDbContext())
        {
            db.Add(new CopyCheckEntry(number, CheckAnswer.InForce, Desk.Time.GetUtcNow().UtcDateTime));
            db.Add(new CopyCheckEntry(number, CheckAnswer.Expired, Desk.Time.GetUtcNow().UtcDateTime));
            db.Add(new CopyCheckEntry(number, CheckAnswer.Expired, Desk.Time.GetUtcNow().UtcDateTime.AddDays(-1)));
            await db.SaveChangesAsync(Cancel);
        }

        Assert.True(await SomeCopyDesk.ReportsOf(Desk).TakeAsync(number, ReportedConcern.Name, null, Cancel));

        var receivers = (await CountAsync()).Receivers;

        await AssertAsync(receivers.Total, "SELECT COUNT(*) FROM CopyChecks WHERE DATE(AtUtc, '+8 hours') = '2026-03-18'");
        Assert.Equal(
            [("Expired", 1), ("InForce", 1)],
            receivers.Checks.Select(check => (check.Name, check.Count)).OrderBy(check => check.Name, StringComparer.Ordinal));
        await AssertAsync(receivers.Reports.Sum(report => report.Count), Log + "Action = 'CopyReported' AND Outcome = 'Done'");
        Assert.Equal(1, receivers.Waiting);
    }

    [Fact]
    public async Task Objections_of_the_day_and_what_is_overdue_are_counted()
    {
        await SomeObjections.KeepAsync(
            Desk,
            SomeObjections.Of(SomeObjections.Another(new(2026, 3, 17)), 4), SomeObjections.Of(SomeObjections.Another(new(2026, 3, 18)), 5),
            SomeObjections.Of(SomeObjections.Another(null), 6), SomeObjections.Of(SomeObjections.Another(null) with { Day = new(2026, 3, 17) }, 1));

        var objections = (await CountAsync()).Objections;

        await AssertAsync(objections.Filed.Sum(fault => fault.Count), "SELECT COUNT(*) FROM Objections WHERE Day = '2026-03-18'");
        await AssertAsync(objections.Overdue, "SELECT COUNT(*) FROM Objections WHERE DueOn < '2026-03-18' AND State = 'Open'");
        Assert.Equal((3, 4, 1), (objections.Filed.Sum(fault => fault.Count), objections.Open, objections.Overdue));
    }

    [Fact]
    public async Task Low_ratings_are_named_with_the_day_by_which_they_are_answered()
    {
        await _hall.RateAsync(RatingGrade.VerySatisfied);
        await _hall.RateAsync(null);
        var low = await _hall.RateAsync(RatingGrade.Dissatisfied);

        var ratings = (await CountAsync()).Ratings;

        await AssertAsync(ratings.ByGrade.Sum(grade => grade.Count), Log + "Action = 'Rated' AND Outcome = 'Done'");
        Assert.Equal(
            [("VerySatisfied", 1), ("Dissatisfied", 1), ("NotGiven", 1)],
            ratings.ByGrade.Select(grade => (grade.Name, grade.Count)));
        var named = Assert.Single(ratings.Low);
        Assert.Equal(VisitNumber.Of(low).Value, named.Visit);

        // Fifteen working days, over 清明 (April 4 to 6).
        Assert.Equal(new DateOnly(2026, 4, 9), named.DueOn);
        Assert.Equal(1, ratings.LowCount);
    }

    [Fact]
    public async Task What_was_refused_failed_or_never_ended_is_counted_by_action()
    {
        foreach (var (action, outcome) in ((AuditAction, AuditOutcome)[])[
            (AuditAction.Search, AuditOutcome.Unknown), (AuditAction.CopySent, AuditOutcome.Failed),
            (AuditAction.CopySent, AuditOutcome.Failed), (AuditAction.AccessRefused, AuditOutcome.Refused)])
        {
            await Desk.Audit.RecordAsync(null, SomeAudit.Note(action, outcome), Cancel);
        }

        var log = (await CountAsync()).Log;

        Assert.Equal([new Counted("Search", 1)], log.WithoutOutcome);
        Assert.Equal([new Counted("CopySent", 2)], log.Failed);
        Assert.Equal([new Counted("AccessRefused", 1)], log.Refused);
        await AssertAsync(log.Failed.Sum(failed => failed.Count), Log + "Outcome = 'Failed'");
    }

    [Fact]
    public async Task Only_the_hall_and_the_day_are_counted()
    {
        await VerifySomeAsync();
        _hall.WaitUntil(9, 0, days: 1);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        await Desk.ReceiveAsync();

        var (first, second) = (await CountAsync(), await CountAsync(ReportTestDesk.Day.AddDays(1)));

        Assert.Equal((12, 1), (first.Verifications.Total, second.Verifications.Total));
        Assert.Equal((0, 1), (first.Visits.Opened, second.Visits.Opened));
        Assert.Equal(first.LastEntry + 1, second.FirstEntry);
        Assert.Equal(0, (await CountAsync(ReportTestDesk.Day.AddDays(-1))).Entries);
        Assert.Equal(0, (await CountAsync(ReportTestDesk.Day.AddDays(2))).Entries);
    }

    [Fact]
    public async Task A_day_on_which_nothing_was_written_is_all_zero()
    {
        var report = await CountAsync();

        Assert.Equal((0, 0, 0, 0), (report.Entries, report.Visits.Opened, report.Verifications.Total, report.Copies.Total));
        Assert.Empty((await _hall.Counts.CompleteAsync(report, Cancel)).Times!.Value);
    }

    [Fact]
    public async Task Numbers_visits_and_log_agree_and_what_somebody_took_out_is_missed()
    {
        await WorkAsync();
        var report = await CountAsync();
        var even = (await _hall.Counts.CompleteAsync(report, Cancel)).Reconciliation!;
        Assert.True(even.IsEven);
        Assert.Equal((3, report.Visits.Opened), (even.NumbersTaken, even.VisitsLogged));

        await _hall.ChangeAsync("DELETE FROM Copies WHERE Sequence = 1");
        await _hall.ChangeAsync("PRAGMA foreign_keys = OFF; DELETE FROM VisitPhases; DELETE FROM Parties; DELETE FROM Visits WHERE Id IN (SELECT Id FROM Visits LIMIT 1)");

        report = await CountAsync();
        var uneven = (await _hall.Counts.CompleteAsync(report, Cancel)).Reconciliation!;
        Assert.False(uneven.AreNumbersEven);
        Assert.False(uneven.AreVisitsEven);
        Assert.Equal(uneven.VisitsLogged - 1, uneven.VisitsKept);
    }

    private Task<DailyReport> CountAsync(DateOnly? day = null) =>
        _hall.Counts.CountAsync(day ?? ReportTestDesk.Day, before: null, Cancel);

    private async Task AssertAsync(int counted, string sql) => Assert.Equal((sql, await _hall.AskAsync(sql)), (sql, counted));

    /// <summary>Five passed, four not, three could not be told; in two hours.</summary>
    private async Task VerifySomeAsync()
    {
        for (var number = 0; number < 5; number++)
        {
            await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes, region: number < 2 ? "999902" : "999901");
        }

        Desk.Time.Advance(TimeSpan.FromHours(1));
        await _hall.VerifyAsync(GenuineAnswer.No, InForceAnswer.Yes, "FaceDiffers");
        await _hall.VerifyAsync(GenuineAnswer.No, InForceAnswer.CouldNotBeTold, "FaceDiffers", SomeLicenses.MarriageCertificate);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Expired, "Expired", source: "province");
        await _hall.VerifyAsync(GenuineAnswer.CouldNotBeTold, InForceAnswer.Revoked, "Revoked");
        await _hall.VerifyAsync(GenuineAnswer.CouldNotBeTold, InForceAnswer.Yes, "NoFile", SomeLicenses.MarriageCertificate);
        await _hall.VerifyAsync(GenuineAnswer.CouldNotBeTold, InForceAnswer.CouldNotBeTold, "NoFile");
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.CouldNotBeTold, "StatusUnknown", source: "province");
    }

    /// <summary>Some visits with all that happens at one.</summary>
    private async Task WorkAsync()
    {
        var withdrawn = await SomeCopyDesk.PrintAsync(Desk);
        await SomeCopyDesk.WithdrawalsOf(Desk).WithdrawAsync(withdrawn, SomeCopies.Withdrawal, SomeClerk.Supervisor, Cancel);
        await SomeCopyDesk.PrintAsync(Desk);
        using (var copies = SomeCopyDesk.Of(Desk))
        {
            var spoiled = await Desk.OpenVisitAsync();
            var ready = Assert.IsType<PreparedCopy.Ready>(await copies.PrepareAsync(SomeCopyDesk.Request(spoiled.Id), Cancel));
            await copies.RecordOutcomeAsync(ready.Copy.Number, PrintOutcome.Spoiled, SomeClerk.Value, Cancel);
            await Desk.Visits.CloseAsync(spoiled.Id, SomeClerk.Value, Cancel);
        }

        await Desk.ReceiveAsync(Visitor.Guardian, VisitNeeds.LargePrint | VisitNeeds.ReadAloud);
        var visit = await Desk.OpenVisitAsync();
        await SearchAsync(visit);
        Desk.Source.Has(SomeLicenses.Of(SomeLicenses.ResidentIdCard));
        await SearchAsync(visit);
        await SearchAsync(visit);
        Desk.Source.Lookup = new LicenseLookup.Unavailable("silent");
        await SearchAsync(visit);
    }

    private async Task SearchAsync(Visit visit) =>
        await Desk.LookUp.SearchAsync(visit.Id, SomeClerk.Value, SomeLicenses.Lin.Code.Text, Cancel);
}
