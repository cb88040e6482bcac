using Microsoft.AspNetCore.Components;

namespace CounterDesk.Web.Components.Shared;

/// <summary>Skeletons in place of what is being fetched, with who is asked, for how long, and how long at most. Shown after one second.</summary>
public sealed partial class LoadingCard : ComponentBase, IDisposable
{
    private ITimer? _timer;

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>Who is being asked.</summary>
    [Parameter, EditorRequired]
    public required string Asked { get; set; }

    /// <summary>The time-out in seconds.</summary>
    [Parameter, EditorRequired]
    public required int Limit { get; set; }

    private int Seconds { get; set; }

    public void Dispose() => _timer?.Dispose();

    protected override void OnInitialized() =>
        _timer = Time.CreateTimer(_ => Tick(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    private void Tick() => _ = InvokeAsync(() =>
    {
        Seconds++;
        StateHasChanged();
    });
}
