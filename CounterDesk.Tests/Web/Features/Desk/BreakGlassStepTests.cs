using Bunit;
using CounterDesk.Domain.BreakGlass;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.BreakGlass;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Features.Desk.Copy;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.Desk;

/// <summary>The desk where a rule stops the clerk, and a supervisor opens it.</summary>
public sealed class BreakGlassStepTests : VisitTestContext
{
    [Fact]
    public async Task What_the_item_does_not_take_says_who_can_open_it_and_goes_on_by_itself_once_she_has()
    {
        var visit = await OpenVisitAsync(NotTaken(), VisitStep.Copy);
        var page = RenderVisit(visit);
        Assert.NotNull(page.Find("[data-break-glass-hint]"));
        Assert.Empty(page.FindAll("[data-break-glass], [data-action=go-past]"));

        await BreakGlass.OpenAsync(visit);

        page.WaitForElement("[data-action=go-past]");
        var band = page.Find("[data-break-glass=NotInForce]").TextContent;
        Assert.Contains(Text<BreakGlassText>("Rule_NotInForce"), band, StringComparison.Ordinal);
        Assert.Contains(SomeBreakGlass.Reason, band, StringComparison.Ordinal);
        Assert.Empty((await SummaryAsync(visit)).Copies);

        await page.Find("[data-action=go-past]").ClickAsync();

        var copy = Assert.Single((await SummaryAsync(visit)).Copies);
        Assert.Equal(CopyForm.MarkedCopy, copy.Form);
        Assert.Equal([BreakGlassRule.NotInForce], copy.WentPast);
        Assert.Equal(copy.Number.Value, page.Find("iframe").GetAttribute("data-preview"));
    }

    [Fact]
    public async Task When_it_has_ended_meanwhile_the_clerk_is_refused_as_before()
    {
        var visit = await OpenVisitAsync(NotTaken(), VisitStep.Copy);
        await BreakGlass.OpenAsync(visit);
        var page = RenderVisit(visit);
        Desk.Time.Advance(TimeSpan.FromMinutes(30));

        if (page.FindAll("[data-action=go-past]") is [_, ..])
        {
            await page.Find("[data-action=go-past]").ClickAsync();
        }

        Assert.Equal(Text<CopyStepText>("RefusedByItem_Title"), Words(page, "h1"));
        Assert.NotNull(page.Find("[data-break-glass-hint]"));
        Assert.Empty((await SummaryAsync(visit)).Copies);
    }

    [Fact]
    public async Task What_was_printed_too_often_is_told_as_printed_before_once_it_is_open()
    {
        Services.AddSingleton(SomeCopyDesk.Of(
            Desk, new ReprintOptions { Most = 0, Days = 1, Asks = ReprintPermission.ClerkWithReason }));
        await SomeCopyDesk.PrintAsync(Desk);
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.Copy);
        var page = RenderVisit(visit);
        Assert.Equal(Text<CopyStepText>("TooOften_Title"), Words(page, "h1"));
        Assert.NotNull(page.Find("[data-break-glass-hint]"));
        await BreakGlass.OpenAsync(visit, BreakGlassRule.PrintedTooOften);
        page.WaitForElement("[data-action=go-past]");

        await page.Find("[data-action=go-past]").ClickAsync();

        Assert.NotNull(page.Find("[data-field=again]"));
        Assert.Empty((await SummaryAsync(visit)).Copies);
    }

    [Fact]
    public async Task A_license_that_is_not_genuine_has_no_way_past_whatever_is_open()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Changed(), VisitStep.Copy);
        await BreakGlass.OpenAsync(visit);

        var page = RenderVisit(visit);

        Assert.NotNull(page.Find("[data-break-glass=NotInForce]"));
        Assert.Empty(page.FindAll("[data-action=go-past], [data-break-glass-hint]"));
    }

    // Genuine, over, and of an item that takes none such.
    private static OpenLicense NotTaken() => SomeOpenLicenses.Expired() with
    {
        Needed = RequiredMaterials.Of(SomeServiceItems.OldAgeAllowance, SomeLicenses.Catalog),
    };

    private Task<VisitSummary> SummaryAsync(Visit visit) => Desk.Visits.SummarizeAsync(visit.Id, Cancellation);
}
