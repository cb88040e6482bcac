using System.Net.Sockets;
using CounterDesk.Web.Demo;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CounterDesk.Tests.Browser;

/// <summary>
/// The program at an address that is not this PC's own, as a hall's is: a browser lets its pages ask the reader's
/// service only if it was told so. The panel stands on any page, by the name <c>reader-test</c>.
/// </summary>
public sealed class ReaderDesk : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("counterdesk-reader-").FullName;
    private readonly int _port = ServedDesk.FreePort();

    public ReaderDesk(params (string Name, string Value)[] settings)
    {
        Settings = settings;
        UseKestrel(_port);
        StartServer();
    }

    public Uri Address => new($"http://desk.test:{_port}/");

    public (string Name, string Value)[] Settings { get; }

    /// <summary>What makes a browser take this machine for one far away.</summary>
    public string[] FarAway =>
        ["--host-resolver-rules=MAP desk.test 127.0.0.1", $"--ip-address-space-overrides=127.0.0.1:{_port}=public"];

    /// <summary>What makes a browser take the address for one under TLS.</summary>
    public string Secure => $"--unsafely-treat-insecure-origin-as-secure={Address.GetLeftPart(UriPartial.Authority)}";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Each test signs the same clerk in, and leaves her signed in.
        builder.UseSetting("SignIn:OneSession", "false");
        builder.UseSetting("DataFolder", _folder);
        builder.UseSetting("urls", Address.GetLeftPart(UriPartial.Authority));
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
        builder.ConfigureTestServices(services =>
        {
            services.Remove(services.Single(service => service.ImplementationType == typeof(DemoSeeding)));

            services.Configure<CircuitOptions>(
                circuits => circuits.RootComponents.RegisterForJavaScript<ReaderTestPage>("reader-test"));

            // No name server knows the address.
            services.Configure<OpenIdConnectOptions>(
                OpenIdConnectDefaults.AuthenticationScheme,
                options => options.BackchannelHttpHandler = new SocketsHttpHandler { ConnectCallback = ConnectAsync });
        });
    }

    private async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", _port, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
