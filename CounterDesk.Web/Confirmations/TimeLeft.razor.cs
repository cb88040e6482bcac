using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace CounterDesk.Web.Confirmations;

/// <summary>
/// Minutes and seconds until a request can no longer be answered, or a confirmation is over. Tells its owner when they
/// are.
/// </summary>
public sealed partial class TimeLeft(TimeProvider time) : ComponentBase, IDisposable
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    private ITimer? _timer;
    private bool _isOver;

    [Parameter, EditorRequired]
    public required DateTime UntilUtc { get; set; }

    [Parameter]
    public EventCallback OnOver { get; set; }

    private TimeSpan Left =>
        UntilUtc - time.GetUtcNow().UtcDateTime is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private string Words => string.Create(CultureInfo.InvariantCulture, $"{(int)Left.TotalMinutes}:{Left.Seconds:00}");

    public void Dispose() => _timer?.Dispose();

    protected override void OnInitialized() =>
        _timer = time.CreateTimer(_ => _ = InvokeAsync(TickAsync), null, _second, _second);

    private async Task TickAsync()
    {
        StateHasChanged();
        if (Left == TimeSpan.Zero && !_isOver)
        {
            _isOver = true;
            await OnOver.InvokeAsync();
        }
    }
}
