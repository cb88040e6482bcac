using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.External.Printers;

/// <summary>The hall's printers, and which of them is a counter's.</summary>
public sealed class HallPrinters(
    IOptions<PrinterOptions> options, IOptions<HallOptions> hall, TimeProvider time) : IDisposable
{
    // Who asks, where it is no counter.
    private const string Settings = "settings";

    private readonly ConcurrentDictionary<string, IppConnection> _connections = [];

    /// <summary>All of them, for whoever looks after them.</summary>
    public ImmutableArray<IppPrinter> All =>
        [.. options.Value.Devices.Keys.Order(StringComparer.Ordinal).Select(key => Use(key, Settings))];

    /// <summary>By its key, for whoever looks after it; null when there is none of that key.</summary>
    public IppPrinter? FindByKey(string key) => options.Value.Devices.ContainsKey(key) ? Use(key, Settings) : null;

    /// <summary>Null where the counter has none; then the browser prints.</summary>
    public IppPrinter? Find(string counter)
    {
        var counters = options.Value.Counters;
        return (counters.GetValueOrDefault(counter) ?? counters.GetValueOrDefault(PrinterOptions.AnyCounter)) is { } key
            ? Use(key, counter)
            : null;
    }

    /// <summary>The counters that name this printer, and <see cref="PrinterOptions.AnyCounter"/> last.</summary>
    public ImmutableArray<string> CountersOf(string key) =>
    [
        .. from counter in options.Value.Counters
           where counter.Value == key
           orderby counter.Key is PrinterOptions.AnyCounter, counter.Key.Length, counter.Key
           select counter.Key,
    ];

    private IppPrinter Use(string key, string counter)
    {
        var device = options.Value.Devices[key];
        var connection = _connections.GetOrAdd(key, _ => new IppConnection(device, options.Value.Timeout, time));
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
