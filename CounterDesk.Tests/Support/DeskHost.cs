using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using CounterDesk.Web;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Demo;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CounterDesk.Tests.Support;

/// <summary>
/// The whole program in memory, with a data folder of its own and the demo hall's provider, whose pages are really
/// asked.
/// </summary>
public sealed partial class DeskHost : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-").FullName;

    public DeskHost() => ClientOptions.AllowAutoRedirect = false;

    public string DataFolder => _folder;

    public (string Name, string Value)[] Settings { get; init; } = [];

    /// <summary>The time everywhere in the program, instead of the machine's.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>What applicants' screens show, instead of visits.</summary>
    public ScreenStage? Stage { get; init; }

    /// <summary>Whatever else a test has otherwise.</summary>
    public Action<IServiceCollection> Change { get; init; } = _ => { };

    /// <summary>
    /// From now on the provider does not answer the desk over the network; a browser still sees its pages.
    /// </summary>
    public bool IsProviderSilent { get; set; }

    /// <summary>What the desk asked the provider for, each the fields of one request.</summary>
    public ConcurrentQueue<string> AskedOfProvider { get; } = [];

    /// <summary>Whether the demo hall is filled with its licenses, which takes some seconds.</summary>
    public bool HasLicenses { get; init; }

    /// <summary>A browser that has just chosen the account with this staff number.</summary>
    public async Task<HttpClient> SignInAsync(string number)
    {
        var client = CreateClient();
        var challenge = await client.GetAsync("/", Cancellation);
        using var answered = await client.GetAsync(
            await ChooseAsync(client, challenge.Headers.Location!, number), Cancellation);
        Assert.Equal(HttpStatusCode.Found, answered.StatusCode);
        return client;
    }

    /// <summary>
    /// Chooses an account, or nobody, on the provider's page, and says where it sends the browser to.
    /// </summary>
    public static async Task<Uri> ChooseAsync(HttpClient browser, Uri challenge, string number)
    {
        var choice = HiddenFields(await browser.GetStringAsync(challenge, Cancellation)).Append(new("account", number));
        var chosen = await browser.PostAsync("/connect/authorize", new FormUrlEncodedContent(choice), Cancellation);
        return chosen.Headers.Location!;
    }

    /// <summary>What a page's form sends along without being asked.</summary>
    public static IEnumerable<KeyValuePair<string, string>> HiddenFields(string page) =>
        HiddenField().Matches(page).Select(field => KeyValuePair.Create(
            field.Groups["name"].Value, WebUtility.HtmlDecode(field.Groups["value"].Value)));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        MigratedDatabase.CopyTo(new DataFolder(_folder));
        builder.UseSetting("DataFolder", _folder);
        builder.UseSetting("urls", "http://localhost");

        // Many tests print the same for the same people; those that are about that say so.
        builder.UseSetting("Copies:Reprints:Days", "0");
        builder.UseSetting("Demo:Platform", "false");

        // Most tests sign the same people in again and again, and count what is asked of the provider.
        builder.UseSetting("SignIn:OneSession", "false");
        builder.UseSetting("SignIn:Refresh", "00:00:00");
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            if (!HasLicenses)
            {
                foreach (var seeding in services.Where(service => service.ImplementationType == typeof(DemoSeeding)).ToList())
                {
                    services.Remove(seeding);
                }
            }

            if (Time is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(Time));
            }

            if (Stage is not null)
            {
                services.Replace(ServiceDescriptor.Singleton<IScreenSource>(Stage));
            }

            // The desk asks the provider over the network; here both are in memory.
            services.ConfigureAll<OpenIdConnectOptions>(
                options => options.BackchannelHttpHandler = new ToOurselves(this));
            Change(services);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [GeneratedRegex("""type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""")]
    private static partial Regex HiddenField();

    private sealed class ToOurselves(DeskHost host) : HttpMessageHandler
    {
        private HttpMessageInvoker? _server;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (host.IsProviderSilent)
            {
                throw new HttpRequestException("Nobody answers.");
            }

            if (request.Content is not null)
            {
                host.AskedOfProvider.Enqueue(await request.Content.ReadAsStringAsync(cancellationToken));
            }

            _server ??= new HttpMessageInvoker(host.Server.CreateHandler());
            return await _server.SendAsync(request, cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            _server?.Dispose();
            base.Dispose(disposing);
        }
    }
}
