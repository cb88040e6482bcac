using CounterDesk.Domain.Audit;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Reports.Exceptions;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.BreakGlass;
using CounterDesk.Web.Copies;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Tests.Web.BreakGlass;

/// <summary>An auditor sees what was opened and what was done under it, and says whether that was in order.</summary>
public sealed class BreakGlassReviewsTests : IAsyncLifetime
{
    private TestDesk _desk = null!;
    private OpenBreakGlass _open = null!;
    private BreakGlassDesk _breakGlass = null!;
    private BreakGlassReviews _reviews = null!;
    private Visit _visit = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        _open = SomeBreakGlass.OpenOf(_desk);
        _breakGlass = SomeBreakGlass.DeskOf(_desk, _open);
        _reviews = SomeBreakGlass.ReviewsOf(_desk);
        _visit = await _desk.OpenVisitAsync();
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task What_was_done_stands_under_the_opening_that_let_it_be_done()
    {
        await _breakGlass.OpenAsync(_visit, BreakGlassRule.PrintedTooOften);
        await _breakGlass.OpenAsync(_visit);
        var number = await CopyAsync();

        var listed = await _reviews.ListAsync(SomeBreakGlass.Auditor, Cancellation);

        Assert.Equal([BreakGlassRule.PrintedTooOften, BreakGlassRule.NotInForce], listed.Select(one => one.Opening.Rule));
        Assert.Empty(listed[0].Uses);
        var use = Assert.Single(listed[1].Uses);
        Assert.Equal((number, SomeLicenses.MarriageCertificate), (use.Copy, use.Kind));
        Assert.All(listed, one => Assert.False(one.IsOver));
        var log = await _desk.ReadLogAsync();
        Assert.Equal(use.Entry, log.Single(entry => entry.Action == nameof(AuditAction.BreakGlassUsed)).Sequence);
        Assert.Equal(
            (nameof(AuditAction.LogRead), SomeBreakGlass.Auditor.Id, "Action=BreakGlassOpened\nHits=2"),
            (log[^1].Action, log[^1].Actor, log[^1].Details));
    }

    [Fact]
    public async Task A_review_is_an_entry_and_stays()
    {
        await _breakGlass.OpenAsync(_visit);
        var id = _open.All[0].Id;
        Assert.Equal(BreakGlassReviewFault.StillOpen, await ReviewAsync(id));
        await _breakGlass.EndAsync(id, SomeBreakGlass.Supervisor, Cancellation);
        Assert.Equal(BreakGlassReviewFault.Note, await ReviewAsync(id, note: " "));
        Assert.Equal(BreakGlassReviewFault.NotAuditor, await ReviewAsync(id, by: SomeBreakGlass.Supervisor));
        var refused = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.BreakGlassReviewed), nameof(AuditOutcome.Refused), $"BreakGlass={id}\nRule=NotInForce\nWhy=NotAuditor"),
            (refused.Action, refused.Outcome, refused.Details));

        Assert.Null(await ReviewAsync(id));

        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.BreakGlassReviewed), nameof(AuditOutcome.Done), SomeBreakGlass.Auditor.Id, DeskRoles.Auditor, _visit.Id),
            (entry.Action, entry.Outcome, entry.Actor, entry.Role, entry.Visit));
        Assert.Equal(
            $"BreakGlass={id}\nRule=NotInForce\nOpenedBy={SomeBreakGlass.Supervisor.Id}\nFinding=NotInOrder\nNote=没有水灾",
            entry.Details);
        Assert.Equal(BreakGlassReviewFault.AlreadyReviewed, await ReviewAsync(id, BreakGlassFinding.InOrder));
        var listed = Assert.Single(await _reviews.ListAsync(SomeBreakGlass.Auditor, Cancellation));
        Assert.Equal((BreakGlassFinding.NotInOrder, "没有水灾"), (listed.Opening.Finding, listed.Opening.ReviewNote));
    }

    [Fact]
    public async Task Without_the_log_nothing_is_read_or_reviewed()
    {
        await _breakGlass.OpenAsync(_visit);
        var id = _open.All[0].Id;
        await _breakGlass.EndAsync(id, SomeBreakGlass.Supervisor, Cancellation);
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => _reviews.ListAsync(SomeBreakGlass.Auditor, Cancellation));
        await Assert.ThrowsAsync<AuditUnavailableException>(() => ReviewAsync(id));

        await _desk.MendAuditAsync();
        Assert.Null(Assert.Single(await _reviews.ListAsync(SomeBreakGlass.Auditor, Cancellation)).Opening.Finding);
    }

    [Fact]
    public async Task What_nobody_has_reviewed_within_the_working_days_is_an_exception_until_somebody_does()
    {
        // Opened on a Wednesday: five working days later is the next Wednesday.
        await using var hall = await ReportTestDesk.CreateAsync();
        var open = SomeBreakGlass.OpenOf(hall.Desk);
        var breakGlass = SomeBreakGlass.DeskOf(hall.Desk, open, hall.Log);
        await breakGlass.OpenAsync(await hall.Desk.OpenVisitAsync());
        var id = open.All[0].Id;
        await breakGlass.EndAsync(id, SomeConfirmations.Supervisor, Cancellation);
        var wednesday = ReportTestDesk.Day.AddDays(7);

        Assert.Equal(["BreakGlassOpened"], await RulesAsync(ReportTestDesk.Day));
        hall.WaitUntil(9, 0, days: 8);
        await hall.Log.CloseDayAsync(Cancellation);
        Assert.Empty(await RulesAsync(wednesday));
        Assert.Equal(["BreakGlassUnreviewed"], await RulesAsync(wednesday.AddDays(1)));
        Assert.Null(await SomeBreakGlass.ReviewsOf(hall.Desk, hall.Log).ReviewAsync(
            id, BreakGlassFinding.InOrder, "看过安置点的名单", SomeBreakGlass.Auditor, Cancellation));
        Assert.Empty(await RulesAsync(wednesday.AddDays(1)));

        async Task<List<string>> RulesAsync(DateOnly day) =>
        [
            .. (await hall.Exceptions.FindAsync(day, SomeConfirmations.Supervisor, Cancellation)).Shown
                .Select(one => one.Found.Rule).Where(rule => rule.StartsWith("BreakGlass", StringComparison.Ordinal)),
        ];
    }

    [Fact]
    public async Task Neither_who_opened_it_nor_who_used_it_decides_about_it()
    {
        await using var hall = await ReportTestDesk.CreateAsync();
        var visit = await hall.Desk.OpenVisitAsync();
        await SomeBreakGlass.DeskOf(hall.Desk, SomeBreakGlass.OpenOf(hall.Desk), hall.Log).OpenAsync(visit);
        using var copies = SomeCopyDesk.Of(hall.Desk.Database, hall.Log, hall.Desk.Time);
        Assert.IsType<PreparedCopy.Ready>(await copies.PrepareAsync(NotInForce(visit), Cancellation));

        var raised = (await hall.Exceptions.FindAsync(ReportTestDesk.Day, SomeConfirmations.Supervisor, Cancellation)).Shown[0];

        Assert.Equal((nameof(BreakGlassOpened), "1"), (raised.Found.Rule, raised.Found.Facts["Uses"]));
        Assert.Equal(
            ((string[])[SomeBreakGlass.Supervisor.Id, SomeClerk.Value.Id]).Order(StringComparer.Ordinal), raised.Concerned);
    }

    private static CopyRequest NotInForce(Visit visit) => SomeCopyDesk.Request(
        visit.Id, SomeReports.With(SomeReports.File(), CheckResult.Failed(LicenseCheck.StatusAtSource, CheckReason.Expired)))
        with { AcceptsNotInForce = false, GoesPast = [BreakGlassRule.NotInForce] };

    private async Task<string> CopyAsync()
    {
        using var copies = SomeCopyDesk.Of(_desk);
        return Assert.IsType<PreparedCopy.Ready>(await copies.PrepareAsync(NotInForce(_visit), Cancellation)).Copy.Number.Value;
    }

    private Task<BreakGlassReviewFault?> ReviewAsync(
        Guid id, BreakGlassFinding finding = BreakGlassFinding.NotInOrder, string note = "没有水灾", Clerk? by = null) =>
        _reviews.ReviewAsync(id, finding, note, by ?? SomeBreakGlass.Auditor, Cancellation);
}
