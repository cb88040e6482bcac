using CounterDesk.Domain.Signing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Keys;
using CounterDesk.Web.SignIn;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.HallSettings.Keys;

/// <summary>
/// Exports the ring: a passphrase, typed twice, seals it; then it is fetched, once. The passphrase is forgotten as soon
/// as it has sealed.
/// </summary>
public sealed partial class ExportCard(KeyExporting exporting, DeskBrowser browser, IStringLocalizer<KeysText> text)
    : ComponentBase
{
    private string _passphrase = "";
    private string _again = "";
    private string? _address;
    private bool _isBusy;

    [Parameter, EditorRequired]
    public required Clerk Clerk { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private PassphraseFault? Fault => Passphrase.FindFault(_passphrase);

    // That it is short is said once the second one is begun: until then it is being typed.
    private string? PassphraseFault => Fault is { } fault and not Domain.Signing.PassphraseFault.Missing && _again.Length > 0
        ? text[$"Passphrase_{fault}", Passphrase.MinLength, Passphrase.MaxLength].Value
        : null;

    private string? AgainFault =>
        Fault is null && _again.Length >= _passphrase.Length && _again != _passphrase ? text["Again_Differs"].Value : null;

    private bool CanSeal => !_isBusy && Fault is null && _again == _passphrase;

    private string Word => _isBusy ? "Sealing"
        : Fault is Domain.Signing.PassphraseFault.Missing ? "Missing_Passphrase"
        : Fault is not null ? "Missing_BetterPassphrase"
        : _again != _passphrase ? "Missing_Again"
        : "Seal";

    private async Task SealAsync()
    {
        _isBusy = true;
        var passphrase = _passphrase;

        // It takes half a second, and the desk does other things meanwhile.
        var keys = await Task.Run(() => exporting.Seal(passphrase));
        (_passphrase, _again, _isBusy) = ("", "", false);
        _address = KeysModule.ExportAddressOf(exporting.Offer(keys, Clerk));
        StateHasChanged();
        await browser.FocusOnceDrawnAsync("[data-action=download]");
    }
}
