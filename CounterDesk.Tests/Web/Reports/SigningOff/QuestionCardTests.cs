using Bunit;
using CounterDesk.Domain.Reports.SigningOff;
using CounterDesk.Domain.Verification;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Localization;
using CounterDesk.Web.Reports.SigningOff;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CounterDesk.Tests.Web.Reports.SigningOff;

/// <summary>What a clerk sees of a supervisor's question between visits.</summary>
public sealed class QuestionCardTests : BunitContext, IAsyncLifetime
{
    private ReportTestDesk _hall = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hall = await ReportTestDesk.CreateAsync();
        await _hall.VerifyAsync(GenuineAnswer.Yes, InForceAnswer.Yes);
        await _hall.LookAtNightAsync();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddWords();
        Services.AddSingleton(_hall.Decisions);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _hall.DisposeAsync();
    }

    [Fact]
    public async Task A_question_comes_while_she_sits_there_and_goes_with_her_answer()
    {
        this.SignInClerk(SomeClerk.Value);
        var card = Render<QuestionCard>();
        Assert.Empty(card.FindAll("[data-questions]"));

        await AskAsync();

        card.WaitForAssertion(() => Assert.Contains(
            "十点钟为什么查？", card.Find("[data-question]").TextContent, StringComparison.Ordinal));
        Assert.Contains(SomeClerk.Supervisor.Name, card.Markup, StringComparison.Ordinal);
        await card.Find("[data-action=answer-question]").ClickAsync();
        Assert.Equal("true", card.Find("input").GetAttribute("aria-invalid"));
        await card.Find("input").InputAsync(new ChangeEventArgs { Value = "补录" });
        await card.Find("[data-action=answer-question]").ClickAsync();

        card.WaitForAssertion(() => Assert.Empty(card.FindAll("[data-questions]")));
        Assert.Equal("补录", (await _hall.ReadFileAsync()).Exceptions[0].Last!.Answers[0].Answer);
    }

    [Fact]
    public async Task Nobody_else_sees_it()
    {
        await AskAsync();
        this.SignInClerk(TestDesk.Colleague);

        Assert.Empty(Render<QuestionCard>().FindAll("[data-questions]"));
    }

    [Fact]
    public async Task Without_the_log_it_is_not_answered_and_she_is_told()
    {
        await AskAsync();
        this.SignInClerk(SomeClerk.Value);
        var card = Render<QuestionCard>();
        await card.Find("input").InputAsync(new ChangeEventArgs { Value = "补录" });
        await _hall.Desk.BreakAuditAsync();

        await card.Find("[data-action=answer-question]").ClickAsync();

        Assert.NotNull(card.Find("[role=alert]"));
        Assert.NotNull(card.Find("[data-question]"));
    }

    private async Task AskAsync()
    {
        var one = Assert.Single((await _hall.ReadFileAsync()).Exceptions);
        Assert.Null(await _hall.Decisions.DecideAsync(
            ReportTestDesk.Day, one, Decision.AskClerk, "十点钟为什么查？", SomeClerk.Supervisor, Cancel));
    }
}
