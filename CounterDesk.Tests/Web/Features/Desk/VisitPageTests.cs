using System.Globalization;
using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Results;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class VisitPageTests : VisitTestContext
{
    private static readonly TimeSpan _idle = TimeSpan.FromMinutes(20);

    [Fact]
    public async Task The_page_shows_the_step_that_the_visit_is_at()
    {
        var visit = await Desk.Visits.OpenAsync(SomeClerk.Value, Cancellation);

        var page = RenderVisit(visit);

        Assert.Equal(nameof(VisitStep.Identity), page.Find("[aria-current=step]").GetAttribute("data-step"));
        Assert.NotNull(page.Find("[data-field=number]"));
        Assert.Equal(Text<DeskText>("Bar_Nobody"), Words(page, "[data-field=holder]"));
    }

    [Theory]
    [InlineData("zh-CN", "身份", "公民身份号码")]
    [InlineData("en-US", "Identity", "Resident identity number")]
    public async Task The_page_speaks_the_language_of_the_circuit(string culture, string step, string label)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var visit = await Desk.Visits.OpenAsync(SomeClerk.Value, Cancellation);

        var page = RenderVisit(visit);

        Assert.EndsWith(step, Words(page, "[data-step=Identity]"), StringComparison.Ordinal);
        Assert.Equal(label, Words(page, "label[for=number]"));
    }

    [Fact]
    public async Task Another_clerks_visit_shows_nothing_of_it_and_says_that_the_attempt_was_recorded()
    {
        var visit = await Desk.Visits.OpenAsync(TestDesk.Colleague, Cancellation);

        var page = RenderVisit(visit);

        var entry = (await Desk.ReadLogAsync())[^1];
        Assert.Equal(nameof(AuditAction.AccessRefused), entry.Action);
        Assert.Equal(Text<DeskText>("NotYours_Title"), Words(page, "h1"));
        Assert.Contains(
            entry.Sequence.ToString(CultureInfo.InvariantCulture),
            page.Find("[data-banner=Fail]").TextContent,
            StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-identity]"));
    }

    [Fact]
    public void An_address_without_a_visit_says_so()
    {
        var page = RenderVisit(new Visit("3", "nobody", DateTime.UnixEpoch));

        Assert.Equal(Text<DeskText>("Unknown_Title"), Words(page, "h1"));
    }

    [Fact]
    public async Task A_visit_that_timed_out_while_it_was_shown_leaves_the_screen()
    {
        var visit = await Desk.OpenVisitAsync();
        var page = RenderVisit(visit);
        Assert.NotEmpty(page.FindAll("[data-identity]"));

        Desk.Time.Advance(_idle + TimeSpan.FromSeconds(1));
        await Desk.Visits.CloseForgottenAsync(_idle, Cancellation);

        page.WaitForAssertion(() => Assert.Equal(Text<DeskText>("Gone_Title"), Words(page, "h1")));
        Assert.Contains("10:48", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-identity]"));
    }

    [Fact]
    public async Task While_the_log_cannot_be_written_the_step_makes_room_for_the_stop_and_the_identity_bar_stays()
    {
        var visit = await Desk.OpenVisitAsync();
        var page = RenderVisit(visit);
        await Desk.BreakAuditAsync();
        await page.InvokeAsync(() => State(page).DoAsync(
            cancellationToken => Desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, cancellationToken)));

        Assert.Equal(Text<DeskText>("Log_Title"), Words(page, "[data-stop=log] h1"));
        Assert.NotEmpty(page.FindAll("[data-identity]"));

        await Desk.MendAuditAsync();
        await page.Find("[data-action=try-again]").ClickAsync();

        Assert.Equal(Text<DeskText>("Gone_Title"), Words(page, "h1"));
    }

    [Fact]
    public async Task A_visit_changed_in_another_window_is_not_overwritten()
    {
        var visit = await Desk.OpenVisitAsync();
        var page = RenderVisit(visit);

        await page.InvokeAsync(() => State(page).DoAsync(async cancellationToken =>
        {
            await using var db = Desk.Database.CreateDbContext();
            db.Attach(visit);
            await Desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, VisitStep.Closing, cancellationToken);
            visit.GoTo(VisitStep.License, DateTime.UnixEpoch);
            await db.SaveChangesAsync(cancellationToken);
        }));

        Assert.Equal(Text<DeskText>("Changed_Title"), Words(page, "[data-stop=changed] h1"));
        await page.Find("[data-action=look-again]").ClickAsync();
        Assert.Equal(nameof(VisitStep.Closing), page.Find("[aria-current=step]").GetAttribute("data-step"));
    }

    private static VisitState State(IRenderedComponent<VisitPage> page) =>
        page.FindComponent<ResultsStep>().Instance.State;

    [Fact]
    public async Task A_locked_visit_shows_nothing_of_it_and_the_way_to_sign_in_again()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.License);
        var page = RenderVisit(visit);

        await Desk.Lock.LockAsync(SomeClerk.Value, SessionEnd.Locked, Cancellation);

        page.WaitForAssertion(() => Assert.Equal(Text<DeskText>("Locked_Title"), Words(page, "h1")));
        Assert.Equal("/sign-in", page.Find("[data-action=sign-in-again]").GetAttribute("href"));
        Assert.DoesNotContain("林", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_locked_at_one_counter_is_taken_along_to_another_unless_that_cannot_be_recorded()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.License);
        await Desk.Lock.LockAsync(SomeClerk.Value, SessionEnd.Locked, Cancellation);
        this.SignInClerk(SomeClerk.Value with { Counter = "5" });
        var page = RenderVisit(visit);
        await Desk.BreakAuditAsync();

        await page.Find("[data-action=bring-visit]").ClickAsync();
        Assert.NotNull(page.Find("[data-stop]"));
        Assert.NotNull((await Desk.ReadVisitAsync(visit.Id)).LockedAtUtc);

        await Desk.MendAuditAsync();
        await page.Find("[data-action=try-again]").ClickAsync();
        Assert.NotNull(page.Find("[data-identity]"));
        Assert.Equal("5", (await Desk.ReadVisitAsync(visit.Id)).Counter);
    }
}
