using Bunit;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Features.Desk;
using CounterDesk.Web.Features.Desk.Purpose;

namespace CounterDesk.Tests.Web.Features.Desk;

public sealed class PurposeStepTests : VisitTestContext
{
    private static readonly ServiceItem _item = SomeServiceItems.OldAgeAllowance;

    [Fact]
    public async Task A_service_item_is_found_by_the_initials_of_its_pinyin_and_shows_what_it_needs()
    {
        var page = await RenderAsync();
        Assert.Equal(Text<PurposeText>("Missing_Item"), MainButton(page));

        await page.Find("[data-field=item]").InputAsync("glj");
        await page.Find("[data-action=item]").ClickAsync();

        Assert.Equal(_item.Code, page.Find("[data-chosen]").GetAttribute("data-chosen"));
        Assert.Equal(
            _item.Materials.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
            page.Find("[data-materials]").GetAttribute("data-materials"));
        Assert.Contains("林*兰", MainButton(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_chosen_of_a_list_that_is_gone_is_what_was_typed_or_nothing(bool isFirst)
    {
        var page = await RenderAsync();
        await page.Find("[data-field=item]").InputAsync("glj");
        var stale = new FoundItem(_item with { Code = "999900-XX-0001" }, isFirst, "");

        await page.InvokeAsync(() => page.FindComponent<ItemSearch>().Instance.OnChoose.InvokeAsync(stale));

        Assert.Equal(isFirst ? 1 : 0, page.FindAll($"[data-chosen='{_item.Code}']").Count);
        Assert.Empty(page.FindAll($"[data-chosen='{stale.Item.Code}']"));
    }

    [Fact]
    public async Task What_was_chosen_is_recorded_and_the_question_stands_on_the_screen_at_once()
    {
        var page = await RenderAsync();
        await ChooseAsync(page);

        await page.Find("[data-action=record]").ClickAsync();

        var visit = Assert.Single((await Desk.Visits.LookAtIdleDeskAsync(SomeClerk.Value, Cancellation)).Open);
        Assert.Equal((_item.Code, _item.Name, _item.Recipients[0]), (visit.ItemCode, visit.PurposeText, visit.Recipient));
        Assert.Equal(Kinds(), visit.Purpose!.Kinds);
        Assert.Equal((VisitStep.Consent, visit.Parties[0].Id), (visit.Step, visit.Question!.Holder));
        Assert.Equal(Kinds(), visit.Question.Kinds);
    }

    [Fact]
    public async Task Another_recipient_is_typed_and_one_too_long_for_the_paper_is_said_where_it_was_typed()
    {
        var page = await RenderAsync();
        await ChooseAsync(page);
        await page.Find($"[data-field=recipient] [value='{_item.Recipients.Length}']").ChangeAsync($"{_item.Recipients.Length}");
        Assert.Equal(Text<PurposeText>("Missing_Recipient"), MainButton(page));

        await page.Find("[data-field=other-recipient]").InputAsync(new string('长', Purpose.MaxRecipientLength + 3));

        Assert.Equal(
            Text<PurposeText>("Fault_TooLong", Purpose.MaxRecipientLength, 3), Words(page, "#other-recipient-hint"));
        Assert.Equal(Text<PurposeText>("Missing_Mend"), MainButton(page));
    }

    [Fact]
    public async Task Nothing_is_recorded_while_something_is_missing()
    {
        var page = await RenderAsync();

        await page.Find("[data-action=record]").ClickAsync();

        Assert.Null(Assert.Single((await Desk.Visits.LookAtIdleDeskAsync(SomeClerk.Value, Cancellation)).Open).Purpose);
    }

    [Fact]
    public async Task What_no_agent_may_do_is_refused_with_its_provision()
    {
        await Desk.BringAsync(_item with { NotDelegableBecause = "民法典第 1049 条" });
        var visit = await Desk.ReceiveAsync(Visitor.Agent);
        await Desk.Parties.IdentifyAsync(
            visit.Id, SomeClerk.Value, visit.Parties[0].Id, SomeVisits.Identity, SomeVisits.Gu, Cancellation);
        await Desk.Parties.IdentifyAsync(
            visit.Id, SomeClerk.Value, visit.Parties[1].Id, SomeVisits.NotHere, SomeVisits.Lin, Cancellation);
        await Desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, VisitStep.Purpose, Cancellation);
        var page = RenderVisit(visit);

        await ChooseAsync(page);

        Assert.Contains("民法典第 1049 条", page.Find("[data-banner=Fail]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("[data-action=record]").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task When_the_log_cannot_be_written_what_was_chosen_is_recorded_once_it_can()
    {
        var page = await RenderAsync();
        await ChooseAsync(page);
        await Desk.BreakAuditAsync();
        await page.Find("[data-action=record]").ClickAsync();
        Assert.NotEmpty(page.FindAll("[data-stop=log]"));

        await Desk.MendAuditAsync();
        await page.Find("[data-action=try-again]").ClickAsync();

        Assert.Equal(
            _item.Code, Assert.Single((await Desk.Visits.LookAtIdleDeskAsync(SomeClerk.Value, Cancellation)).Open).ItemCode);
    }

    private static async Task ChooseAsync(IRenderedComponent<VisitPage> page)
    {
        await page.Find("[data-field=item]").InputAsync(_item.Code);
        await page.Find("[data-action=item]").ClickAsync();
    }

    private static IEnumerable<string> Kinds() =>
        RequiredMaterials.Of(_item, SomeLicenses.Catalog).Kinds.Select(kind => kind.Code);

    private static string MainButton(IRenderedComponent<VisitPage> page) => Words(page, "[data-action=record] span");

    private async Task<IRenderedComponent<VisitPage>> RenderAsync()
    {
        await Desk.BringAsync(_item);
        var visit = await Desk.ReceiveAsync();
        await Desk.Parties.IdentifyAsync(
            visit.Id, SomeClerk.Value, visit.Parties[0].Id, SomeVisits.Identity, SomeVisits.Lin, Cancellation);
        await Desk.Visits.GoToAsync(visit.Id, SomeClerk.Value, VisitStep.Purpose, Cancellation);
        return RenderVisit(visit);
    }
}
