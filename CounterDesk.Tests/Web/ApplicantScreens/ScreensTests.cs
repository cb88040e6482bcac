using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Visits;
using Microsoft.Extensions.Time.Testing;

namespace CounterDesk.Tests.Web.ApplicantScreens;

public sealed class ScreensTests
{
    private const string Counter = "3";

    private readonly FakeTimeProvider _time = new(new(2026, 3, 18, 2, 28, 0, TimeSpan.Zero));
    private readonly ScreenStage _stage = new();
    private readonly Screens _screens;

    public ScreensTests() => _screens = new Screens(_stage, _time);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_to_the_question_that_stands_is_taken_and_everybody_is_told()
    {
        var consent = Show(SomeScreens.Consent());
        var told = new List<string>();
        _screens.Changed += told.Add;

        Assert.True(await AnswerAsync(consent.Question, new ScreenAnswer.Agreed()));

        Assert.Equal((Counter, consent.Question, new ScreenAnswer.Agreed()), Assert.Single(_stage.Answers));
        Assert.Equal([Counter], told);
    }

    [Fact]
    public async Task An_answer_to_a_question_that_was_taken_back_is_refused()
    {
        var before = Show(SomeScreens.Consent());
        Show(SomeScreens.Consent());

        Assert.False(await AnswerAsync(before.Question, new ScreenAnswer.Agreed()));
        Assert.Empty(_stage.Answers);
    }

    public static TheoryData<string, ScreenAnswer> Unfit => new()
    {
        { "idle", new ScreenAnswer.Agreed() }, { "rating", new ScreenAnswer.Agreed() },
        { "consent", new ScreenAnswer.Seen() }, { "consent", new ScreenAnswer.NotRated() },
        { "notice", new ScreenAnswer.Refused() }, { "goodbye", new ScreenAnswer.Rated(RatingGrade.Satisfied) },
        { "consent", new ScreenAnswer.Taken() }, { "idle", new ScreenAnswer.AskClerk() },
        { "consent", new ScreenAnswer.Agreed(SomeInk.Text) },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public async Task An_answer_that_the_page_has_no_button_for_is_refused(string page, ScreenAnswer answer)
    {
        var model = Show(SomeScreens.All(_time.GetUtcNow()).Single(shown => shown.Name == page).Model);

        Assert.False(await AnswerAsync(model.AskedAs, answer));
        Assert.Empty(_stage.Answers);
    }

    [Fact]
    public async Task A_signature_is_taken_only_where_the_hall_wants_one()
    {
        var consent = Show(SomeScreens.Consent(maySign: true));

        Assert.True(await AnswerAsync(consent.Question, new ScreenAnswer.Agreed(SomeInk.Text)));
    }

    [Fact]
    public async Task Help_can_be_called_whatever_is_shown()
    {
        Assert.True(await AnswerAsync(Guid.NewGuid(), new ScreenAnswer.Help()));
        Assert.Equal(new ScreenAnswer.Help(), Assert.Single(_stage.Answers).Answer);
    }

    [Fact]
    public async Task Type_grows_in_steps_to_twice_its_size_and_back()
    {
        var sizes = new List<int>();
        foreach (var answer in (ScreenAnswer[])
        [
            new ScreenAnswer.Bigger(), new ScreenAnswer.Bigger(), new ScreenAnswer.Bigger(), new ScreenAnswer.Bigger(),
            new ScreenAnswer.Smaller(),
        ])
        {
            await AnswerAsync(Guid.Empty, answer);
            sizes.Add((await LookAsync()).Comfort.Size);
        }

        Assert.Equal([125, 150, 200, 200, 150], sizes);
    }

    [Fact]
    public async Task Needs_decide_how_a_screen_looks_until_somebody_presses_otherwise()
    {
        Show(SomeScreens.Consent(), VisitNeeds.LargePrint | VisitNeeds.HighContrast | VisitNeeds.ReadAloud);
        Assert.Equal(
            new ScreenComfort(150, IsDark: true, IsReading: true, IsSlow: false, IsEnglish: false),
            (await LookAsync()).Comfort);

        await AnswerAsync(Guid.Empty, new ScreenAnswer.Contrast());
        await AnswerAsync(Guid.Empty, new ScreenAnswer.Read());
        await AnswerAsync(Guid.Empty, new ScreenAnswer.Slower());

        Assert.Equal(
            new ScreenComfort(150, IsDark: false, IsReading: false, IsSlow: true, IsEnglish: false),
            (await LookAsync()).Comfort);
    }

    [Fact]
    public async Task Another_language_is_there_only_for_those_who_need_one()
    {
        Show(SomeScreens.Consent());
        await AnswerAsync(Guid.Empty, new ScreenAnswer.Language());
        Assert.False((await LookAsync()).Comfort.IsEnglish);

        Show(SomeScreens.Consent(), VisitNeeds.OtherLanguage);
        Assert.True((await LookAsync()).Comfort.IsEnglish);
    }

    [Fact]
    public async Task The_next_applicant_finds_the_screen_as_if_nobody_had_been_there()
    {
        Show(SomeScreens.Consent());
        await AnswerAsync(Guid.Empty, new ScreenAnswer.Bigger());
        Show(new ScreenModel.Idle());
        await LookAsync();

        Show(SomeScreens.Consent());

        Assert.Equal(100, (await LookAsync()).Comfort.Size);
    }

    [Fact]
    public async Task What_is_pressed_before_the_visit_stays_for_it_but_not_for_long_when_nobody_comes()
    {
        await AnswerAsync(Guid.Empty, new ScreenAnswer.Bigger());
        Assert.Equal(125, (await LookAsync()).Comfort.Size);

        _time.Advance(TimeSpan.FromSeconds(119));
        Show(SomeScreens.Consent());
        Assert.Equal(125, (await LookAsync()).Comfort.Size);

        Show(new ScreenModel.Idle());
        await AnswerAsync(Guid.Empty, new ScreenAnswer.Bigger());
        _time.Advance(TimeSpan.FromSeconds(121));
        Assert.Equal(100, (await LookAsync()).Comfort.Size);
    }

    [Fact]
    public async Task The_clerk_lets_the_page_be_read_and_stops_it_again()
    {
        Show(SomeScreens.Consent());
        var before = await LookAsync();

        _screens.Read(Counter);
        var reading = await LookAsync();
        Assert.True(reading.Comfort.IsReading);
        Assert.NotEqual(before.Readings, reading.Readings);

        _screens.Says(Counter, "请等一等");
        _screens.Read(Counter);
        Assert.False((await LookAsync()).Comfort.IsReading);
    }

    [Fact]
    public void A_screen_tells_with_what_it_speaks_and_is_there_while_it_is_seen()
    {
        _screens.Seen(Counter);
        _screens.Speaks(Counter, ScreenVoice.SoundFiles);

        Assert.True(_screens.StateOf(Counter).IsMute);
        Assert.True(_screens.StateOf(Counter).IsThere(_time.GetUtcNow()));
        Assert.True(_screens.StateOf(Counter).IsMute);

        _time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(_screens.StateOf(Counter).IsThere(_time.GetUtcNow()));
    }

    private TModel Show<TModel>(TModel model, VisitNeeds needs = VisitNeeds.None)
        where TModel : ScreenModel
    {
        _stage.Set(Counter, new ScreenLook(needs, model));
        return model;
    }

    private Task<ScreenLook> LookAsync() => _screens.LookAsync(Counter, Cancellation);

    private async Task<bool> AnswerAsync(Guid question, ScreenAnswer answer) =>
        await _screens.AnswerAsync(Counter, question, answer, Cancellation) is ScreenOutcome.Recorded;
}
