using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Web.External.IdCardReaders;
using CounterDesk.Web.External.IdCardReaders.StandIn;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Demo.Reader;

/// <summary>
/// The stand-in of the demo hall, for whoever starts nothing but the program: the very service that
/// <c>id-reader</c> runs in a process of its own.
/// </summary>
internal sealed partial class DemoReader(
    IOptions<IdCardReaderOptions> options, LicenseKindCatalog kinds, DeskClock clock, IHostEnvironment environment,
    ILogger<DemoReader> logger) : IHostedService, IAsyncDisposable
{
    private WebApplication? _service;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var reader = new StandInReader(new StandInTray(DemoCards.All(kinds, clock.Today)));
        _service = reader.Build(options.Value.Address!.Port, "--environment", environment.EnvironmentName);
        try
        {
            await _service.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            LogAbsent(exception);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        _service?.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => _service?.DisposeAsync() ?? ValueTask.CompletedTask;

    [LoggerMessage(1, LogLevel.Warning, "The demo hall has no ID card reader: its port was taken.")]
    private partial void LogAbsent(Exception exception);
}
