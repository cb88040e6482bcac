using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Tests.Support;
using CounterDesk.Web.BreakGlass;
using CounterDesk.Web.Features.OpenVisits;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.OpenVisits;

/// <summary>A supervisor says what she opens, why and for how long; then she goes to sign in again.</summary>
public sealed class BreakGlassPageTests : VisitTestContext
{
    [Fact]
    public void Only_supervisors_may_come_here() => Assert.Equal(
        DeskRoles.Supervisor,
        Assert.Single(typeof(BreakGlassPage).GetCustomAttributes(false).OfType<AuthorizeAttribute>()).Roles);

    [Fact]
    public async Task With_rule_reason_and_minutes_she_is_sent_to_sign_in_again()
    {
        var visit = await Desk.OpenVisitAsync();
        var page = RenderPage(visit.Id);
        Assert.DoesNotContain("林", page.Markup, StringComparison.Ordinal);
        Assert.Equal(Text<BreakGlassText>("Which_Missing"), Button(page));

        await ChooseAsync(page, BreakGlassRule.NotInForce);
        Assert.Equal(Text<BreakGlassText>("Reason_Missing"), Button(page));
        await page.Find("#reason").InputAsync("急用");
        Assert.Equal(
            Text<BreakGlassText>("Reason_NoSentence", BreakGlassOpening.FewestLetters),
            page.Find("#reason-hint").TextContent);
        await page.Find("[data-action=open-rule]").ClickAsync();
        Assert.Empty(BreakGlassEntries(await Desk.ReadLogAsync()));

        await page.Find("#reason").InputAsync(SomeBreakGlass.Reason);
        await page.Find("#minutes").InputAsync("121");
        Assert.Equal(Text<BreakGlassText>("Minutes_Fault", 120), Button(page));
        await page.Find("#minutes").InputAsync("45");
        await page.Find("[data-action=open-rule]").ClickAsync();

        var address = new Uri(Services.GetRequiredService<NavigationManager>().Uri).AbsolutePath;
        Assert.Matches("^/break-glass/[0-9a-f-]{36}/begin$", address);
        var intent = Guid.Parse(address.Split('/')[2]);
        Assert.Equal(visit.Id, BreakGlass.FindVisit(intent, SomeBreakGlass.Supervisor));
    }

    [Fact]
    public async Task What_is_refused_is_said()
    {
        var visit = await Desk.OpenVisitAsync();
        await BreakGlass.OpenAsync(visit);
        var page = RenderPage(visit.Id);
        await FillAsync(page);

        await page.Find("[data-action=open-rule]").ClickAsync();

        Assert.Equal(
            Text<BreakGlassText>("AlreadyOpen_Title"), page.Find("[data-refusal=AlreadyOpen] b").TextContent);
    }

    [Fact]
    public async Task A_visit_that_has_ended_is_told_as_such()
    {
        var visit = await Desk.OpenVisitAsync();
        await Desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);

        var page = RenderPage(visit.Id);

        Assert.NotNull(page.Find("[data-refusal=VisitClosed]"));
        Assert.Empty(page.FindAll("[data-action=open-rule]"));
    }

    [Fact]
    public async Task Without_the_log_a_refusal_stops()
    {
        var visit = await Desk.OpenVisitAsync();
        await BreakGlass.OpenAsync(visit);
        var page = RenderPage(visit.Id);
        await FillAsync(page);
        await Desk.BreakAuditAsync();

        await page.Find("[data-action=open-rule]").ClickAsync();

        Assert.NotNull(page.Find("[data-stop]"));
    }

    [Fact]
    public async Task What_is_open_shows_among_the_visits_and_is_ended_there()
    {
        var visit = await Desk.OpenVisitAsync();
        await BreakGlass.OpenAsync(visit);
        this.SignInClerk(SomeConfirmations.Supervisor);
        var page = Render<OpenVisitsPage>();
        Assert.Contains(SomeBreakGlass.Reason, page.Find("[data-opening=NotInForce]").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            $"/visits/{visit.Id}/break-glass", page.Find("[data-action=break-glass]").GetAttribute("href"));

        await page.Find("[data-action=end-opening]").ClickAsync();

        Assert.Empty(page.FindAll("[data-opening]"));
        Assert.Contains(Text<BreakGlassText>("Ended_Title"), page.Markup, StringComparison.Ordinal);
        Assert.Empty((await Desk.Visits.SummarizeAsync(visit.Id, Cancellation)).Opened);
    }

    [Fact]
    public async Task What_ends_by_itself_is_gone_from_the_list_at_once()
    {
        var visit = await Desk.OpenVisitAsync();
        this.SignInClerk(SomeConfirmations.Supervisor);
        var page = Render<OpenVisitsPage>();
        await BreakGlass.OpenAsync(visit);
        page.WaitForAssertion(() => Assert.NotNull(page.Find("[data-opening=NotInForce]")));

        await Desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);
        await BreakGlass.EndWhatIsOverAsync(Cancellation);

        page.WaitForAssertion(() => Assert.Empty(page.FindAll("[data-opening]")));
    }

    private static IEnumerable<string> BreakGlassEntries(IEnumerable<AuditEntry> log) =>
        log.Select(entry => entry.Action).Where(action => action.StartsWith("BreakGlass", StringComparison.Ordinal));

    private static string Button(IRenderedComponent<BreakGlassPage> page) =>
        page.Find("[data-action=open-rule] span").TextContent;

    private static Task ChooseAsync(IRenderedComponent<BreakGlassPage> page, BreakGlassRule rule) =>
        page.Find($"[data-field=rule] [value={rule}]").ChangeAsync(new ChangeEventArgs { Value = rule.ToString() });

    private static async Task FillAsync(IRenderedComponent<BreakGlassPage> page)
    {
        await ChooseAsync(page, BreakGlassRule.NotInForce);
        await page.Find("#reason").InputAsync(SomeBreakGlass.Reason);
    }

    private IRenderedComponent<BreakGlassPage> RenderPage(Guid visit)
    {
        this.SignInClerk(SomeBreakGlass.Supervisor);
        return Render<BreakGlassPage>(parameters => parameters.Add(page => page.Id, visit));
    }
}
