using Bunit;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.BreakGlassReview;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace CounterDesk.Tests.Web.Features.BreakGlassReview;

/// <summary>The auditor's list of what supervisors opened.</summary>
public sealed class BreakGlassReviewPageTests : VisitTestContext
{
    [Fact]
    public void Only_auditors_may_come_here() => Assert.Equal(
        DeskRoles.Auditor,
        Assert.Single(typeof(BreakGlassReviewPage).GetCustomAttributes(false).OfType<AuthorizeAttribute>()).Roles);

    [Fact]
    public void Where_nothing_waits_it_says_so() => Assert.NotNull(RenderPage().Find("[data-empty]"));

    [Fact]
    public async Task What_is_still_open_is_shown_and_not_reviewed()
    {
        await OpenAsync();

        var page = RenderPage();

        Assert.Equal(SomeBreakGlass.Reason, page.Find("[data-field=opening-reason]").TextContent);
        Assert.NotNull(page.Find("[data-still-open]"));
        Assert.Empty(page.FindAll("[data-action^=find-]"));
    }

    [Fact]
    public async Task A_finding_needs_a_note_and_then_stands_among_those_reviewed_before()
    {
        await OpenAndEndAsync();
        var page = RenderPage();
        Assert.Equal("0", page.Find("[data-to-review=NotInForce]").GetAttribute("data-uses"));

        await page.Find("[data-action=find-NotInOrder]").ClickAsync();
        Assert.Contains(
            Text<BreakGlassReviewText>("Fault_Note", BreakGlassOpening.MaxTextLength), page.Markup, StringComparison.Ordinal);
        await page.Find("[data-field^=review-]").InputAsync("放行了没有用，理由也不成立");
        await page.Find("[data-action=find-NotInOrder]").ClickAsync();

        Assert.Empty(page.FindAll("[data-to-review]"));
        Assert.Contains(
            "放行了没有用，理由也不成立", page.Find("[data-reviewed=NotInOrder]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_another_auditor_has_just_reviewed_is_told_as_such()
    {
        await OpenAndEndAsync();
        var page = RenderPage();
        await ReviewElsewhereAsync();

        await page.Find("[data-field^=review-]").InputAsync("看过");
        await page.Find("[data-action=find-InOrder]").ClickAsync();

        Assert.Empty(page.FindAll("[data-to-review]"));
        Assert.NotNull(page.Find("[data-reviewed=NotInOrder]"));
    }

    [Fact]
    public async Task Without_the_log_nothing_is_shown()
    {
        await OpenAsync();
        await Desk.BreakAuditAsync();

        var page = RenderPage();

        Assert.NotNull(page.Find("[data-stop]"));
        Assert.DoesNotContain(SomeBreakGlass.Reason, page.Markup, StringComparison.Ordinal);
    }

    private async Task<Visit> OpenAsync()
    {
        var visit = await Desk.OpenVisitAsync();
        await BreakGlass.OpenAsync(visit);
        return visit;
    }

    private async Task OpenAndEndAsync()
    {
        var opened = (await Desk.Visits.SummarizeAsync((await OpenAsync()).Id, Cancellation)).Opened;
        Assert.True(await BreakGlass.EndAsync(Assert.Single(opened).Id, SomeBreakGlass.Supervisor, Cancellation));
    }

    private async Task ReviewElsewhereAsync()
    {
        var reviews = SomeBreakGlass.ReviewsOf(Desk);
        var one = Assert.Single(await reviews.ListAsync(SomeBreakGlass.Auditor, Cancellation));
        Assert.Null(await reviews.ReviewAsync(
            one.Opening.Id, BreakGlassFinding.NotInOrder, "没有水灾", SomeBreakGlass.Auditor, Cancellation));
    }

    private IRenderedComponent<BreakGlassReviewPage> RenderPage()
    {
        this.SignInClerk(SomeBreakGlass.Auditor);
        return Render<BreakGlassReviewPage>();
    }
}
