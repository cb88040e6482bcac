using Bunit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Features.ApplicantScreen;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Features.ApplicantScreen;

public sealed class ScreenPageTests : ScreenTestContext
{
    private static readonly DateTimeOffset _now = new(2026, 3, 18, 10, 28, 0, TimeSpan.FromHours(8));

    public static TheoryData<string, bool> Pages
    {
        get
        {
            var pages = new TheoryData<string, bool>();
            foreach (var (name, _) in SomeScreens.All(_now))
            {
                pages.Add(name, false);
                pages.Add(name, true);
            }

            return pages;
        }
    }

    [Fact]
    public void A_screen_of_no_counter_shows_a_code_and_nothing_else()
    {
        var page = RenderScreen();

        Assert.Equal(Codes.CodeOf(Device), page.Find("[data-code]").TextContent);
        Assert.Empty(page.FindAll("button[data-action=help], .figure"));
    }

    [Fact]
    public async Task Once_a_clerk_typed_the_code_the_screen_is_the_counters_and_says_nothing_personal()
    {
        var page = RenderScreen();

        await PairAsync();

        page.WaitForElement("[data-screen=Idle]");
        Assert.Equal("3", page.Find(".nn .n").TextContent);
        Assert.Equal("云山市政务服务中心", page.Find(".top b").TextContent);
        Assert.NotEmpty(page.FindAll(".demo"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_asks_one_thing_in_the_language_of_the_visit(string name, bool isEnglish)
    {
        var model = SomeScreens.All(_now).Single(shown => shown.Name == name).Model;
        await PairAsync();
        Show(model, VisitNeeds.OtherLanguage);
        if (isEnglish)
        {
            await Screens.AnswerAsync(Counter, Guid.Empty, new ScreenAnswer.Language(), Cancellation);
        }

        var page = RenderScreen();

        var words = isEnglish ? ScreenWords.English : ScreenWords.Chinese;
        Assert.Equal(words.Culture.Name, page.Find(".scr").GetAttribute("lang"));
        var question = Services.GetRequiredService<AskedWords>().TitleOf(model, words);
        Assert.Equal(question, Plain(Assert.Single(page.FindAll("h1")).TextContent));
        Assert.DoesNotContain("{0}", page.Markup, StringComparison.Ordinal);
        Assert.Contains(words["Help_Call"], page.Find("[data-action=help]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agreeing_and_refusing_look_alike_and_nothing_is_chosen_beforehand()
    {
        var page = await RenderAsync(SomeScreens.Consent());

        var agree = page.Find("[data-action=agree]");
        var refuse = page.Find("[data-action=refuse]");
        Assert.Equal(agree.ClassName, refuse.ClassName);
        Assert.Equal(agree.ParentElement, refuse.ParentElement);
        Assert.Empty(page.FindAll("[autofocus], [aria-pressed], [checked]"));
    }

    [Fact]
    public async Task Consent_says_who_looks_at_what_for_whom_why_and_for_how_long()
    {
        var page = await RenderAsync(SomeScreens.Consent());

        Assert.Equal(
            ["身份证", "户口簿里您那一页", "社保卡"], page.FindAll("[data-asked] b").Select(name => name.TextContent));
        Assert.Equal("看姓名、和户主的关系、地址，别人的不看", page.FindAll("[data-asked] .small")[1].TextContent);
        Assert.Equal(
            ["3 号窗口的工作人员", "清河区民政局", "办高龄津贴，不做别的", "内容办完就清，编号留 6 个月"],
            page.FindAll(".facts dd").Select(fact => Plain(fact.TextContent)));
    }

    public static TheoryData<string, string, ScreenAnswer> Buttons => new()
    {
        { "consent", "agree", new ScreenAnswer.Agreed() }, { "consent", "refuse", new ScreenAnswer.Refused() },
        { "consent", "ask-clerk", new ScreenAnswer.AskClerk() }, { "notice", "seen", new ScreenAnswer.Seen() },
        { "notice", "ask-clerk", new ScreenAnswer.AskClerk() }, { "rating", "not-rated", new ScreenAnswer.NotRated() },
        { "goodbye", "more-time", new ScreenAnswer.MoreTime() }, { "goodbye", "taken", new ScreenAnswer.Taken() },
        { "idle", "help", new ScreenAnswer.Help() }, { "idle", "bigger", new ScreenAnswer.Bigger() },
        { "idle", "contrast", new ScreenAnswer.Contrast() }, { "idle", "read", new ScreenAnswer.Read() },
    };

    [Theory]
    [MemberData(nameof(Buttons))]
    public async Task What_is_pressed_is_the_answer(string name, string action, ScreenAnswer answer)
    {
        var page = await RenderAsync(SomeScreens.All(_now).Single(shown => shown.Name == name).Model);

        await page.Find($"[data-action={action}]").ClickAsync();

        Assert.Equal(answer, Assert.Single(Pressed));
    }

    [Fact]
    public async Task Five_words_grade_the_service_the_best_first_and_none_is_chosen()
    {
        var page = await RenderAsync(SomeScreens.Rating());

        Assert.Equal(
            ["非常满意", "满意", "基本满意", "不满意", "非常不满意"],
            page.FindAll("[data-grade] > span:first-child").Select(word => word.TextContent));
        Assert.Equal(
            [5, 4, 3, 2, 1], page.FindAll("[data-grade]").Select(grade => grade.QuerySelectorAll(".f").Length));
        await page.Find("[data-grade=Dissatisfied]").ClickAsync();

        Assert.Equal(new ScreenAnswer.Rated(RatingGrade.Dissatisfied), Assert.Single(Pressed));
    }

    [Fact]
    public async Task An_answer_that_comes_too_late_says_that_it_does_not_count()
    {
        var page = await RenderAsync(SomeScreens.Consent());
        Stage.Set(Counter, SomeScreens.Look(SomeScreens.Consent())); // Asked anew, and the page has not heard of it.

        await page.Find("[data-action=agree]").ClickAsync();

        Assert.Empty(Pressed);
        Assert.Equal("Note_TakenBack", page.Find(".told").GetAttribute("data-note"));
    }

    [Fact]
    public async Task A_revoked_screen_answers_nothing_even_before_it_has_noticed()
    {
        var page = await RenderAsync(SomeScreens.Consent());
        await using (var db = Desk.Database.CreateDbContext())
        {
            // Another process revoked it, so nobody tells this one.
            await db.Set<PairedScreen>().ExecuteUpdateAsync(
                row => row.SetProperty(screen => screen.RevokedAtUtc, DateTime.UnixEpoch), Cancellation);
        }

        await page.Find("[data-action=agree]").ClickAsync();

        Assert.Empty(Pressed);
        page.WaitForElement("[data-screen=Unpaired]");
    }

    [Fact]
    public async Task An_answer_that_could_not_be_recorded_says_so_and_can_be_given_again()
    {
        Services.AddSingleton<IScreenSource>(new LogIsDown());
        await PairAsync();
        var page = RenderScreen();

        await page.Find("[data-action=agree]").ClickAsync();

        Assert.Equal("Note_NotRecorded", page.Find(".told").GetAttribute("data-note"));
        Assert.Null(page.Find("[data-action=agree]").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task A_change_is_shown_when_the_screen_is_told_and_when_it_looks_by_itself()
    {
        var page = await RenderAsync(new ScreenModel.Idle());

        Show(new ScreenModel.Found(3));
        page.WaitForElement("[data-screen=Found]");

        Stage.Set(Counter, SomeScreens.Look(SomeScreens.Rating())); // Another process changed it.
        Desk.Time.Advance(TimeSpan.FromSeconds(2));
        page.WaitForElement("[data-screen=Rating]");
    }

    [Fact]
    public async Task A_revoked_screen_falls_back_to_its_code_when_told_and_within_two_seconds_when_not()
    {
        var page = await RenderAsync(SomeScreens.Consent());
        await Pairing.RevokeAsync(SomeClerk.Value, Counter, Cancellation);
        page.WaitForElement("[data-screen=Unpaired]");
        Assert.DoesNotContain("高龄津贴", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_shown_any_longer()
    {
        var page = await RenderAsync(SomeScreens.Consent());
        await Desk.Database.DisposeAsync();

        Screens.Tell(Counter);

        page.WaitForElement("[data-page=Wait-Reconnecting]");
        Assert.DoesNotContain("高龄津贴", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Type_and_contrast_follow_the_needs_and_the_buttons()
    {
        var page = await RenderAsync(SomeScreens.Consent(), VisitNeeds.LargePrint | VisitNeeds.HighContrast);
        Assert.Equal(("150", "dark"), Dress(page));

        await page.Find("[data-action=bigger]").ClickAsync();
        await page.Find("[data-action=contrast]").ClickAsync();

        Assert.Equal(("200", null), Dress(page));
        Assert.Empty(page.FindAll("[data-action=bigger]"));
        await page.Find("[data-action=smaller]").ClickAsync();
        Assert.Equal(("150", null), Dress(page));
        Assert.Equal(("150", null), Dress(RenderScreen())); // After a reload as well.
    }

    [Fact]
    public async Task The_time_that_is_left_is_said_and_shown_and_then_nothing_is_left()
    {
        var page = await RenderAsync(SomeScreens.Goodbye(_now.AddSeconds(20)));
        Assert.Equal("20", page.Find("[data-left]").GetAttribute("data-left"));

        Desk.Time.Advance(TimeSpan.FromSeconds(5));
        page.WaitForAssertion(() => Assert.Equal("15", page.Find("[data-left]").GetAttribute("data-left")));
        Assert.Equal("width: 75%", page.Find(".bar i").GetAttribute("style"));

        Desk.Time.Advance(TimeSpan.FromSeconds(15));
        page.WaitForElement("[data-screen=Idle]");
    }

    [Fact]
    public async Task More_time_is_more_time()
    {
        var page = await RenderAsync(SomeScreens.Goodbye(_now.AddSeconds(20)));
        Desk.Time.Advance(TimeSpan.FromSeconds(19));

        Show(SomeScreens.Goodbye(_now.AddSeconds(79)));

        page.WaitForAssertion(() => Assert.Equal("60", page.Find("[data-left]").GetAttribute("data-left")));
        Assert.Equal("width: 100%", page.Find(".bar i").GetAttribute("style"));
    }

    [Fact]
    public async Task A_hall_that_wants_a_signature_asks_after_the_answer_and_lets_go_without()
    {
        var page = await RenderAsync(SomeScreens.Consent(maySign: true));

        await page.Find("[data-action=agree]").ClickAsync();
        Assert.Empty(Pressed);
        Assert.Single(page.FindAll("canvas.pad"));
        Assert.Equal("true", page.Find("[data-action=signed]").GetAttribute("aria-disabled"));

        await page.Find("[data-action=agree]").ClickAsync();
        Assert.Equal(new ScreenAnswer.Agreed(), Assert.Single(Pressed));
    }

    [Fact]
    public async Task A_signature_that_was_not_kept_is_said_not_to_count_and_can_be_given_again()
    {
        var page = await RenderAsync(SomeScreens.Consent(maySign: true) with { SignatureMonths = 6 });
        await page.Find("[data-action=agree]").ClickAsync();
        Assert.Contains("6", page.Find(".r .small").TextContent, StringComparison.Ordinal);
        Services.GetRequiredService<ScreenStage>().Outcome = ScreenOutcome.SignatureNotKept;

        await page.Find("[data-action=agree]").ClickAsync();

        Assert.Equal("Note_SignatureNotKept", page.Find(".told").GetAttribute("data-note"));
        Assert.Single(page.FindAll("canvas.pad"));
        Assert.Null(page.Find("[data-action=agree]").GetAttribute("aria-disabled"));
    }

    private static (string?, string?) Dress(IRenderedComponent<ScreenPage> page) =>
        (page.Find(".scr").GetAttribute("data-size"), page.Find(".scr").GetAttribute("data-contrast"));

    // As it is read, without what only keeps lines together.
    private static string Plain(string text) =>
        string.Join(' ', text.Replace('\u00A0', ' ').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private sealed class LogIsDown : IScreenSource
    {
        private readonly ScreenLook _look = SomeScreens.Look(SomeScreens.Consent());

        public Task<ScreenLook> LookAsync(string counter, CancellationToken cancellationToken) =>
            Task.FromResult(_look);

        public Task<ScreenOutcome> AnswerAsync(
            string counter, Guid question, ScreenAnswer answer, CancellationToken cancellationToken) =>
            throw new AuditUnavailableException(new InvalidOperationException());
    }
}
