using Bunit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class LicenseStepTests : VisitTestContext
{
    /// <summary>The one rule of printing, as the filled button says it.</summary>
    public static TheoryData<OpenLicense, string, string> Rule => new()
    {
        { SomeOpenLicenses.Passed(), "copy", "License_CertifiedCopy" },
        { SomeOpenLicenses.Expired(), "copy", "License_CopyMarkedNotInForce" },
        { SomeOpenLicenses.WithoutFile(), "copy", "License_InformationSheet" },
        { SomeOpenLicenses.Changed(), "objection", "Objection_Button" },
        { SomeOpenLicenses.Unlisted(), "copy", "License_InformationSheet" },
    };

    [Theory]
    [MemberData(nameof(Rule))]
    public async Task The_filled_button_offers_what_may_be_printed_and_nothing_else(
        OpenLicense license, string action, string key)
    {
        var page = RenderVisit(await OpenVisitAsync(license, VisitStep.License));

        Assert.Equal(Text<DeskText>(key), Words(page, $"[data-action={action}] span"));
        Assert.Single(page.FindAll(".actions .btn.main"));
    }

    [Fact]
    public async Task Going_back_to_the_results_lets_go_of_the_license()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.License);
        var page = RenderVisit(visit);

        await page.Find("[data-action=back]").ClickAsync();

        Assert.Null(Desk.Contents.Of(visit.Id).License);
        Assert.NotEmpty(page.FindAll("[data-field=search]"));
    }

    [Fact]
    public async Task After_a_restart_the_content_is_fetched_again_under_the_same_purpose()
    {
        var visit = await OpenVisitAsync(SomeOpenLicenses.Passed(), VisitStep.License);
        Desk.Contents.Wipe(visit.Id);

        var page = RenderVisit(visit);

        Assert.Equal(Text<DeskText>("Again_Title"), Words(page, "h1"));
        await page.Find("[data-action=fetch-again]").ClickAsync();
        Assert.NotEmpty(page.FindAll("[data-field=search]"));
        Assert.Equal("高龄津贴申领", Words(page, "[data-field=purpose-shown]"));
    }
}
