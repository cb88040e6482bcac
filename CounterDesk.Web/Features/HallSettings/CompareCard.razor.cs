using CounterDesk.Web.Trust;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.HallSettings;

/// <summary>
/// A certificate that waits: seven groups of its fingerprint to compare with the letter, and the eighth to be typed from
/// it, so that nobody says yes without having looked.
/// </summary>
public sealed partial class CompareCard(IStringLocalizer<TrustText> text) : ComponentBase
{
    private string _group = "";
    private string _letter = "";
    private bool _typesAnew;

    [Parameter, EditorRequired]
    public required TrustEntry Entry { get; set; }

    /// <summary>The group that was sent last is not the certificate's.</summary>
    [Parameter]
    public bool Differs { get; set; }

    [Parameter]
    public EventCallback<(string Group, string Letter)> OnCompare { get; set; }

    [Parameter]
    public EventCallback OnDrop { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private string? Fault => Differs && !_typesAnew ? text["Group_Differs"].Value : null;

    private bool IsComplete => !string.IsNullOrWhiteSpace(_group) && !string.IsNullOrWhiteSpace(_letter);

    private string Missing => string.IsNullOrWhiteSpace(_group) ? text["Missing_Group"]
        : string.IsNullOrWhiteSpace(_letter) ? text["Missing_Letter"]
        : text["Compare"];

    private void Type(string typed) => (_group, _typesAnew) = (typed, true);

    private Task SendAsync()
    {
        _typesAnew = false;
        return OnCompare.InvokeAsync((_group, _letter.Trim()));
    }
}
