using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace CounterDesk.Web.Components.Layout;

/// <summary>Day and time at the counter, in China, whatever clock the computer has.</summary>
public sealed partial class DeskTime(DeskClock clock, TimeProvider time) : ComponentBase, IDisposable
{
    private ITimer? _timer;

    private DeskClock Clock => clock;

    private static string DayFormat => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "zh" ? "M 月 d 日" : "d MMM";

    public void Dispose() => _timer?.Dispose();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            var toNextMinute = TimeSpan.FromSeconds(60 - clock.Now.Second);
            _timer = time.CreateTimer(
                _ => _ = InvokeAsync(StateHasChanged), null, toNextMinute, TimeSpan.FromMinutes(1));
        }
    }
}
