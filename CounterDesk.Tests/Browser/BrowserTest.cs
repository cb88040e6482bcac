namespace CounterDesk.Tests.Browser;

/// <summary>A test with one window, closed when it ends.</summary>
[Collection(BrowserCollection.Name)]
public abstract class BrowserTest(DeskInBrowser desk) : IAsyncLifetime
{
    private readonly List<DeskWindow> _windows = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var window in _windows)
        {
            await window.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Opens a window that is closed, and judged, when the test ends.</summary>
    protected async Task<DeskWindow> OpenAsync(string culture = "zh-CN", ServedDesk? program = null)
    {
        var window = await desk.OpenAsync(culture, program);
        _windows.Add(window);
        return window;
    }
}
