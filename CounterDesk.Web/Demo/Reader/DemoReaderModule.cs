using System.Net;
using System.Net.Sockets;
using CounterDesk.Web.External.IdCardReaders;
using CounterDesk.Web.External.IdCardReaders.Dialects;

namespace CounterDesk.Web.Demo.Reader;

internal static class DemoReaderModule
{
    /// <summary>
    /// Gives the demo hall a reader of its own: a stand-in on a free port of this machine. Nothing when the hall has
    /// set another one.
    /// </summary>
    public static void AddDemoReader(this IHostApplicationBuilder builder)
    {
        const string setting = $"{IdCardReaderOptions.Section}:{nameof(IdCardReaderOptions.Dialect)}";
        if (!string.IsNullOrEmpty(builder.Configuration[setting]))
        {
            return;
        }

        var address = new Lazy<Uri>(FindAddress);
        builder.Services.PostConfigure<IdCardReaderOptions>(reader =>
        {
            reader.Dialect = CertDialect.JingLun.Name;
            reader.Address = address.Value;
            reader.StandIn = true;
        });
        builder.Services.AddHostedService<DemoReader>();
    }

    // The settings name the port before anything listens on it. Whoever takes it meanwhile leaves the demo without a
    // reader, and its page says so.
    private static Uri FindAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return new UriBuilder(CertDialect.JingLun.UsualAddress) { Port = port }.Uri;
    }
}
