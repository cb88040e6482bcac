using Microsoft.AspNetCore.Components;

namespace CounterDesk.Web.Components.Shared;

/// <summary>A page of what goes on in the hall: it looks again every <paramref name="period"/> until it is left.</summary>
public abstract class LivePage(TimeProvider time, TimeSpan period) : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ITimer? _timer;

    /// <summary>Canceled when the page is left.</summary>
    protected CancellationToken Leaving => _leaving.Token;

    public virtual async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        if (_timer is not null)
        {
            await _timer.DisposeAsync();
        }

        _leaving.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task OnInitializedAsync()
    {
        await LookAsync();
        _timer = time.CreateTimer(_ => _ = InvokeAsync(LookAsync), null, period, period);
    }

    /// <summary>Reads what the page shows.</summary>
    protected abstract Task ReadAsync();

    protected async Task LookAsync()
    {
        try
        {
            await ReadAsync();
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }
}
