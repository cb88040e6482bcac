using System.Collections.Immutable;
using CounterDesk.Domain.Printing;
using CounterDesk.Web.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.External.Printers;

/// <summary>Where a sheet will go and how the printer there is; the browser's window is the other way.</summary>
public sealed partial class PrinterCard(IStringLocalizer<PrinterText> text) : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private PrinterAnswer? _answer;
    private bool _isAsking;

    [Parameter, EditorRequired]
    public required IppPrinter Printer { get; set; }

    [Parameter, EditorRequired]
    public required PrinterUse Use { get; set; }

    [Parameter]
    public bool ByBrowser { get; set; }

    [Parameter]
    public EventCallback<bool> ByBrowserChanged { get; set; }

    /// <summary>The page says it already, because nothing was sent for it.</summary>
    [Parameter]
    public PrinterTrouble? Said { get; set; }

    /// <summary>Told when the clerk asks how the printer is by now.</summary>
    [Parameter]
    public EventCallback OnAsk { get; set; }

    private PaperSize Paper => PaperSize.Parse(Printer.TrayFor(Use).Paper);

    private string Where => text["Where", Paper.Label, Tray is null ? text["Tray_Any"] : text["Tray", Tray]];

    private string? Tray => Printer.TrayFor(Use).Tray is { Length: > 0 } tray ? tray : null;

    private PrinterTrouble? Obstacle => (_answer as PrinterAnswer.Told)?.Report.FindObstacle(Paper, Tray);

    private IEnumerable<PrinterTrouble> Troubles => AllTroubles.Where(trouble => trouble != Said);

    private ImmutableArray<PrinterTrouble> AllTroubles => _answer switch
    {
        PrinterAnswer.Told(var report) => Obstacle is { } obstacle && !report.Troubles.Contains(obstacle)
            ? [obstacle, .. report.Troubles]
            : report.Troubles,
        PrinterAnswer.NotTold(var trouble) => [trouble],
        _ => [],
    };

    private string State => ByBrowser ? "Browser"
        : _isAsking || _answer is null ? "Asking"
        : _answer is PrinterAnswer.NotTold ? "NotTold"
        : Obstacle is null ? "Ready"
        : "Obstacle";

    private Outcome Look => State switch
    {
        "Ready" => Outcome.Pass,
        "Obstacle" => Outcome.Warn,
        "NotTold" => Outcome.Unknown,
        "Asking" => Outcome.Wait,
        _ => Outcome.None,
    };

    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await AskAsync();
            StateHasChanged();
        }
    }

    private async Task AskAgainAsync()
    {
        await OnAsk.InvokeAsync();
        await AskAsync();
    }

    private async Task AskAsync()
    {
        _isAsking = true;
        StateHasChanged();
        try
        {
            _answer = await Printer.AskAsync(_leaving.Token);
        }
        catch (OperationCanceledException)
        {
            // The clerk has left.
        }
        finally
        {
            _isAsking = false;
        }
    }
}
