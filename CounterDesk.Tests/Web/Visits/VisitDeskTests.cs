using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Web.Visits;

public sealed class VisitDeskTests : IAsyncLifetime
{
    private static readonly TimeSpan _idle = TimeSpan.FromMinutes(20);
    private TestDesk _desk = null!;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _desk = await TestDesk.CreateAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Opening_a_visit_is_recorded_with_clerk_and_counter()
    {
        var visit = await _desk.Visits.OpenAsync(SomeClerk.Value, Cancellation);

        var entry = Assert.Single(await _desk.ReadLogAsync());
        Assert.Equal(nameof(AuditAction.VisitOpened), entry.Action);
        Assert.Equal(
            (SomeClerk.Value.Id, SomeClerk.Value.Counter, visit.Id), (entry.Actor, entry.Counter, entry.Visit));
        Assert.Equal(entry.Sequence, _desk.Contents.Of(visit.Id).Proof!.Receipt.Sequence);
        var idle = await _desk.Visits.LookAtIdleDeskAsync(SomeClerk.Value, Cancellation);
        Assert.Equal([visit.Id], idle.Open.Select(open => open.Id));
    }

    [Fact]
    public async Task No_visit_is_opened_while_the_audit_log_cannot_be_written()
    {
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _desk.Visits.OpenAsync(SomeClerk.Value, Cancellation));

        Assert.Empty((await _desk.Visits.LookAtIdleDeskAsync(SomeClerk.Value, Cancellation)).Open);
    }

    [Fact]
    public async Task Purpose_and_basis_are_recorded_with_the_entry_that_names_them()
    {
        var visit = await _desk.OpenVisitAsync();

        Assert.True(visit.MayLook);
        var log = await _desk.ReadLogAsync();
        var purpose = Assert.Single(log, entry => entry.Action == nameof(AuditAction.PurposeRecorded));
        Assert.Equal("高龄津贴申领 → 云山市清河区民政局", purpose.Purpose);
        var given = log.Where(entry => entry.Action == nameof(AuditAction.ConsentGiven)).ToList();
        Assert.Equal(["林*兰", "顾*河", "沈*夏", SomeLicenses.Bean.Name], given.Select(entry => entry.Subject));
        Assert.Equal("HolderAuthorization, SignedPaper", given[0].Basis);
        Assert.Equal("LegalRepresentation, SignedPaper", given[3].Basis);
    }

    [Fact]
    public async Task Without_its_entry_a_purpose_is_not_recorded_and_nothing_may_be_seen()
    {
        var visit = await _desk.Visits.OpenAsync(SomeClerk.Value, Cancellation);
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(() => _desk.Consent.RecordPurposeAsync(
            visit.Id, SomeClerk.Value, SomeVisits.Purpose, Cancellation));

        Assert.Null((await _desk.ReadVisitAsync(visit.Id)).Purpose);
    }

    [Fact]
    public async Task Another_clerk_finds_no_visit_at_its_address_and_the_attempt_is_recorded()
    {
        var visit = await _desk.OpenVisitAsync();

        var found = await _desk.Visits.EnterAsync(visit.Id, TestDesk.Colleague, Cancellation);

        var entry = (await _desk.ReadLogAsync())[^1];
        Assert.Equal(entry.Sequence, Assert.IsType<VisitEntry.NotYours>(found).Receipt.Sequence);
        Assert.Equal(nameof(AuditAction.AccessRefused), entry.Action);
        Assert.Equal((TestDesk.Colleague.Id, visit.Id), (entry.Actor, entry.Visit));
    }

    [Fact]
    public async Task Nobody_can_act_on_the_visit_of_another_clerk()
    {
        var visit = await _desk.OpenVisitAsync();

        await Assert.ThrowsAnyAsync<InvalidOperationException>(
            () => _desk.Visits.CloseAsync(visit.Id, TestDesk.Colleague, Cancellation));

        Assert.True((await _desk.ReadVisitAsync(visit.Id)).IsOpen);
    }

    [Fact]
    public async Task What_a_visit_finds_depends_on_whether_it_is_open_closed_or_was_never_opened()
    {
        var visit = await _desk.OpenVisitAsync();
        Assert.IsType<VisitEntry.Open>(await _desk.Visits.EnterAsync(visit.Id, SomeClerk.Value, Cancellation));

        await _desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);

        Assert.IsType<VisitEntry.Closed>(await _desk.Visits.EnterAsync(visit.Id, SomeClerk.Value, Cancellation));
        Assert.IsType<VisitEntry.Unknown>(await _desk.Visits.EnterAsync(Guid.NewGuid(), SomeClerk.Value, Cancellation));
    }

    [Fact]
    public async Task Closing_is_recorded_and_wipes_what_was_fetched()
    {
        var visit = await _desk.OpenVisitAsync();
        var content = _desk.Contents.Of(visit.Id);
        Guid? wiped = null;
        _desk.Contents.Wiped += id => wiped = id;

        await _desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);

        Assert.Equal(visit.Id, wiped);
        Assert.Null(content.Proof);
        Assert.Null(_desk.Contents.Find(visit.Id));
        Assert.Equal(nameof(AuditAction.VisitClosed), (await _desk.ReadLogAsync())[^1].Action);
        await Assert.ThrowsAsync<VisitClosedException>(
            () => _desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, VisitStep.Results, Cancellation));
    }

    [Fact]
    public async Task A_visit_that_nobody_uses_is_closed_and_wiped_after_its_time_and_not_before()
    {
        var visit = await _desk.OpenVisitAsync();
        _desk.Time.Advance(_idle);
        await _desk.Visits.CloseForgottenAsync(_idle, Cancellation);
        Assert.True((await _desk.ReadVisitAsync(visit.Id)).IsOpen);

        _desk.Time.Advance(TimeSpan.FromSeconds(1));
        await _desk.Visits.CloseForgottenAsync(_idle, Cancellation);

        Assert.Equal(VisitEnd.TimedOut, (await _desk.ReadVisitAsync(visit.Id)).End);
        Assert.Null(_desk.Contents.Find(visit.Id));
        Assert.Contains("End=TimedOut", (await _desk.ReadLogAsync())[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_is_wiped_in_time_even_when_that_cannot_be_recorded()
    {
        var visit = await _desk.OpenVisitAsync();
        _desk.Time.Advance(_idle + TimeSpan.FromSeconds(1));
        await _desk.BreakAuditAsync();

        await Assert.ThrowsAsync<AuditUnavailableException>(
            () => _desk.Visits.CloseForgottenAsync(_idle, Cancellation));
        Assert.Null(_desk.Contents.Find(visit.Id));

        await _desk.MendAuditAsync();
        await _desk.Visits.CloseForgottenAsync(_idle, Cancellation);
        Assert.Equal(VisitEnd.TimedOut, (await _desk.ReadVisitAsync(visit.Id)).End);
    }

    [Fact]
    public async Task Content_that_belongs_to_no_open_visit_is_wiped()
    {
        var open = await _desk.OpenVisitAsync();
        var stray = Guid.NewGuid();
        _desk.Contents.Of(stray);

        await _desk.Visits.CloseForgottenAsync(_idle, Cancellation);

        Assert.Equal([open.Id], _desk.Contents.Visits);
    }
}
