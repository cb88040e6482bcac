using CounterDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Components.Layout;

/// <summary>
/// The frame of the desk: app bar, rail, and the page. A page brings its own identity bar, steps and action bar.
/// </summary>
public sealed partial class MainLayout(NavigationManager navigation, IStringLocalizer<SharedText> text)
    : LayoutComponentBase
{
    private DeskErrorBoundary? _boundary;

    // On a narrow screen, or at 200 %, the rail is behind a button.
    private bool _menuOpen;

    private IStringLocalizer<SharedText> Text => text;

    // The document has a base address, so a fragment alone would lead to the start page.
    private string SkipAddress => $"{new Uri(navigation.Uri).PathAndQuery}#content";

    // A page that failed does not keep the next one from being shown.
    protected override void OnParametersSet() => _boundary?.Recover();
}
