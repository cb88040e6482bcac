using CounterDesk.Domain.Confirmations;
using CounterDesk.Web.Confirmations;
using CounterDesk.Web.Confirmations.AtTheDesk;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// Sign-in against a provider that others wrote: npm's oidc-provider with its own pages, and claims under its own
/// names.
/// </summary>
[Collection(OwnProgramCollection.Name)]
public sealed class IndependentProviderTests(LoneBrowser desk) : BrowserTest(desk)
{
    [Fact]
    public async Task A_clerk_of_another_provider_comes_in_and_leaves_and_a_guest_does_not_come_in()
    {
        await using var provider = new IndependentProvider();
        await using var program = await provider.ServeDeskAsync(role: "supervisor");
        var window = await OpenAsync(program: program);

        await window.Page.GotoAsync("/");
        await IndependentProvider.SignInAsync(window, "zhou");
        await window.IsAtAsync("/start");
        Assert.Equal("周敏", await window.SignedInAsync());

        await window.TabToAsync("[data-action=sign-out]");
        await window.PressAsync("Enter");
        await IndependentProvider.SignOutAsync(window);
        await window.IsAtAsync("/signed-out/Asked");

        await window.Page.GotoAsync("/");
        await IndependentProvider.SignInAsync(window, "guest");
        await window.IsAtAsync("/sign-in/refused/NoRole");
        await window.IsAccessibleAsync();
    }

    [Fact]
    public async Task A_second_person_of_another_provider_confirms_at_the_desk_and_leaves_it_to_its_clerk()
    {
        await using var provider = new IndependentProvider();
        await using var program = await provider.ServeDeskAsync(role: "clerk");
        var window = await OpenAsync(program: program);
        await window.Page.GotoAsync("/");
        await IndependentProvider.SignInAsync(window, "zhou");
        await window.IsAtAsync("/desk");
        await window.SeesAsync("[data-action=start]");
        await window.PressAsync("Enter");
        await window.SeesAsync("[data-action=leave]");
        var asked = await window.AskSecondPersonAsync(program, "zhou");
        var session = await window.CookiesAsync();

        // The provider knows the clerk, and asks all the same; whoever turns back has confirmed nothing.
        await window.Page.GotoAsync(ConfirmationAddresses.HereOf(asked.Id));
        await window.SeesAsync("input[name=login]");
        await window.TabToAsync("a[href$='/abort']");
        await window.PressAsync("Enter");
        await window.IsAtAsync(ConfirmationAddresses.RefusedOf(asked.Id, SecondPersonFault.Cancelled));

        // Nor does it help that she signs in herself.
        await window.Page.GotoAsync(ConfirmationAddresses.HereOf(asked.Id));
        await IndependentProvider.SignInAsync(window, "zhou", hasConsented: true);
        await window.IsAtAsync(ConfirmationAddresses.AnswerOf(asked.Id));
        await window.SeesAsync("[data-notice=not-confirmed]");

        await window.Page.GotoAsync(ConfirmationAddresses.HereOf(asked.Id));
        await IndependentProvider.SignInAsync(window, "wu");
        await window.IsAtAsync(ConfirmationAddresses.AnswerOf(asked.Id));
        await window.FocusIsOnAsync("h1");
        await window.PressAsync("1", "Enter");
        await window.IsAtAsync($"/desk/visits/{asked.VisitId}");

        var decided = await SecondPersonWalk.ReadAsync(program, asked);
        Assert.Equal(
            (ConfirmationState.Confirmed, "wu", "0322"),
            (decided.State, decided.DecidedBy, decided.DecidedByNumber));
        Assert.Equal("周敏", await window.SignedInAsync());
        Assert.Equal(["counterdesk-ask-again"], (await window.CookiesAsync()).Keys.Except(session.Keys));

        // Her session there is alive. When the clerk's here has ended, it signs nobody in.
        await window.ForgetCookieAsync("counterdesk");
        await window.Page.GotoAsync("/");
        await window.SeesAsync("input[name=login]");
    }
}
