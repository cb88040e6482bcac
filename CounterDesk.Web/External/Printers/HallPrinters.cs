using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.External.Printers;

/// <summary>Finds the printer of a counter.</summary>
public sealed class HallPrinters(
    IOptions<PrinterOptions> options, IOptions<HallOptions> hall, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, IppConnection> _connections = [];

    /// <summary>Null where the counter has none; then the browser prints.</summary>
    public IppPrinter? Find(string counter)
    {
        var printers = options.Value;
        var key = printers.Counters.GetValueOrDefault(counter)
            ?? printers.Counters.GetValueOrDefault(PrinterOptions.AnyCounter);
        if (key is null)
        {
            return null;
        }

        var device = printers.Devices[key];
        var connection = _connections.GetOrAdd(key, _ => new IppConnection(device, printers.Timeout, time));
        return new IppPrinter(key, device, connection, $"counterdesk-{hall.Value.Code}-{counter}", time);
    }

    public void Dispose()
    {
        foreach (var connection in _connections.Values)
        {
            connection.Dispose();
        }
    }
}
