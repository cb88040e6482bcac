using Bunit;
using CounterDesk.Domain.IdCards;
using CounterDesk.Tests.Support;
using CounterDesk.Web;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.External.IdCardReaders;
using CounterDesk.Web.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Web.External.IdCardReaders;

public sealed class CardReaderPanelTests : BunitContext
{
    /// <summary>2026-03-18 10:29:07 in China.</summary>
    private readonly FakeTimeProvider _time = new(new(2026, 3, 18, 2, 29, 7, TimeSpan.Zero));

    private readonly List<CardReading> _told = [];
    private bool _isRecorded = true;

    public CardReaderPanelTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddWords();
        Services.AddSingleton<TimeProvider>(_time);
        Services.AddSingleton(new DeskClock(_time));
        Services.AddScoped<DeskBrowser>();
    }

    public static TheoryData<string, CardTrouble> States => new()
    {
        { nameof(ReaderState.NoSecureContext), CardTrouble.NoSecureContext },
        { nameof(ReaderState.NotAsked), CardTrouble.NotAsked },
        { nameof(ReaderState.Refused), CardTrouble.Refused },
        { nameof(ReaderState.NoService), CardTrouble.NoService },
        { nameof(ReaderState.TooSlow), CardTrouble.TooSlow },
    };

    public static TheoryData<string, CardTrouble> Answers => new()
    {
        { """{"resultFlag":-1,"errorMsg":"设备未连接"}""", CardTrouble.NoDevice },
        { """{"resultFlag":0,"resultContent":{"partyName":"林秀兰"}}""", CardTrouble.Half },
        { "<html>", CardTrouble.NotACard },
    };

    [Fact]
    public void A_card_is_shown_masked_with_what_its_data_say()
    {
        this.AddReader().Answers(SomeReader.Answer);

        var panel = RenderPanel(priorityAge: 70);

        Assert.Equal("read", State(panel));
        Assert.Contains("10:29:07", panel.Find(".st.pass").TextContent, StringComparison.Ordinal);
        Assert.Equal("林*兰", panel.Find("[data-field=card-name]").TextContent);
        Assert.Equal("999901 ******** 0021", panel.Find("[data-field=card-number]").TextContent);
        Assert.Equal("2006-04-01 起，长期", panel.Find("[data-field=card-validity]").TextContent);
        Assert.Contains("85 岁（1940 年 6 月 12 日生）", panel.Markup, StringComparison.Ordinal);
        Assert.Equal(
            ["NumberPassed", "InForce", "OldEnough"],
            panel.FindAll("[data-finding]").Select(found => found.GetAttribute("data-finding")));
        Assert.DoesNotContain(SomeCards.Name, panel.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(SomeCards.Number.Value, panel.Markup, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("[data-stand-in]"));
    }

    [Fact]
    public void The_counter_s_PC_is_named_as_the_one_who_says_so()
    {
        this.AddReader().Answers(SomeReader.Answer);

        Assert.Equal(Text("Word_Unsigned"), RenderPanel().Find("[data-field=card-word]").TextContent);
    }

    [Fact]
    public void Name_and_number_are_shown_whole_when_they_are_revealed()
    {
        this.AddReader().Answers(SomeReader.Answer);

        var panel = RenderPanel(revealed: true);

        Assert.Equal(SomeCards.Name, panel.Find("[data-field=card-name]").TextContent);
        Assert.Equal("999901 19400612 0021", panel.Find("[data-field=card-number]").TextContent);
    }

    [Fact]
    public void Somebody_younger_than_the_hall_s_age_is_not_told_so()
    {
        this.AddReader().Answers(SomeReader.Answer);

        var panel = RenderPanel(priorityAge: 90);

        Assert.Equal(
            ["NumberPassed", "InForce"],
            panel.FindAll("[data-finding]").Select(found => found.GetAttribute("data-finding")));
    }

    [Fact]
    public void A_card_that_has_ended_is_told_with_a_shape_of_its_own()
    {
        this.AddReader().Answers(SomeReader.Answer.Replace("长期", "20260317", StringComparison.Ordinal));

        var panel = RenderPanel();

        Assert.Equal("Fail", panel.Find("[data-outcome]:has([data-finding=Expired])").GetAttribute("data-outcome"));
    }

    [Theory]
    [MemberData(nameof(States))]
    public void What_the_browser_says_has_its_sentence(string state, CardTrouble trouble)
    {
        this.AddReader().Says(Enum.Parse<ReaderState>(state));

        AssertSays(RenderPanel(), trouble);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void What_the_service_says_has_its_sentence(string answer, CardTrouble trouble)
    {
        this.AddReader().Answers(answer);

        AssertSays(RenderPanel(), trouble);
    }

    [Fact]
    public void Without_a_reader_nobody_is_told_of_a_reading_and_the_panel_says_so()
    {
        this.AddReader(set: options => options.Dialect = "");

        var panel = RenderPanel();

        AssertSays(panel, CardTrouble.NotSetUp);
        Assert.Empty(_told);
        Assert.Empty(panel.FindAll("[data-action=read-card]"));
    }

    [Fact]
    public void What_is_no_card_is_told_with_the_reason()
    {
        this.AddReader().Answers(SomeReader.Answer.Replace("\"gender\":0", "\"gender\":1", StringComparison.Ordinal));

        Assert.Contains(
            Text("Fault_SexDisagrees"), RenderPanel().Find("[data-trouble]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_is_waited_for_until_the_time_is_over()
    {
        var script = this.AddReader();
        script.Answers("""{"resultFlag":-1,"errorMsg":"读卡失败"}""");

        var panel = RenderPanel();

        Assert.Equal("reading", State(panel));
        Assert.NotNull(panel.Find("[role=status] [data-outcome=Wait]"));
        for (var second = 0; second < 32 && State(panel) is "reading"; second++)
        {
            await Task.Delay(10, Xunit.TestContext.Current.CancellationToken);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        panel.WaitForAssertion(() => AssertSays(panel, CardTrouble.NoCard));
        Assert.True(script.Invocations["ask"].Count > 5);
    }

    [Fact]
    public async Task A_card_laid_while_it_is_waited_for_is_read()
    {
        var script = this.AddReader();
        script.Answers("""{"resultFlag":-1,"errorMsg":"读卡失败"}""");
        var panel = RenderPanel();

        script.Answers(SomeReader.Answer);
        await Task.Delay(10, Xunit.TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(1));

        panel.WaitForAssertion(() => Assert.Equal("read", State(panel)));
    }

    [Fact]
    public async Task The_browser_s_own_question_waits_for_the_clerk()
    {
        var script = this.AddReader();
        script.Says(ReaderState.NotAsked);
        var panel = RenderPanel();

        await panel.Find("[data-action=read-card]").ClickAsync();

        Assert.Equal(
            [false, true],
            script.Invocations["ask"].Select(asked => ((ReaderQuestion)asked.Arguments[0]!).MayPrompt));
    }

    [Fact]
    public void Nothing_is_read_that_could_not_be_announced()
    {
        var script = this.AddReader();
        script.Answers(SomeReader.Answer);

        var panel = RenderPanel(announced: false);

        Assert.Equal("idle", State(panel));
        Assert.Empty(script.Invocations["ask"]);
        Assert.Empty(_told);
    }

    [Fact]
    public void A_card_whose_reading_could_not_be_recorded_is_wiped_unseen()
    {
        this.AddReader().Answers(SomeReader.Answer);
        _isRecorded = false;

        var panel = RenderPanel();

        Assert.Equal("idle", State(panel));
        Assert.Empty(panel.FindAll("[data-card]"));
        Assert.True(Assert.IsType<CardReading.Read>(Assert.Single(_told)).Card.Photo.IsEmpty);
    }

    [Fact]
    public async Task The_picture_is_wiped_when_the_card_is_read_again_and_when_the_clerk_leaves()
    {
        var script = this.AddReader();
        script.Answers(SomeReader.Answer);
        var panel = RenderPanel();
        var first = ((CardReading.Read)_told[0]).Card;
        Assert.False(first.Photo.IsEmpty);

        await panel.Find("[data-action=read-card]").ClickAsync();
        var second = ((CardReading.Read)_told[1]).Card;
        Assert.True(first.Photo.IsEmpty);
        Assert.False(second.Photo.IsEmpty);

        await DisposeComponentsAsync();
        Assert.True(second.Photo.IsEmpty);
    }

    [Fact]
    public void Without_a_picture_the_clerk_is_sent_to_the_card_itself()
    {
        var script = this.AddReader();
        script.Answers(SomeReader.Answer.Replace("identityPic", "picture", StringComparison.Ordinal));

        var panel = RenderPanel();

        Assert.EndsWith(Text("Photo_NotGiven"), panel.Find("figcaption").TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("canvas"));
        Assert.Empty(script.Invocations["showPhoto"]);
    }

    [Fact]
    public void A_stand_in_says_so_even_where_the_setting_does_not()
    {
        this.AddReader().Answers("{\"standIn\":\"\"," + SomeReader.Answer.Trim()[1..]);

        Assert.Equal(Text("StandIn"), RenderPanel().Find("[data-stand-in]").TextContent);
    }

    [Fact]
    public void In_Production_a_stand_in_s_card_is_none()
    {
        this.AddReader("Production").Answers("{\"standIn\":\"\"," + SomeReader.Answer.Trim()[1..]);

        AssertSays(RenderPanel(), CardTrouble.NotACard);
    }

    [Fact]
    public void An_answer_longer_than_any_card_is_not_even_taken()
    {
        var nation = new string('汉', ReceivedCard.LongestAnswer);
        this.AddReader().Answers(SomeReader.Answer.Replace("汉", nation, StringComparison.Ordinal));

        var panel = RenderPanel();

        AssertSays(panel, CardTrouble.NotACard);
        Assert.Contains(Text("Fault_TooLong"), panel.Find("[data-trouble]").TextContent, StringComparison.Ordinal);
    }

    private static string? State(IRenderedComponent<CardReaderPanel> panel) =>
        panel.Find("[data-reader]").GetAttribute("data-reader");

    private void AssertSays(IRenderedComponent<CardReaderPanel> panel, CardTrouble trouble)
    {
        Assert.Equal($"{trouble}", State(panel));
        Assert.Equal("Unknown", panel.Find("[data-banner]").GetAttribute("data-banner"));
        Assert.Equal(Text($"Trouble_{trouble}", 15), panel.Find("[data-banner] b").TextContent);
        Assert.NotEmpty(panel.Find($"[data-trouble={trouble}]").TextContent);
        Assert.Equal(Text("ByHand"), panel.Find("[data-by-hand]").TextContent);
        Assert.Empty(panel.FindAll("[data-card]"));
    }

    private IRenderedComponent<CardReaderPanel> RenderPanel(
        int? priorityAge = null, bool revealed = false, bool announced = true) =>
        Render<CardReaderPanel>(parameters => parameters
            .Add(panel => panel.PriorityAge, priorityAge)
            .Add(panel => panel.Revealed, revealed)
            .Add(panel => panel.Announce, () => Task.FromResult(announced))
            .Add(panel => panel.OnRead, reading =>
            {
                _told.Add(reading);
                return Task.FromResult(_isRecorded);
            }));

    private string Text(string key, params object[] arguments) =>
        Services.GetRequiredService<IStringLocalizer<IdCardReaderText>>()[key, arguments];
}
