using System.Globalization;
using Bunit;
using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Sharing;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Features.ObjectionList;
using CounterDesk.Web.Localization;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Features.ObjectionList;

public sealed class ObjectionListPageTests : BunitContext, IAsyncLifetime
{
    private TestDesk _desk = null!;

    public static TheoryData<string, string[]> Shown => new()
    {
        { "Filter_{0}", Enum.GetNames<ObjectionFilter>() },
        { "Empty_{0}", Enum.GetNames<ObjectionFilter>() },
        { "Answer_{0}", Enum.GetNames<ObjectionAnswer>() },
        { "Answer_{0}_Note", Enum.GetNames<ObjectionAnswer>() },
        { "State_{0}", [.. Enum.GetNames<ObjectionState>().Except([nameof(ObjectionState.Open)])] },
        { "Heard_{0}", Enum.GetNames<ObjectionHeard>() },
        { "Pressure_{0}", [.. Enum.GetNames<ObjectionPressure>().Except([nameof(ObjectionPressure.Answered)])] },
    };

    public async ValueTask InitializeAsync()
    {
        _desk = await TestDesk.CreateAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddWords();
        Services.AddSingleton<TimeProvider>(_desk.Time);
        Services.AddSingleton(new DeskClock(_desk.Time));
        Services.AddSingleton(SomeObjections.AnswersOf(_desk));
        Services.AddSingleton(SomeObjections.SendingOf(_desk));
        Services.AddScoped<DeskBrowser>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _desk.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void Every_value_that_is_shown_has_words(string key, string[] names)
    {
        var text = Services.GetRequiredService<IStringLocalizer<ObjectionListText>>();

        Assert.NotEmpty(names);
        Assert.DoesNotContain(
            names, name => text[string.Format(CultureInfo.InvariantCulture, key, name)].ResourceNotFound);
    }

    [Fact]
    public void Clerks_and_supervisors_may_come_here() =>
        Assert.Equal(
            $"{DeskRoles.Clerk},{DeskRoles.Supervisor}",
            Assert.Single(typeof(ObjectionListPage).GetCustomAttributes(typeof(AuthorizeAttribute), false)
                .Cast<AuthorizeAttribute>()).Roles);

    [Fact]
    public async Task Urgency_is_told_by_shape_and_word()
    {
        await SomeObjections.KeepAsync(
            _desk,
            SomeObjections.Of(SomeObjections.Another(due: new(2026, 3, 16)), 1),
            SomeObjections.Of(SomeObjections.Another(due: new(2026, 3, 18)), 2),
            SomeObjections.Of(SomeObjections.Another(due: new(2026, 3, 19)), 3),
            SomeObjections.Of(SomeObjections.Another(due: new(2026, 4, 1)), 4),
            SomeObjections.Of(SomeObjections.Another(due: null), 5));

        var page = RenderFor(SomeClerk.Value);

        Assert.Equal(
            [
                ("Fail", Text("Pressure_Overdue", 2)), ("Warn", Text("Pressure_Today")),
                ("Warn", Text("Pressure_DueSoon", 1)), ("Wait", Text("Pressure_InTime", 14)),
                ("Unknown", Text("Pressure_DueDayUnknown")),
            ],
            page.FindAll("td [data-outcome]").Select(
                mark => (mark.GetAttribute("data-outcome")!, mark.TextContent.Trim())));
    }

    [Fact]
    public async Task A_clerk_sees_how_far_it_is_and_answers_nothing()
    {
        await SomeObjections.KeepAsync(_desk, SomeObjections.Of(SomeObjections.Filed));
        var page = RenderFor(SomeClerk.Value);

        await page.Find("[data-objection] button").ClickAsync();

        Assert.Contains(Text("Supervisor_Note"), page.Find("[data-drawer]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-action=record-answer]"));
    }

    [Fact]
    public async Task A_supervisor_records_an_answer_and_finds_the_objection_where_it_belongs_then()
    {
        await SomeObjections.KeepAsync(_desk, SomeObjections.Of(SomeObjections.Filed));
        var page = RenderFor(SomeObjections.Supervisor);

        await AnswerAsync(page, ObjectionAnswer.InTheRight);

        Assert.Equal("Pass", page.Find("[data-answered]").GetAttribute("data-answered"));
        Assert.Empty(page.FindAll("tr[data-objection]"));
        await page.Find("[data-filter=Agreed]").ClickAsync();
        Assert.Equal("Answered", page.Find("tr[data-objection]").GetAttribute("data-pressure"));
        await AnswerAsync(page, ObjectionAnswer.MendedAtSource);
        await page.Find("[data-filter=Closed]").ClickAsync();
        Assert.Equal("Pass", page.Find("td [data-outcome]").GetAttribute("data-outcome"));
        await page.Find("[data-objection] button").ClickAsync();
        Assert.Contains(Text("Closed_Note"), page.Find("[data-drawer]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_cannot_be_recorded_is_said_and_not_given()
    {
        await SomeObjections.KeepAsync(_desk, SomeObjections.Of(SomeObjections.Filed));
        var page = RenderFor(SomeObjections.Supervisor);
        await _desk.BreakAuditAsync();

        await AnswerAsync(page, ObjectionAnswer.MendedAtSource);

        Assert.NotEmpty(page.FindAll("[data-stop=log]"));
        Assert.Equal("InTime", page.Find("tr[data-objection]").GetAttribute("data-pressure"));
    }

    [Fact]
    public async Task One_that_was_sent_says_its_receipt_and_asking_records_what_the_issuer_answered()
    {
        var platform = new StubPlatform("yunling");
        _desk.Platforms.Add(platform);
        await SomeObjections.KeepAsync(_desk, SomeObjections.Sent("YY00000001"));
        var page = RenderFor(SomeClerk.Value);
        await page.Find("[data-objection] button").ClickAsync();
        Assert.Contains("YY00000001", page.Find("[data-sending=Taken]").TextContent, StringComparison.Ordinal);
        Assert.Contains(platform.Name.Chinese, page.Find("[data-sending]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-action=letter], [data-action=send-objection]"));
        platform.Standing = new PlatformAnswer<ReportStanding>.Unreachable(UnreachableCause.Silent, DateTime.UnixEpoch);

        await page.Find("[data-action=follow-objection]").ClickAsync();
        Assert.Equal("Silent", page.Find("[data-heard]").GetAttribute("data-heard"));

        platform.Standing = new PlatformAnswer<ReportStanding>.Answered(new("YY00000001", ReportProgress.Mended));
        await page.Find("[data-action=follow-objection]").ClickAsync();

        Assert.Equal("Answered", page.Find("[data-heard]").GetAttribute("data-heard"));
        await page.Find("[data-filter=Closed]").ClickAsync();
        Assert.Equal("Pass", page.Find("td [data-outcome]").GetAttribute("data-outcome"));
    }

    [Fact]
    public async Task What_may_have_arrived_offers_no_second_sending_and_a_supervisor_a_letter()
    {
        var objection = SomeObjections.Of(SomeObjections.Filed);
        objection.BeginSending("yunling", SomeObjections.FiledAt);
        objection.EndSending(new(SendingState.Unknown, null, "Silent"));
        await SomeObjections.KeepAsync(_desk, objection);

        var page = RenderFor(SomeObjections.Supervisor);
        await page.Find("[data-objection] button").ClickAsync();

        Assert.Contains("yunling", page.Find("[data-sending=Unknown]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-action=send-objection]"));
        Assert.Equal($"/objections/{objection.Number}/letter.pdf", page.Find("[data-action=letter]").GetAttribute("href"));
    }

    [Fact]
    public void An_empty_list_says_so()
    {
        var page = RenderFor(SomeClerk.Value);

        Assert.Contains(Text("Empty_Open"), page.Find("[data-empty]").TextContent, StringComparison.Ordinal);
    }

    private static async Task AnswerAsync(IRenderedComponent<ObjectionListPage> page, ObjectionAnswer answer)
    {
        await page.Find("[data-objection] button").ClickAsync();
        await page.Find($"[data-field=answer] input[value={answer}]").ChangeAsync(answer.ToString());
        await page.Find("[data-action=record-answer]").ClickAsync();
    }

    private IRenderedComponent<ObjectionListPage> RenderFor(Clerk clerk)
    {
        this.SignInClerk(clerk);
        return Render<ObjectionListPage>();
    }

    private string Text(string key, params object[] arguments) =>
        Services.GetRequiredService<IStringLocalizer<ObjectionListText>>()[key, arguments];
}
