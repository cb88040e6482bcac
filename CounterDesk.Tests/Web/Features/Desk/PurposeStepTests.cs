using System.Globalization;
using Bunit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Purpose;
using VisitPurpose = CounterDesk.Domain.Visits.Purpose;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class PurposeStepTests : VisitTestContext
{
    [Fact]
    public async Task The_filled_button_says_what_is_missing_until_everything_is_there()
    {
        var page = RenderVisit(await Desk.Visits.OpenAsync(SomeClerk.Value, Cancellation));

        Assert.Equal(Text<PurposeText>("Missing_Text"), MainButton(page));
        await page.Find("[data-field=purpose]").InputAsync("高龄津贴申领");
        Assert.Equal(Text<PurposeText>("Missing_Recipient"), MainButton(page));
        await page.Find("[data-field=recipient]").InputAsync("云山市清河区民政局");
        Assert.Equal(Text<PurposeText>("Missing_Basis"), MainButton(page));
        await page.Find("[data-field=basis] [data-digit='1']").ChangeAsync("HolderAuthorization");
        Assert.Equal(Text<PurposeText>("Missing_Proof"), MainButton(page));
        await page.Find("[data-field=proof] [data-digit='2']").ChangeAsync("SignedPaper");
        Assert.Equal(Text<PurposeText>("Record_Button"), MainButton(page));
    }

    [Fact]
    public async Task What_was_typed_and_chosen_is_recorded_and_the_visit_goes_on_to_looking_up()
    {
        var visit = await Desk.Visits.OpenAsync(SomeClerk.Value, Cancellation);
        var page = RenderVisit(visit);
        await FillAsync(page);

        await page.Find("[data-action=record]").ClickAsync();

        var recorded = await Desk.ReadVisitAsync(visit.Id);
        Assert.Equal(SomeVisits.Purpose, recorded.Purpose);
        Assert.Equal(Basis.Create(BasisKind.StatutoryDuty, BasisProof.Provision, "不动产登记暂行条例第 12 条"), recorded.Basis);
        Assert.Equal(VisitStep.Results, recorded.Step);
        Assert.Equal("高龄津贴申领", Words(page, "[data-field=purpose-shown]"));
        Assert.Equal(
            (await Desk.ReadLogAsync())[^1].Sequence.ToString(CultureInfo.InvariantCulture),
            page.Find("[data-proof]").GetAttribute("data-proof"));
    }

    [Fact]
    public async Task A_purpose_too_long_for_the_paper_is_said_where_it_was_typed()
    {
        var page = RenderVisit(await Desk.Visits.OpenAsync(SomeClerk.Value, Cancellation));

        await page.Find("[data-field=purpose]").InputAsync(new string('长', VisitPurpose.MaxTextLength + 3));

        Assert.Equal(Text<PurposeText>("Fault_TooLong", VisitPurpose.MaxTextLength, 3), Words(page, "#purpose-hint"));
        Assert.Equal(Text<PurposeText>("Missing_Mend"), MainButton(page));
    }

    [Fact]
    public async Task Nothing_is_recorded_while_something_is_missing()
    {
        var visit = await Desk.Visits.OpenAsync(SomeClerk.Value, Cancellation);
        var page = RenderVisit(visit);

        await page.Find("[data-action=record]").ClickAsync();

        Assert.False((await Desk.ReadVisitAsync(visit.Id)).MayLook);
    }

    [Fact]
    public async Task When_the_log_cannot_be_written_what_was_typed_is_recorded_once_it_can()
    {
        var visit = await Desk.Visits.OpenAsync(SomeClerk.Value, Cancellation);
        var page = RenderVisit(visit);
        await FillAsync(page);
        await Desk.BreakAuditAsync();
        await page.Find("[data-action=record]").ClickAsync();
        Assert.False((await Desk.ReadVisitAsync(visit.Id)).MayLook);

        await Desk.MendAuditAsync();
        await page.Find("[data-action=try-again]").ClickAsync();

        Assert.Equal(SomeVisits.Purpose, (await Desk.ReadVisitAsync(visit.Id)).Purpose);
    }

    private static async Task FillAsync(IRenderedComponent<VisitPage> page)
    {
        await page.Find("[data-field=purpose]").InputAsync(SomeVisits.Purpose.Text);
        await page.Find("[data-field=recipient]").InputAsync(SomeVisits.Purpose.Recipient);
        await page.Find("[data-field=basis] [data-digit='3']").ChangeAsync("StatutoryDuty");
        await page.Find("[data-field=note]").InputAsync("不动产登记暂行条例第 12 条");
    }

    private static string MainButton(IRenderedComponent<VisitPage> page) => Words(page, "[data-action=record] span");
}
