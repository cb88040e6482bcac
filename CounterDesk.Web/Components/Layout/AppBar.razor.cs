using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Components.Layout;

/// <summary>Which hall and counter this is, whether its data are invented, and who is signed in.</summary>
public sealed partial class AppBar(CurrentClerk current, IStringLocalizer<SharedText> text) : ComponentBase
{
    private Clerk? _clerk;

    [Parameter]
    public bool MenuOpen { get; set; }

    [Parameter]
    public EventCallback OnMenu { get; set; }

    private IStringLocalizer<SharedText> Text => text;

    private string RoleKey => DeskRoles.TextKey(_clerk!.Roles[0]);

    protected override async Task OnInitializedAsync() => _clerk = await current.GetAsync();
}
