using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Synchronization;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Copies;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.LicenseLibrary.Mirror;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CounterDesk.Tests.Web.Visits;

/// <summary>A license that a visit has open changes at its region: the desk is told, and prints nothing by the old verdict.</summary>
public sealed class OpenLicensesTests : IAsyncLifetime
{
    private readonly StubFeed _feed = new();
    private TestDesk _desk = null!;
    private Synchronization _synchronization = null!;
    private OpenLicenses _licenses = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        var keys = new LibraryKeys(SomeKeys.Ring);
        _synchronization = new(
            _feed, _desk.Database, new MirrorIntake(_desk.Database, keys, _desk.Audit, _desk.News, _desk.Time), _desk.Audit, _desk.Time);
        var library = new HallLibrary(_desk.Database, keys, NullLogger<HallLibrary>.Instance);
        _licenses = new(library, _synchronization, _desk.Contents, _desk.Audit, SomeKeys.Ring);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task The_visit_is_told_once_with_an_entry_and_keeps_what_it_shows()
    {
        var (visit, opened) = await OpenAsync();
        await _licenses.LookAllAsync(Cancel);
        Assert.Null(Shown(visit).Change);
        List<Guid> heard = [];
        _desk.Contents.Heard += heard.Add;

        await ChangeAsync(LicenseStatus.Suspended);
        await _licenses.LookAllAsync(Cancel);
        await _licenses.LookAllAsync(Cancel);

        Assert.Equal([visit], heard);
        Assert.Equal(new LicenseStanding(LicenseStatus.Suspended, _desk.Time.GetUtcNow().UtcDateTime), Shown(visit).Change);
        Assert.Same(opened.Report, Shown(visit).Report);
        var entry = Assert.Single(await _desk.ReadLogAsync(), entry => entry.Action is nameof(AuditAction.OpenLicenseChanged));
        Assert.Equal((visit, "Status=Suspended"), (entry.Visit, entry.Details));
    }

    [Fact]
    public async Task Nothing_is_printed_by_the_old_verdict_also_before_anybody_was_told()
    {
        var (visit, _) = await OpenAsync();
        await ChangeAsync(LicenseStatus.Suspended);
        using var copies = SomeCopyDesk.Of(_desk, licenses: _licenses);

        var prepared = await copies.PrepareAsync(SomeCopyDesk.Request(visit) with { License = Shown(visit) }, Cancel);

        Assert.IsType<PreparedCopy.LicenseChanged>(prepared);
        Assert.Equal(LicenseStatus.Suspended, Shown(visit).Change!.Status);
        await using var db = _desk.Database.CreateDbContext();
        Assert.False(await db.Set<RegisteredCopy>().AnyAsync(Cancel));
        Assert.Equal(
            (nameof(AuditAction.CopyRefused), "Reason=LicenseChanged"),
            (await _desk.ReadLogAsync()) is [.., var last] ? (last.Action, last.Details) : default);
    }

    [Fact]
    public async Task A_page_that_waits_for_the_printer_goes_nowhere_once_its_license_has_lost_its_force()
    {
        var (visit, _) = await OpenAsync();
        using var copies = SomeCopyDesk.Of(_desk, licenses: _licenses);
        var ready = Assert.IsType<PreparedCopy.Ready>(
            await copies.PrepareAsync(SomeCopyDesk.Request(visit) with { License = Shown(visit) }, Cancel));
        await ChangeAsync(LicenseStatus.Withdrawn);

        var sent = await copies.RecordSendingAsync(ready.Copy.Number, SomeClerk.Value, Cancel);

        Assert.Equal(SendingFault.PageTooOld, Assert.IsType<SentCopy.Refused>(sent).Fault);
        await using var db = _desk.Database.CreateDbContext();
        var copy = await db.Set<RegisteredCopy>().SingleAsync(Cancel);
        Assert.Equal((CopyState.Void, LicenseStatus.Withdrawn), (copy.State, copy.ChangedTo));
    }

    [Fact]
    public async Task A_page_that_waits_for_the_printer_goes_nowhere_once_its_license_was_corrected_in_the_same_version()
    {
        var (visit, opened) = await OpenAsync();
        using var copies = SomeCopyDesk.Of(_desk, licenses: _licenses);
        var request = SomeCopyDesk.Request(visit) with { License = Shown(visit) };
        var ready = Assert.IsType<PreparedCopy.Ready>(await copies.PrepareAsync(request, Cancel));
        _desk.Time.Advance(TimeSpan.FromSeconds(20));
        _feed.Pages.Add([new LicenseChange.Published(2, opened.License with { IssuerName = "云山市公安局" }, null)]);
        await _synchronization.GoAsync(null, Cancel);

        var sent = await copies.RecordSendingAsync(ready.Copy.Number, SomeClerk.Value, Cancel);

        Assert.Equal(SendingFault.PageTooOld, Assert.IsType<SentCopy.Refused>(sent).Fault);
        Assert.IsType<PreparedCopy.LicenseChanged>(await copies.PrepareAsync(request, Cancel));
    }

    private OpenLicense Shown(Guid visit) => _desk.Contents.Of(visit).License!;

    // Published and taken in; opened a minute later.
    private async Task<(Guid Visit, OpenLicense Opened)> OpenAsync()
    {
        var opened = SomeOpenLicenses.Passed();
        _feed.Pages.Add([new LicenseChange.Published(1, opened.License, null)]);
        await _synchronization.GoAsync(null, Cancel);
        _desk.Time.Advance(TimeSpan.FromMinutes(1));
        opened = opened with
        {
            License = opened.License with { Origin = new(HallLibrary.SourceKey, _desk.Time.GetUtcNow().UtcDateTime) },
        };
        var visit = await _desk.OpenVisitAsync();
        _desk.Contents.Of(visit.Id).Show(opened);
        return (visit.Id, opened);
    }

    private async Task ChangeAsync(LicenseStatus status)
    {
        _desk.Time.Advance(TimeSpan.FromSeconds(20));
        _feed.Pages.Add([new LicenseChange.StatusChanged(2, SomeOpenLicenses.Passed().License.Identifier, status, null)]);
        Assert.Equal(SynchronizationOutcome.Current, await _synchronization.GoAsync(null, Cancel));
    }
}
