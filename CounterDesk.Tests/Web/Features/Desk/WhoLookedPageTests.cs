using Bunit;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk.Looked;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class WhoLookedPageTests : VisitTestContext
{
    [Fact]
    public async Task Before_anybody_is_identified_nobody_can_ask()
    {
        var visit = await Desk.ReceiveAsync();
        await Desk.Parties.IdentifyAsync(
            visit.Id, SomeClerk.Value, visit.Parties[0].Id, SomeVisits.Identity with { Face = CounterDesk.Domain.Visits.FaceAnswer.NotSame },
            SomeLicenses.Gu, Cancellation);

        var page = RenderVisit(visit);

        Assert.Empty(page.FindAll("[data-action=who-looked]"));
    }

    [Fact]
    public async Task Whoever_comes_for_nothing_else_is_shown_who_looked_and_given_the_slip()
    {
        BrowserPrints(opens: true);
        await LookAsync();
        var page = RenderVisit(await OwnAsync());

        await page.Find("[data-action=who-looked]").ClickAsync();

        Assert.Equal(Text<LookedText>("Title"), Words(page, "h1"));
        Assert.Equal("2", page.Find("[data-looks]").GetAttribute("data-looks"));
        var row = page.Find("[data-look=结婚证]").TextContent;
        Assert.Contains("本厅3号窗口，受理岗", row, StringComparison.Ordinal);
        Assert.Contains("办高龄津贴申领，交云山市清河区民政局", row, StringComparison.Ordinal);
        Assert.DoesNotContain("0317", page.Find("[data-looks]").TextContent, StringComparison.Ordinal);
        Assert.Contains("共2条", page.Find("[data-count]").TextContent, StringComparison.Ordinal);

        await page.Find("[data-action=slip]").ClickAsync();
        Assert.Equal(nameof(VisitPaper.WhoLooked), page.Find("[data-visit-paper]").GetAttribute("data-visit-paper"));
        await page.Find("[data-action=print-paper]").ClickAsync();
        Assert.Equal(nameof(AuditAction.PaperSent), (await Desk.ReadLogAsync())[^1].Action);

        await page.Find("[data-action=leave-paper]").ClickAsync();
        Assert.Equal(Text<LookedText>("Title"), Words(page, "h1"));
        await page.Find("[data-action=leave-looked]").ClickAsync();
        Assert.NotEmpty(page.FindAll("[data-field=item]"));
        Assert.Null(Desk.Contents.Of((await Desk.ReadLogAsync())[^1].Visit!.Value).Looked);
    }

    [Fact]
    public async Task The_days_can_be_narrowed_and_an_emptied_field_means_all_that_is_told()
    {
        await LookAsync();
        Desk.Time.Advance(TimeSpan.FromDays(30));
        var page = RenderVisit(await OwnAsync());
        await page.Find("[data-action=who-looked]").ClickAsync();
        Assert.Equal("2025-10-17", page.Find("[data-field=from]").GetAttribute("value"));

        await page.Find("[data-field=from]").ChangeAsync("2026-04-01");
        Assert.Empty(page.FindAll("[data-look=结婚证]"));

        await page.Find("[data-field=from]").ChangeAsync("");
        Assert.NotEmpty(page.FindAll("[data-look=结婚证]"));
        Assert.Equal(
            ["From=2025-10-17", "From=2026-04-01", "From=2025-10-17"],
            from entry in await Desk.ReadLogAsync()
            where entry.Action is nameof(AuditAction.WhoLookedAsked)
            select entry.Details!.Split('\n')[0]);
    }

    [Fact]
    public async Task Of_two_who_are_here_each_is_asked_about_alone()
    {
        await LookAsync();
        var visit = await Desk.ReceiveAsync();
        visit = await Desk.Parties.AddAsync(visit.Id, SomeClerk.Value, PartyRole.Spouse, isPresent: true, Cancellation);
        await IdentifyAsync(visit, SomeLicenses.Zheng, SomeLicenses.Gu);
        var page = RenderVisit(visit);
        await page.Find("[data-action=who-looked]").ClickAsync();
        Assert.Empty(page.FindAll("[data-looks]"));

        await page.Find("[data-field=party]").ChangeAsync(visit.Parties[1].Id.ToString());

        Assert.NotEmpty(page.FindAll("[data-look=结婚证]"));
    }

    [Fact]
    public async Task The_slip_is_in_the_edition_that_is_chosen()
    {
        var page = RenderVisit(await OwnAsync());
        await page.Find("[data-action=who-looked]").ClickAsync();
        await page.Find("[data-action=slip-edition]").ClickAsync();
        Assert.Contains(Text<LookedText>("Edition_To_Standard"), page.Find("[data-action=slip-edition]").TextContent, StringComparison.Ordinal);

        await page.Find("[data-action=slip]").ClickAsync();

        var visit = (await Desk.ReadLogAsync())[^1].Visit!.Value;
        using var file = UglyToad.PdfPig.PdfDocument.Open(Desk.Contents.Of(visit).Paper!.Pdf!);
        Assert.Equal(18, file.GetPages().SelectMany(sheet => sheet.Letters).Min(letter => letter.PointSize), 0.001);
    }

    [Fact]
    public async Task When_it_cannot_be_recorded_the_desk_stops()
    {
        await LookAsync();
        var page = RenderVisit(await OwnAsync());
        await Desk.BreakAuditAsync();

        await page.Find("[data-action=who-looked]").ClickAsync();

        Assert.Empty(page.FindAll("[data-looks]"));
        Assert.NotEmpty(page.FindAll("[data-stop]"));
    }

    [Fact]
    public async Task At_the_end_of_a_visit_what_was_before_can_be_asked_too()
    {
        var visit = await LookAsync();
        await Desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, VisitStep.Closing, Cancellation);
        var page = RenderVisit(visit);

        await page.Find("[data-action=who-looked-before]").ClickAsync();

        Assert.Equal(Text<LookedText>("Title"), Words(page, "h1"));
        await page.Find("[data-action=leave-looked]").ClickAsync();
        Assert.NotEmpty(page.FindAll("[data-action=who-looked-before]"));
    }

    [Fact]
    public async Task What_was_told_is_wiped_with_the_visit()
    {
        var visit = await OwnAsync();
        var page = RenderVisit(visit);
        await page.Find("[data-action=who-looked]").ClickAsync();

        await Desk.Visits.CloseAsync(visit.Id, SomeClerk.Value, Cancellation);

        Assert.Null(Desk.Contents.Find(visit.Id)?.Looked);
    }

    private async Task<Visit> OwnAsync()
    {
        var visit = await Desk.ReceiveAsync();
        await IdentifyAsync(visit, SomeLicenses.Gu);
        return visit;
    }

    private async Task IdentifyAsync(Visit visit, params CounterDesk.Domain.Licenses.Holder[] known)
    {
        foreach (var (party, who) in visit.Parties.Zip(known))
        {
            Assert.True(await Desk.Parties.IdentifyAsync(
                visit.Id, SomeClerk.Value, party.Id, SomeVisits.Identity, who, Cancellation));
        }

        await Desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, VisitStep.Purpose, Cancellation);
    }

    /// <summary>Gu's marriage certificate is looked at, at an earlier visit.</summary>
    private async Task<Visit> LookAsync()
    {
        var visit = await Desk.OpenVisitAsync();
        var license = SomeLicenses.Of(SomeLicenses.MarriageCertificate);
        Desk.Source.Has(license);
        await Desk.LookUp.SearchAsync(visit.Id, SomeClerk.Value, SomeLicenses.Gu.Code.Text, Cancellation);
        await Desk.LookUp.OpenAsync(visit.Id, SomeClerk.Value, license.Identifier, Cancellation);
        return visit;
    }
}
