using CounterDesk.Domain.Confirmations;
using CounterDesk.Tests.Support;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Confirmations.AtTheDesk;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// A clerk waits, a colleague sees it and answers in a browser of her own, a supervisor answers at the clerk's desk; by
/// keys only, in both languages, and nothing on the way that axe objects to.
/// </summary>
public sealed class SecondPersonBrowserTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private const string Colleague = "2";
    private const string Supervisor = "3";

    private readonly ServedDesk _program = desk.Program;

    [Theory]
    [InlineData("en-US")]
    public async Task A_colleague_is_called_looks_and_answers_in_a_browser_of_her_own(string culture)
    {
        var clerk = await OpenVisitAsync(culture);
        var colleague = await OpenAsync(culture);
        await colleague.SignInAsync(Colleague);
        await colleague.SeesAsync("[data-action=start], [data-action=resume]");

        var asked = await clerk.AskSecondPersonAsync(_program, SomeClerk.Value.Id);

        await colleague.SeesAsync($"[data-call='{asked.Id}']");
        await colleague.SeesAsync("[data-action=calls]");
        await colleague.IsFitForAllAsync();
        await colleague.TabToAsync("[data-action=calls]");
        await colleague.PressAsync("Enter");
        await colleague.IsAtAsync(ConfirmationAddresses.List);
        await colleague.SeesAsync("main h1");
        await colleague.IsFitForAllAsync();
        await colleague.TabToAsync($"[data-call='{asked.Id}'] [data-action=look]");
        await colleague.PressAsync("Enter");
        await colleague.FocusIsOnAsync("h1");
        await colleague.SeesAsync("[data-todo=FaceUnsure]");
        await colleague.IsFitForAllAsync();

        await colleague.TabToAsync("[data-field=answer] input");
        await colleague.AnswerAsync("answer", "1", "record-answer");
        await colleague.SeesAsync("[data-banner=Pass]");
        await colleague.IsFitForAllAsync();

        var decided = await SecondPersonWalk.ReadAsync(_program, asked);
        Assert.Equal(
            (ConfirmationState.Confirmed, "demo-0322", ConfirmationWay.OwnBrowser),
            (decided.State, decided.DecidedBy, decided.Way));
        await colleague.Page.ReloadAsync();
        await colleague.SeesAsync("[data-banner=Void]");
        await colleague.IsFitForAllAsync();
        await clerk.EndVisitAsync();
    }

    [Theory]
    [InlineData("zh-CN")]
    public async Task A_supervisor_answers_at_the_clerks_desk_and_the_desk_stays_the_clerks(string culture)
    {
        var clerk = await OpenVisitAsync(culture);
        var asked = await clerk.AskSecondPersonAsync(_program, SomeClerk.Value.Id, ConfirmationSubject.CardExpired);

        await clerk.Page.GotoAsync(ConfirmationAddresses.HereOf(asked.Id));
        await clerk.FocusIsOnAsync("[data-digit='1']");
        await clerk.IsAccessibleAsync();
        await clerk.PressAsync("Escape");
        await clerk.IsAtAsync(ConfirmationAddresses.RefusedOf(asked.Id, SecondPersonFault.Cancelled));
        await clerk.IsFitForAllAsync();

        await clerk.Page.GotoAsync(ConfirmationAddresses.HereOf(asked.Id));
        await clerk.FocusIsOnAsync("[data-digit='1']");
        await clerk.PressAsync(Supervisor);
        await clerk.SeesAsync("[data-notice=confirm-here]");
        await clerk.FocusIsOnAsync("h1");
        Assert.Equal("陈立", await clerk.Page.TextContentAsync("[data-field=second]"));
        await clerk.IsFitForAllAsync();
        await clerk.PressAsync("Enter");
        await clerk.SeesAsync("[data-banner=Warn]");
        await clerk.IsFitForAllAsync();
        await clerk.PressAsync("2", "Enter");

        await clerk.IsAtAsync($"/desk/visits/{asked.VisitId}");
        Assert.Equal("周敏", await clerk.SignedInAsync());
        Assert.DoesNotContain("counterdesk-second-person", (await clerk.CookiesAsync()).Keys);
        var decided = await SecondPersonWalk.ReadAsync(_program, asked);
        Assert.Equal(
            (ConfirmationState.Declined, "demo-0102", ConfirmationWay.AtTheDesk),
            (decided.State, decided.DecidedBy, decided.Way));
        await clerk.SeesAsync("[data-identity]");
        await clerk.EndVisitAsync();
    }

    private async Task<DeskWindow> OpenVisitAsync(string culture)
    {
        await _program.DemoIsReadyAsync();
        var window = await OpenAsync(culture);
        await window.SignInClerkAsync();
        await window.BeginVisitAsync();
        return window;
    }
}
