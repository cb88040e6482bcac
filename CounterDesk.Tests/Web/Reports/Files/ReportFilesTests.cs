using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Reports.Files;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Tests.Web.Reports.Files;

/// <summary>Taking a report away as a file: what is recorded, and when none is made.</summary>
public sealed class ReportFilesTests : IAsyncLifetime
{
    private ReportTestDesk _hall = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _hall = await ReportTestDesk.CreateAsync();

    public async ValueTask DisposeAsync() => await _hall.DisposeAsync();

    [Theory]
    [InlineData(ReportFileForm.Pdf)]
    [InlineData(ReportFileForm.Xlsx)]
    public async Task That_it_leaves_is_announced_and_recorded_with_its_digest(ReportFileForm form)
    {
        await CloseAsync();

        var file = Assert.IsType<ReportFile.Made>(await MakeAsync(form));

        var entries = (await _hall.Desk.ReadLogAsync()).Where(entry => entry.Action is nameof(AuditAction.ReportExported)).ToList();
        Assert.Equal([nameof(AuditOutcome.Announced), nameof(AuditOutcome.Done)], entries.Select(entry => entry.Outcome));
        Assert.All(entries, entry => Assert.Equal((SomeClerk.Supervisor.Id, DeskRoles.Supervisor), (entry.Actor, entry.Role)));
        var details = AuditDetail.Read(entries[1].Details);
        Assert.Equal(("2026-03-18", form.ToString(), "1"), (details["Day"], details["File"], details["Version"]));
        Assert.Equal(Convert.ToHexStringLower(Sm3.Hash(file.Bytes)), details["Digest"]);
    }

    [Fact]
    public async Task A_closed_day_gives_the_same_paper_whenever_it_is_asked_for()
    {
        await CloseAsync();

        var first = Assert.IsType<ReportFile.Made>(await MakeAsync(ReportFileForm.Pdf));
        _hall.WaitUntil(20, 0);
        var second = Assert.IsType<ReportFile.Made>(await MakeAsync(ReportFileForm.Pdf));

        Assert.Equal(first.Bytes, second.Bytes);
        Assert.Equal("counterdesk-report-0007-20260318-unsigned.pdf", first.Name);
    }

    [Theory]
    [InlineData(ReportFileForm.Pdf)]
    [InlineData(ReportFileForm.Xlsx)]
    public async Task Of_numbers_that_somebody_changed_no_file_is_made(ReportFileForm form)
    {
        await CloseAsync();
        await _hall.ChangeAsync("UPDATE ClosedReports SET Numbers = CAST(REPLACE(CAST(Numbers AS TEXT), 'Yes', 'No!') AS BLOB)");

        Assert.IsType<ReportFile.Damaged>(await MakeAsync(form));

        Assert.Equal(
            [nameof(AuditOutcome.Announced), nameof(AuditOutcome.Failed)],
            (await _hall.Desk.ReadLogAsync()).Where(entry => entry.Action is nameof(AuditAction.ReportExported))
                .Select(entry => entry.Outcome));
    }

    [Theory]
    [InlineData(ReportFileForm.Pdf)]
    [InlineData(ReportFileForm.Xlsx)]
    public async Task A_day_on_which_nothing_was_written_gives_a_file_that_says_so(ReportFileForm form) =>
        Assert.NotEmpty(Assert.IsType<ReportFile.Made>(await _hall.Files.MakeAsync(
            ReportTestDesk.Day.AddDays(-3), form, isCoded: false, SomeClerk.Supervisor with { Roles = [DeskRoles.Auditor] }, Cancel)).Bytes);

    [Fact]
    public async Task A_character_without_a_shape_stops_the_paper_until_its_code_point_is_wanted()
    {
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes, region: "𠮷");
        await CloseAsync();

        var stopped = Assert.IsType<ReportFile.Unprintable>(await MakeAsync(ReportFileForm.Pdf));
        var coded = Assert.IsType<ReportFile.Made>(
            await _hall.Files.MakeAsync(ReportTestDesk.Day, ReportFileForm.Pdf, isCoded: true, SomeClerk.Supervisor, Cancel));

        Assert.Equal(["𠮷"], stopped.Characters);
        Assert.Equal(["𠮷"], coded.Coded);
        var outcomes = (await _hall.Desk.ReadLogAsync())
            .Where(entry => entry.Action is nameof(AuditAction.ReportExported) && entry.Outcome is not nameof(AuditOutcome.Announced))
            .Select(entry => (entry.Outcome, entry.Details!.Split('\n')[^1]));
        Assert.Equal([("Failed", "Unprintable=U+20BB7"), ("Done", "Coded=U+20BB7")], outcomes);
    }

    [Fact]
    public async Task A_clerk_cannot_take_it() => await Assert.ThrowsAnyAsync<InvalidOperationException>(
        () => _hall.Files.MakeAsync(ReportTestDesk.Day, ReportFileForm.Pdf, isCoded: false, SomeClerk.Value, Cancel));

    private Task<ReportFile> MakeAsync(ReportFileForm form) =>
        _hall.Files.MakeAsync(ReportTestDesk.Day, form, isCoded: false, SomeClerk.Supervisor, Cancel);

    private async Task CloseAsync()
    {
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Expired, "Expired");
        _hall.WaitUntil(17, 30);
        await _hall.Closing.CloseDueAsync(Cancel);
    }
}
