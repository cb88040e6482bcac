using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Components.Pages;

/// <summary>Where those start who do not sit at a counter: says what there is for their role.</summary>
public sealed partial class Start(CurrentClerk current, IStringLocalizer<SharedText> text) : ComponentBase
{
    private Clerk? _clerk;

    private IStringLocalizer<SharedText> Text => text;

    protected override async Task OnInitializedAsync() => _clerk = await current.GetAsync();
}
