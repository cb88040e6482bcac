using Bunit;
using CounterDesk.Domain.Visits;
using CounterDesk.Tests.Support;
using CounterDesk.Web.ApplicantScreens;

namespace CounterDesk.Tests.Web.ApplicantScreens;

public sealed class ScreenMirrorTests : ScreenTestContext
{
    [Fact]
    public async Task The_clerk_sees_what_is_asked_and_cannot_press_it()
    {
        await PairAsync();
        Show(SomeScreens.Consent());

        var mirror = RenderMirror();

        Assert.Equal(
            "办高龄津贴，要看您的 3 本证照。您同意吗？",
            string.Concat(mirror.FindAll(".q .cl").Select(clause => clause.TextContent)).Replace('\u00A0', ' '));
        Assert.Equal(["身份证", "户口簿里您那一页", "社保卡"], mirror.FindAll(".glass li b").Select(row => row.TextContent));
        Assert.Equal(["同意", "不同意", "先问问工作人员"], mirror.FindAll(".fake").Select(button => button.TextContent));
        Assert.Empty(mirror.FindAll("button, a, input, [tabindex], [onclick]"));
        Assert.Equal("true", mirror.Find(".glass").GetAttribute("aria-hidden"));
        Assert.Contains("办高龄津贴", mirror.Find(".sr[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_follows_what_the_screen_shows_and_says()
    {
        await PairAsync();
        Show(new ScreenModel.Idle());
        var mirror = RenderMirror();

        Show(SomeScreens.Consent());
        mirror.WaitForElement("[data-mirror=Consent]");

        Screens.Seen(Counter);
        Screens.Says(Counter, "第 2 本，户口簿里您那一页。看姓名、和户主的关系、地址，别人的不看。");
        mirror.WaitForElement(".reads");
        Assert.Contains("户口簿里您那一页", mirror.Find("li.on").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_another_language_the_clerk_still_reads_her_own_and_is_told()
    {
        await PairAsync();
        Show(SomeScreens.Consent(), VisitNeeds.OtherLanguage);
        await Screens.AnswerAsync(Counter, Guid.Empty, new ScreenAnswer.Language(), Cancellation);

        var mirror = RenderMirror();

        Assert.StartsWith("办高龄津贴", mirror.Find(".q").TextContent, StringComparison.Ordinal);
        Assert.Contains("英文", mirror.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_screen_it_says_what_to_do_instead()
    {
        var mirror = RenderMirror();

        Assert.Empty(mirror.FindAll(".glass"));
        Assert.Contains("没有配对", mirror.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<ScreenMirror> RenderMirror() =>
        Render<ScreenMirror>(parameters => parameters.Add(mirror => mirror.Counter, Counter));
}
