namespace CounterDesk.Tests.Browser;

/// <summary>An account that is in one place at a time, and one that is blocked while it is at work.</summary>
[Collection(OwnProgramCollection.Name)]
public sealed class AccountFlowTests(LoneBrowser desk) : BrowserTest(desk)
{
    [Fact]
    public async Task A_second_sign_in_asks_which_to_keep_and_a_block_locks_what_is_open()
    {
        await using var program = await ServedDesk.StartAsync("--SignIn:OneSession=true");
        var first = await OpenAsync(program: program);
        await first.SignInAsync();
        await first.SeesAsync("[data-action=start]");
        await first.PressAsync("Enter");
        await first.SeesAsync("[data-action=leave]");

        // The same account in another browser: the question, and the visit that waits.
        var second = await OpenAsync(program: program);
        await second.SignInAsync();
        await second.SeesAsync("[data-notice=keep]");
        await second.IsAccessibleAsync();
        await second.KeepPictureAsync("accounts-keep");
        await second.PressAsync("Enter");
        await second.IsAtAsync("/desk");
        await first.IsAtAsync("/signed-out/Elsewhere");
        await first.IsAccessibleAsync();
        await first.KeepPictureAsync("accounts-elsewhere");

        // No visit is lost: it goes on here.
        await second.SeesAsync("[data-action=resume]");
        await second.PressAsync("Enter");
        await second.SeesAsync("[data-action=leave]");

        // Whoever goes on there is told at once that the account is blocked.
        var administrator = await OpenAsync(program: program);
        await administrator.SignInAsync("6");
        await administrator.Page.GotoAsync("/settings/accounts");
        await administrator.SeesAsync("[data-account='demo-0317']");
        await administrator.IsAccessibleAsync();
        await administrator.TabToAsync("[data-account='demo-0317'] button");
        await administrator.PressAsync("Enter");
        await administrator.FocusIsOnAsync("[data-drawer=account] h2");
        await administrator.TabToAsync("#reason");
        await administrator.TypeAsync("已调离窗口");
        await administrator.SeesAsync("[data-action=block]:not([aria-disabled])");
        await administrator.IsAccessibleAsync();
        await administrator.TabToAsync("[data-action=block]");
        await administrator.PressAsync("Enter");
        await administrator.SeesAsync("[data-answer=Blocked]");
        await second.IsAtAsync("/signed-out/Blocked");

        // She is not let in again, and the administrator leaves every place at once.
        await second.SignInAsync();
        await second.IsAtAsync("/sign-in/refused/Blocked");
        await administrator.TabToAsync("[data-action=sign-out-everywhere-own]");
        await administrator.PressAsync("Enter");
        await administrator.IsAtAsync("/signed-out/Asked");
    }
}
