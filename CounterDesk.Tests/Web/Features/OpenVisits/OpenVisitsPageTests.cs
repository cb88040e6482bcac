using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.OpenVisits;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Features.OpenVisits;

public sealed class OpenVisitsPageTests : VisitTestContext
{
    private static readonly Clerk _supervisor = new("demo-0301", "0301", "韩松", "", [DeskRoles.Supervisor]);

    [Fact]
    public void Every_phase_has_words()
    {
        var text = Services.GetRequiredService<IStringLocalizer<OpenVisitsText>>();

        Assert.DoesNotContain(Enum.GetNames<VisitPhase>(), phase => text[$"Phase_{phase}"].ResourceNotFound);
    }

    [Fact]
    public void Only_supervisors_may_come_here() => Assert.Equal(
        DeskRoles.Supervisor,
        Assert.Single(typeof(OpenVisitsPage).GetCustomAttributes(false).OfType<AuthorizeAttribute>()).Roles);

    [Fact]
    public async Task It_says_where_and_how_far_and_nothing_of_whom()
    {
        var visit = await Desk.OpenVisitAsync();
        await Desk.Lock.LockAsync(SomeClerk.Value, SessionEnd.Locked, Cancellation);
        Desk.Time.Advance(TimeSpan.FromMinutes(12));

        var page = RenderPage();

        var row = page.Find($"[data-visit='{visit.Id}']").TextContent;
        Assert.Contains(Text<OpenVisitsText>("Locked"), row, StringComparison.Ordinal);
        Assert.Contains(Text<OpenVisitsText>("Minutes", 12), row, StringComparison.Ordinal);
        Assert.Contains(SomeVisits.Purpose.Text, row, StringComparison.Ordinal);
        Assert.DoesNotContain("林", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forgotten_visit_is_closed_with_a_reason_in_the_supervisors_name()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.License);
        var page = RenderPage();
        await page.Find("[data-action=close-visit]").ClickAsync();

        await page.Find("[data-action=close-now]").ClickAsync();
        Assert.True((await Desk.ReadVisitAsync(visit.Id)).IsOpen);

        await page.Find("[data-field=reason]").InputAsync("申请人已离开");
        await page.Find("[data-action=close-now]").ClickAsync();

        Assert.Equal(VisitEnd.BySupervisor, (await Desk.ReadVisitAsync(visit.Id)).End);
        Assert.Null(Desk.Contents.Find(visit.Id));
        var entry = (await Desk.ReadLogAsync())[^1];
        Assert.Equal(
            (nameof(AuditAction.VisitClosed), _supervisor.Id, DeskRoles.Supervisor, "3"),
            (entry.Action, entry.Actor, entry.Role, entry.Counter));
        Assert.Contains("申请人已离开", entry.Details, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[data-banner=Pass]"));
        Assert.Empty(page.FindAll("[data-visit]"));
    }

    [Fact]
    public async Task What_its_clerk_has_just_closed_is_told_as_such()
    {
        var visit = await Desk.OpenVisitAsync();
        var page = RenderPage();
        await page.Find("[data-action=close-visit]").ClickAsync();
        await Desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);

        await page.Find("[data-field=reason]").InputAsync("忘了");
        await page.Find("[data-action=close-now]").ClickAsync();

        Assert.NotNull(page.Find("[data-banner=Void]"));
        Assert.Equal(VisitEnd.Closed, (await Desk.ReadVisitAsync(visit.Id)).End);
    }

    [Fact]
    public async Task Without_the_log_nothing_is_closed()
    {
        var visit = await Desk.OpenVisitAsync();
        var page = RenderPage();
        await page.Find("[data-action=close-visit]").ClickAsync();
        await page.Find("[data-field=reason]").InputAsync("忘了");
        await Desk.BreakAuditAsync();

        await page.Find("[data-action=close-now]").ClickAsync();

        Assert.NotNull(page.Find("[data-stop]"));
        Assert.True((await Desk.ReadVisitAsync(visit.Id)).IsOpen);
    }

    [Fact]
    public async Task A_reason_longer_than_the_log_takes_is_refused_before_it_is_sent()
    {
        await Desk.OpenVisitAsync();
        var page = RenderPage();
        await page.Find("[data-action=close-visit]").ClickAsync();

        await page.Find("[data-field=reason]").InputAsync(new string('因', Visit.MaxReasonLength + 1));

        Assert.Equal("true", page.Find("[data-action=close-now]").GetAttribute("aria-disabled"));
        Assert.Contains(
            Text<OpenVisitsText>("Reason_TooLong", Visit.MaxReasonLength), page.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<OpenVisitsPage> RenderPage()
    {
        this.SignInClerk(_supervisor);
        return Render<OpenVisitsPage>();
    }
}
