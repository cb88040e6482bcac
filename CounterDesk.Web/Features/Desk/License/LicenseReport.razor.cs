using CounterDesk.Web.Visits;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.Desk.License;

/// <summary>What was found out about a license, beside the license itself.</summary>
public sealed partial class LicenseReport(IStringLocalizer<LicenseText> text) : ComponentBase
{
    private PageLook _look = null!;
    private OpenLicense? _shown;

    [Parameter, EditorRequired]
    public required OpenLicense Opened { get; set; }

    [Parameter, EditorRequired]
    public required PagesAnswer Pages { get; set; }

    /// <summary>The visit that shows it.</summary>
    [Parameter, EditorRequired]
    public required Guid Visit { get; set; }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_shown, Opened))
        {
            return;
        }

        _shown = Opened;
        _look = new PageLook(StateHasChanged);
        if (Pages is PagesAnswer.Shown shown)
        {
            _look.HasPages(shown.Pages.Length);
        }
    }
}
