using CounterDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Components.Layout;

/// <summary>
/// Where an exception nobody expected ends: the clerk reads out a reference, and the log has the same.
/// </summary>
public sealed partial class DeskErrorBoundary(
    ErrorReferences references, NavigationManager navigation, IStringLocalizer<SharedText> text) : ErrorBoundaryBase
{
    private string _reference = "";

    private IStringLocalizer<SharedText> Text => text;

    protected override Task OnErrorAsync(Exception exception)
    {
        _reference = references.Log(exception);
        return Task.CompletedTask;
    }

    // From the beginning: what the page had in memory may be what was wrong.
    private void Again() => navigation.Refresh(forceReload: true);
}
