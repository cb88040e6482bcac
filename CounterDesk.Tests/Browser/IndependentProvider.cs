using System.Diagnostics;
using System.Text;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// A provider that others wrote: npm's oidc-provider with its own pages and sessions, and claims under its own names.
/// </summary>
internal sealed class IndependentProvider : IAsyncDisposable
{
    private static readonly string _folder = Repository.File("CounterDesk.Tests/Browser/oidc-provider");

    private readonly int _port = ServedDesk.FreePort();
    private readonly int _deskPort = ServedDesk.FreePort();
    private readonly Process _process;

    public IndependentProvider()
    {
        Assert.True(
            Directory.Exists(Path.Combine(_folder, "node_modules")), $"Run npm ci in {_folder}, as test.sh does.");
        _process = ServedDesk.Run(
            "node", [Path.Combine(_folder, "server.mjs"), $"{_port}", $"http://localhost:{_deskPort}"],
            new StringBuilder());
    }

    /// <summary>Starts a program that signs in here.</summary>
    /// <param name="role">What those in the group of counter clerks are at the desk.</param>
    public Task<ServedDesk> ServeDeskAsync(string role) => ServedDesk.StartAtAsync(
        _deskPort,
        $"--SignIn:Authority=http://localhost:{_port}", "--SignIn:RequireHttps=false",
        "--SignIn:ClientId=counterdesk",
        "--SignIn:ClientSecret=a-secret-of-the-tests-and-of-nothing-else", "--SignIn:NameClaim=display_name",
        "--SignIn:NumberClaim=employee_id", "--SignIn:CounterClaim=window", "--SignIn:RoleClaim=groups",
        $"--SignIn:Roles:{role}:0=zwfw-ckry");

    /// <summary>The provider's own pages: name and password, then, the first time, consent.</summary>
    public static async Task SignInAsync(DeskWindow window, string name, bool hasConsented = false)
    {
        await window.TabToAsync("input[name=login]");
        await window.TypeAsync(name);
        await window.TabToAsync("input[name=password]");
        await window.TypeAsync("any");
        await window.PressAsync("Enter");
        if (!hasConsented)
        {
            await window.SeesAsync("form button:has-text('Continue')");
            await window.TabToAsync("form button");
            await window.PressAsync("Enter");
        }
    }

    public static async Task SignOutAsync(DeskWindow window)
    {
        await window.SeesAsync("button[name=logout]");
        await window.TabToAsync("button[name=logout]");
        await window.PressAsync("Enter");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
