using System.Text;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// Sign-in against a provider that others wrote: npm's oidc-provider with its own pages, and claims under its own
/// names.
/// </summary>
public sealed class IndependentProviderTests(DeskInBrowser desk) : BrowserTest(desk)
{
    private static readonly string _folder = Repository.File("CounterDesk.Tests/Browser/oidc-provider");

    [Fact]
    public async Task A_clerk_of_another_provider_comes_in_and_leaves_and_a_guest_does_not_come_in()
    {
        Assert.True(
            Directory.Exists(Path.Combine(_folder, "node_modules")), $"Run npm ci in {_folder}, as test.sh does.");
        var (providerPort, deskPort) = (ServedDesk.FreePort(), ServedDesk.FreePort());
        var output = new StringBuilder();
        using var provider = ServedDesk.Run(
            "node", [Path.Combine(_folder, "server.mjs"), $"{providerPort}", $"http://localhost:{deskPort}"], output);
        try
        {
            await using var program = await ServedDesk.StartAtAsync(
                deskPort,
                $"--SignIn:Authority=http://localhost:{providerPort}", "--SignIn:RequireHttps=false",
                "--SignIn:ClientId=counterdesk",
                "--SignIn:ClientSecret=a-secret-of-the-tests-and-of-nothing-else", "--SignIn:NameClaim=display_name",
                "--SignIn:NumberClaim=employee_id", "--SignIn:CounterClaim=window", "--SignIn:RoleClaim=groups",
                "--SignIn:Roles:supervisor:0=zwfw-ckry");
            var window = await OpenAsync(program: program);

            await SignInThereAsync(window, "zhou");
            await window.IsAtAsync("/start");
            Assert.Equal("周敏", await (await window.SeesAsync("[data-field=clerk]"))!.TextContentAsync());

            await window.TabToAsync("[data-action=sign-out]");
            await window.PressAsync("Enter");
            await LeaveThereAsync(window);
            await window.IsAtAsync("/signed-out/Asked");

            await SignInThereAsync(window, "guest");
            await window.IsAtAsync("/sign-in/refused/NoRole");
            await window.IsAccessibleAsync();
        }
        finally
        {
            provider.Kill(entireProcessTree: true);
            await provider.WaitForExitAsync(CancellationToken.None);
        }
    }

    // The provider's own pages: name and password, then consent.
    private static async Task SignInThereAsync(DeskWindow window, string name)
    {
        await window.Page.GotoAsync("/");
        await window.TabToAsync("input[name=login]");
        await window.TypeAsync(name);
        await window.TabToAsync("input[name=password]");
        await window.TypeAsync("any");
        await window.PressAsync("Enter");
        await window.SeesAsync("form button:has-text('Continue')");
        await window.TabToAsync("form button");
        await window.PressAsync("Enter");
    }

    private static async Task LeaveThereAsync(DeskWindow window)
    {
        await window.SeesAsync("button[name=logout]");
        await window.TabToAsync("button[name=logout]");
        await window.PressAsync("Enter");
    }
}
