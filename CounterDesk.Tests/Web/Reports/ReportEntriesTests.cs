using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Reports;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Reports;

namespace CounterDesk.Tests.Web.Reports;

public sealed class ReportEntriesTests : IAsyncLifetime
{
    private ReportTestDesk _hall = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hall = await ReportTestDesk.CreateAsync();
        await SomeCopyDesk.PrintAsync(_hall.Desk);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        await _hall.VerifyAsync(GenuineAnswer.No, InForceAnswer.Yes, "FaceDiffers");
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Expired, "Expired", SomeLicenses.MarriageCertificate);
        await _hall.VerifyAsync(GenuineAnswer.CouldNotBeTold, InForceAnswer.Expired, "Expired");
        await _hall.VerifyAsync(GenuineAnswer.CouldNotBeTold, InForceAnswer.Yes, "NoFile");
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.CouldNotBeTold, "StatusUnknown");
        await _hall.VerifyAsync(GenuineAnswer.CouldNotBeTold, InForceAnswer.CouldNotBeTold, "NoFile");
        await _hall.VerifyAsync(GenuineAnswer.No, InForceAnswer.CouldNotBeTold, "FaceDiffers");
        foreach (var (action, outcome) in ((AuditAction, AuditOutcome)[])[
            (AuditAction.Search, AuditOutcome.Unknown), (AuditAction.CopySent, AuditOutcome.Failed),
            (AuditAction.AccessRefused, AuditOutcome.Refused), (AuditAction.Search, AuditOutcome.CouldNotBeTold),
            (AuditAction.BreakGlassOpened, AuditOutcome.Done), (AuditAction.BreakGlassOpened, AuditOutcome.Refused)])
        {
            await _hall.Log.RecordAsync(null, SomeAudit.Note(action, outcome), Cancel);
        }
    }

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    public static TheoryData<ReportFigure, Func<DailyReport, int>> Figures => new()
    {
        { ReportFigure.Visits, report => report.Visits.Opened },
        { ReportFigure.Searches, report => report.Sources.Total },
        { ReportFigure.Verifications, report => report.Verifications.Total },
        { ReportFigure.Passed, report => report.Verifications.Passed },
        { ReportFigure.NotPassed, report => report.Verifications.Failed },
        { ReportFigure.CouldNotBeTold, report => report.Verifications.Unknown },
        { ReportFigure.Papers, report => report.Copies.Total },
        { ReportFigure.BreakGlass, report => report.Log.BreakGlass!.Value.Sum(rule => rule.Count) },
        { ReportFigure.WithoutOutcome, report => report.Log.WithoutOutcome.Sum(action => action.Count) },
        { ReportFigure.Refused, report => report.Log.Refused.Sum(action => action.Count) },
        { ReportFigure.Failed, report => report.Log.Failed.Sum(action => action.Count) },
        { ReportFigure.NoAnswer, report => report.Sources.Outages.Sum(outage => outage.Questions) },
    };

    [Theory]
    [MemberData(nameof(Figures))]
    public async Task Behind_a_number_stand_as_many_entries(ReportFigure figure, Func<DailyReport, int> numberOf)
    {
        var number = numberOf(await _hall.Counts.CountAsync(ReportTestDesk.Day, null, Cancel));

        var page = await _hall.Entries.FindAsync(new(ReportTestDesk.Day, figure), SomeClerk.Supervisor, Cancel);

        Assert.NotEqual(0, number);
        Assert.Equal(number, page.Entries.Length);
    }

    [Fact]
    public async Task Every_figure_can_be_asked_for()
    {
        foreach (var figure in Enum.GetValues<ReportFigure>())
        {
            var page = await _hall.Entries.FindAsync(new(ReportTestDesk.Day, figure), SomeClerk.Supervisor, Cancel);

            Assert.Null(page.Before);
        }
    }

    [Fact]
    public async Task Entries_are_narrowed_to_a_kind_and_what_was_read_is_recorded()
    {
        var page = await _hall.Entries.FindAsync(
            new(ReportTestDesk.Day, ReportFigure.NotPassed, SomeLicenses.MarriageCertificate), SomeClerk.Supervisor, Cancel);

        Assert.Equal(SomeLicenses.MarriageCertificate, Assert.Single(page.Entries).KindCode);
        var own = (await _hall.Desk.ReadLogAsync())[^1];
        Assert.Equal(
            (page.Receipt.Sequence, "ReportRead", "Day=2026-03-18\nFigure=NotPassed", SomeLicenses.MarriageCertificate),
            (own.Sequence, own.Action, own.Details, own.KindCode));
    }

    [Fact]
    public async Task More_than_a_page_is_turned()
    {
        for (var number = 0; number <= ReportEntries.PageRows; number++)
        {
            await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        }

        var first = await _hall.Entries.FindAsync(new(ReportTestDesk.Day, ReportFigure.Passed), SomeClerk.Supervisor, Cancel);
        var second = await _hall.Entries.FindAsync(
            new(ReportTestDesk.Day, ReportFigure.Passed, Before: first.Before), SomeClerk.Supervisor, Cancel);

        Assert.Equal((ReportEntries.PageRows, 2), (first.Entries.Length, second.Entries.Length));
        Assert.True(first.Entries[^1].Sequence > second.Entries[0].Sequence);
    }
}
