using System.Collections.Immutable;
using CounterDesk.Domain.Printing;
using CounterDesk.Web.Components.Shared;
using CounterDesk.Web.External.Printers;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CounterDesk.Web.Features.HallSettings.Printers;

/// <summary>
/// A printer as its settings have it and as it says that it is, asked again and again. Not being answered is not broken.
/// </summary>
public sealed partial class PrinterStateCard(
    DeskClock clock, TimeProvider time, IStringLocalizer<PrintersText> text, IStringLocalizer<PrinterText> words)
    : LivePage(time, TimeSpan.FromSeconds(15))
{
    private PrinterAnswer? _answer;
    private DateTimeOffset? _askedAt;
    private bool _isAsking;

    [Parameter, EditorRequired]
    public required IppPrinter Printer { get; set; }

    /// <summary>Which counters print on it.</summary>
    [Parameter, EditorRequired]
    public required ImmutableArray<string> Counters { get; set; }

    private string State => _answer switch
    {
        null => "Asking",
        PrinterAnswer.NotTold => "NotTold",
        _ => Enum.GetValues<PrinterUse>().Any(use => ObstacleOf(use) is not null) ? "Obstacle" : "Ready",
    };

    private Outcome Look => State switch
    {
        "Ready" => Outcome.Pass,
        "Obstacle" => Outcome.Warn,
        "NotTold" => Outcome.Unknown,
        _ => Outcome.Wait,
    };

    // What stands in the way of every use is said by the printer as well.
    private ImmutableArray<PrinterTrouble> Troubles => _answer switch
    {
        PrinterAnswer.Told(var report) =>
        [
            .. Enum.GetValues<PrinterUse>().Select(ObstacleOf).OfType<PrinterTrouble>().Concat(report.Troubles).Distinct(),
        ],
        PrinterAnswer.NotTold(var trouble) => [trouble],
        _ => [],
    };

    private string Certificate => !Printer.IsEncrypted ? "None" : Printer.HasPinnedCertificate ? "Pinned" : "Trusted";

    private string CounterWords => Counters.IsEmpty
        ? text["Counters_None"]
        : string.Join(text["Between"], Counters.Select(counter =>
            counter is PrinterOptions.AnyCounter ? text["Counters_All"].Value : counter));

    // A printer that takes long is not asked twice at once.
    protected override async Task ReadAsync()
    {
        if (_isAsking)
        {
            return;
        }

        _isAsking = true;
        try
        {
            _answer = await Printer.AskAsync(Leaving);
            _askedAt = clock.Now;
        }
        finally
        {
            _isAsking = false;
        }
    }

    private PaperSize PaperOf(PrinterUse use) => PaperSize.Parse(Printer.TrayFor(use).Paper);

    private string? TrayOf(PrinterUse use) => Printer.TrayFor(use).Tray is { Length: > 0 } tray ? tray : null;

    private PrinterTrouble? ObstacleOf(PrinterUse use) =>
        (_answer as PrinterAnswer.Told)?.Report.FindObstacle(PaperOf(use), TrayOf(use));

    private Outcome LookOf(PrinterUse use) => _answer switch
    {
        null => Outcome.Wait,
        PrinterAnswer.NotTold => Outcome.Unknown,
        _ => ObstacleOf(use) is null ? Outcome.Pass : Outcome.Warn,
    };

    private string StateOf(PrinterUse use) => _answer switch
    {
        null => words["State_Asking"],
        PrinterAnswer.NotTold => words["State_NotTold"],
        _ => ObstacleOf(use) is { } obstacle ? words[$"Trouble_{obstacle}"] : words["State_Ready"],
    };
}
