using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.Copies;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.CopyRegister;

/// <summary>Copies made ahead that nobody has fetched yet, and how one is ended that is no longer wanted.</summary>
public sealed partial class WaitingList(IStringLocalizer<CopyRegisterText> text) : ComponentBase
{
    private WaitingCopy? _asked;
    private VoidReason? _reason;

    [Parameter, EditorRequired]
    public required ImmutableArray<WaitingCopy> Rows { get; set; }

    [Parameter]
    public EventCallback<CopyNumber> OnChoose { get; set; }

    /// <summary>It waits no longer: called off, or its paper is spoiled.</summary>
    [Parameter]
    public EventCallback<(CopyNumber Number, VoidReason Reason)> OnEnd { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    // A file has no paper that could be spoiled.
    private IReadOnlyList<Choice<VoidReason>> Reasons =>
    [
        new(VoidReason.CalledOff, text["Waiting_CalledOff"]),
        new(VoidReason.Spoiled, text["Waiting_Spoiled"], Off: _asked?.Copy.IsPaperWaiting is not true),
    ];

    private static string WhereOf(RegisteredCopy copy) => copy switch
    {
        { ChangedTo: not null } => "Where_Changed",
        { IsPaperWaiting: true } => "Where_Paper",
        { IsAsked: true } => "Where_Asked",
        _ => "Where_File",
    };

    private void Ask(WaitingCopy row) => (_asked, _reason) = (row, null);

    private Task EndAsync()
    {
        var (number, reason) = (_asked!.Copy.Number, _reason!.Value);
        _asked = null;
        return OnEnd.InvokeAsync((number, reason));
    }
}
