using Bunit;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Tests.Web.Components;

/// <summary>What the parts of the desk promise wherever they are used.</summary>
public sealed class PartTests : BunitContext
{
    public PartTests() => Services.AddWords();

    private enum Answer
    {
        Good,
        Spoiled,
        Jammed,
    }

    [Fact]
    public void No_answer_is_preselected()
    {
        var choices = RenderChoices(value: null);

        Assert.Equal(3, choices.FindAll("input[type=radio]").Count);
        Assert.Empty(choices.FindAll("input[checked]"));
    }

    [Fact]
    public void Each_answer_has_the_number_key_that_is_drawn_beside_it()
    {
        var choices = RenderChoices(value: null);

        Assert.Equal(["1", "2", "3"], choices.FindAll("input").Select(input => input.GetAttribute("data-digit")));
        Assert.Equal(["1", "2", "3"], choices.FindAll("kbd").Select(key => key.TextContent));
    }

    [Fact]
    public void Choosing_tells_the_page_what_was_chosen()
    {
        Answer? chosen = null;
        var choices = Render<Choices<Answer>>(parameters => parameters
            .Add(choices => choices.Name, "outcome").Add(choices => choices.Legend, "?").Add(choices => choices.Options, Options())
            .Add(choices => choices.ValueChanged, value => chosen = value));

        choices.Find("[data-digit='2']").Change("Spoiled");

        Assert.Equal(Answer.Spoiled, chosen);
    }

    [Fact]
    public void An_answer_that_cannot_be_given_says_why_and_cannot_be_chosen()
    {
        var choices = Render<Choices<Answer>>(parameters => parameters
            .Add(choices => choices.Name, "outcome").Add(choices => choices.Legend, "?")
            .Add(choices => choices.Options, [new Choice<Answer>(Answer.Jammed, "卡纸", "没有打印机", Off: true)]));

        Assert.True(choices.Find("input").HasAttribute("disabled"));
        Assert.Equal("没有打印机", choices.Find(".opt.off .note").TextContent);
    }

    [Fact]
    public void A_button_that_cannot_be_pressed_stays_reachable_and_does_nothing()
    {
        var pressed = 0;
        var button = Render<DeskButton>(parameters => parameters
            .Add(button => button.Action, "record").Add(button => button.Label, "先写交给谁").Add(button => button.Key, "Enter")
            .Add(button => button.Off, true).Add(button => button.OnClick, () => pressed++));

        button.Find("[data-action=record]").Click();

        Assert.Equal(0, pressed);
        Assert.Equal("true", button.Find("button").GetAttribute("aria-disabled"));
        Assert.False(button.Find("button").HasAttribute("disabled"));
    }

    [Fact]
    public void A_button_with_two_keys_draws_the_first_and_answers_both()
    {
        var button = Render<DeskButton>(parameters => parameters
            .Add(button => button.Action, "wipe").Add(button => button.Label, "结束并清屏").Add(button => button.Key, "F9 Enter"));

        Assert.Equal("F9", button.Find("kbd").TextContent);
        Assert.Equal("F9 Enter", button.Find("button").GetAttribute("data-key"));
    }

    [Fact]
    public void Every_outcome_has_a_shape_of_its_own_and_a_word_of_its_own()
    {
        var marks = Enum.GetValues<Outcome>().Select(outcome =>
            Render<OutcomeMark>(parameters => parameters.Add(mark => mark.Outcome, outcome))).ToList();

        Assert.Equal(marks.Count, marks.Select(mark => mark.Find("svg").InnerHtml).Distinct().Count());
        Assert.Equal(marks.Count, marks.Select(mark => mark.Find(".st").TextContent).Distinct().Count());
    }

    [Fact]
    public void What_could_not_be_checked_is_dashed_and_begins_with_another_character_than_a_pass()
    {
        var words = Services.GetRequiredService<IStringLocalizer<SharedText>>();
        var mark = Render<OutcomeMark>(parameters => parameters.Add(mark => mark.Outcome, Outcome.Unknown));

        Assert.Contains("stroke-dasharray", mark.Markup, StringComparison.Ordinal);
        Assert.Equal(
            3, new[] { Outcome.Pass, Outcome.Fail, Outcome.Unknown }.Select(outcome => words[$"Outcome_{outcome}"].Value[0]).Distinct().Count());
    }

    [Fact]
    public void What_was_typed_is_never_written_back_to_the_page()
    {
        var typed = "";
        var box = Render<TextBox>(parameters => parameters
            .Add(box => box.Name, "purpose").Add(box => box.Label, "?").Add(box => box.Value, "高龄")
            .Add(box => box.ValueChanged, value => typed = value));

        box.Find("input").Input("高龄津贴");
        box.Render(parameters => parameters.Add(box => box.Value, typed));

        Assert.Equal("高龄津贴", typed);
        Assert.Equal("高龄", box.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void A_step_that_was_not_done_has_no_tick()
    {
        var stepper = Render<Stepper>(parameters => parameters.Add(
            stepper => stepper.Steps,
            [new Step("Print", "打印", Done: false, Now: false, CanGoBack: false), new Step("Closing", "结束", false, Now: true, false)]));

        Assert.Empty(stepper.FindAll("[data-step=Print] svg"));
        Assert.Equal("step", stepper.Find("[data-step=Closing]").GetAttribute("aria-current"));
    }

    private IRenderedComponent<Choices<Answer>> RenderChoices(Answer? value) => Render<Choices<Answer>>(parameters => parameters
        .Add(choices => choices.Name, "outcome").Add(choices => choices.Legend, "?").Add(choices => choices.Options, Options())
        .Add(choices => choices.Value, value));

    private static Choice<Answer>[] Options() =>
        [new(Answer.Good, "打好了"), new(Answer.Spoiled, "打坏了"), new(Answer.Jammed, "卡纸或没出来")];
}
