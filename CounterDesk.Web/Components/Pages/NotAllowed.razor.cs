using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Components.Pages;

/// <summary>
/// Shown in place of a page that a link inside the circuit led to; a full request is answered by its endpoint.
/// </summary>
public sealed partial class NotAllowed(
    SignInRecord record, CurrentClerk current, NavigationManager navigation, IStringLocalizer<SignInText> text)
    : ComponentBase
{
    private IStringLocalizer<SignInText> Text => text;

    protected override async Task OnInitializedAsync() => await record.AccessRefusedAsync(
        await current.GetAsync(), new Uri(navigation.Uri).AbsolutePath, CancellationToken.None);
}
