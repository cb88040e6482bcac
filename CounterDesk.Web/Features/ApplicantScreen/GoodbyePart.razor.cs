using System.Globalization;
using CounterDesk.Web.ApplicantScreens;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CounterDesk.Web.Features.ApplicantScreen;

/// <summary>
/// What to take along, and how long the page stays: in words and as a bar, with more time for the asking.
/// </summary>
public sealed partial class GoodbyePart(AskedWords asked, DeskClock clock, TimeProvider time)
    : ComponentBase, IDisposable
{
    private const int NearlyOver = 10;

    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    private ITimer? _timer;
    private int _whole;

    [CascadingParameter]
    public required ScreenWords Words { get; set; }

    [Parameter, EditorRequired]
    public required ScreenModel.Goodbye Model { get; set; }

    [Parameter]
    public bool IsBusy { get; set; }

    [Parameter]
    public string? Line { get; set; }

    [Parameter]
    public EventCallback<ScreenAnswer> OnAnswer { get; set; }

    [Parameter]
    public EventCallback OnOver { get; set; }

    private int SecondsLeft => Math.Max(0, (int)Math.Ceiling((Model.WipesAt - clock.Now).TotalSeconds));

    private int SecondsSaid => SecondsLeft > NearlyOver ? _whole : NearlyOver;

    private string Width =>
        string.Create(CultureInfo.InvariantCulture, $"{100.0 * SecondsLeft / Math.Max(1, _whole):0.#}%");

    public void Dispose() => _timer?.Dispose();

    protected override void OnInitialized()
    {
        _whole = SecondsLeft;
        _timer = time.CreateTimer(_ => _ = InvokeAsync(TickAsync), null, _second, _second);
    }

    private Task TickAsync()
    {
        StateHasChanged();
        return SecondsLeft is 0 ? OnOver.InvokeAsync() : Task.CompletedTask;
    }

    private static string PictureOf(ThingKind kind) => kind switch
    {
        ThingKind.IdCard => Icons.Material.Outlined.Badge,
        ThingKind.OwnPapers => Icons.Material.Outlined.FolderOpen,
        ThingKind.Copies => Icons.Material.Outlined.Approval,
        ThingKind.InformationSheets => Icons.Material.Outlined.Description,
        ThingKind.ObjectionReceipt => Icons.Material.Outlined.WarningAmber,
        ThingKind.LookedAtSlip => Icons.Material.Outlined.ReceiptLong,
    };
}
