using CounterDesk.Domain.Signing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Keys;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.HallSettings.Keys;

/// <summary>
/// A key that signed copies, and how it is taken back: why, and its number typed off the screen, so that nobody does it
/// in passing.
/// </summary>
public sealed partial class SigningKeyCard(IStringLocalizer<KeysText> text) : ComponentBase
{
    private KeyWithdrawalReason? _reason;
    private string _note = "";
    private string _typed = "";

    [Parameter, EditorRequired]
    public required ListedSigningKey Listed { get; set; }

    [Parameter]
    public EventCallback<KeyWithdrawal> OnWithdraw { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private IReadOnlyList<Choice<KeyWithdrawalReason>> Reasons =>
    [
        .. Enum.GetValues<KeyWithdrawalReason>()
            .Select(reason => new Choice<KeyWithdrawalReason>(reason, text[$"Reason_{reason}"])),
    ];

    private KeyWithdrawalFault? Fault => KeyWithdrawal.FindFault(_reason, _note);

    private string Typed => string.Concat(_typed.Where(character => !char.IsWhiteSpace(character))).ToUpperInvariant();

    private bool IsTyped => Typed == Listed.Id;

    // While it is still being typed nothing is wrong yet.
    private string? TypedFault =>
        Typed.Length >= Listed.Id.Length && !IsTyped ? text["Typed_Differs"].Value : null;

    private bool CanWithdraw => Fault is null && IsTyped;

    private string Word => Fault switch
    {
        KeyWithdrawalFault.ReasonMissing => "Missing_Reason",
        KeyWithdrawalFault.NoteMissing => "Missing_Note",
        KeyWithdrawalFault.NoteTooLong => "Missing_ShorterNote",
        null => IsTyped ? "Withdraw" : "Missing_Typed",
    };
}
