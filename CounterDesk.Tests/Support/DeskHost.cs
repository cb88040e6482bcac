using System.Net;
using System.Text.RegularExpressions;
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

    public (string Name, string Value)[] Settings { get; init; } = [];

    /// <summary>The time everywhere in the program, instead of the machine's.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>What applicants' screens show, instead of visits.</summary>
    public ScreenStage? Stage { get; init; }

    /// <summary>Whether the demo hall is filled with its licenses, which takes some seconds.</summary>
    public bool HasLicenses { get; init; }

    /// <summary>A browser that has just chosen the account with this staff number.</summary>
    public async Task<HttpClient> SignInAsync(string number)
    {
        var client = CreateClient();
        var challenge = await client.GetAsync("/", Cancellation);
        var page = await client.GetStringAsync(challenge.Headers.Location, Cancellation);
        var choice = HiddenField().Matches(page)
            .Select(field => (Name: field.Groups["name"].Value, Value: field.Groups["value"].Value))
            .Select(field => KeyValuePair.Create(field.Name, WebUtility.HtmlDecode(field.Value)))
            .Append(KeyValuePair.Create("account", number));
        var chosen = await client.PostAsync("/connect/authorize", new FormUrlEncodedContent(choice), Cancellation);
        var answered = await client.GetAsync(chosen.Headers.Location, Cancellation);
        Assert.Equal(HttpStatusCode.Found, answered.StatusCode);
        return client;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("DataFolder", _folder);
        builder.UseSetting("urls", "http://localhost");
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
            services.Configure<OpenIdConnectOptions>(
                OpenIdConnectDefaults.AuthenticationScheme,
                options => options.BackchannelHttpHandler = new ToOurselves(this));
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

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            (_server ??= new HttpMessageInvoker(host.Server.CreateHandler())).SendAsync(request, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            _server?.Dispose();
            base.Dispose(disposing);
        }
    }
}
