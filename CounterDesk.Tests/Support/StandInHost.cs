using CounterDesk.Web.External.LicenseSources.StandIn;
using Microsoft.AspNetCore.Builder;

namespace CounterDesk.Tests.Support;

/// <summary>One stand-in for all tests of a class. Each test has its own adapter and tells the province what to do.</summary>
public sealed class StandInHost : IAsyncLifetime
{
    private readonly StandInPlatform _standIn = SomeCalls.StandIn(SomeCalls.License, SomeLicenses.Of(SomeLicenses.BusinessLicense));
    private WebApplication _service = null!;

    public int Port { get; } = SomeCalls.FreePort();

    internal StandInProvince Province => _standIn.Provinces[SomeCalls.Province];

    public async ValueTask InitializeAsync()
    {
        _service = _standIn.Build(Port, isEncrypted: false, "--environment", "Development");
        await _service.StartAsync(Xunit.TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _standIn.Dispose();
    }
}
