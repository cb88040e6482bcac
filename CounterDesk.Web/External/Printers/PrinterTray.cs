using CounterDesk.Domain.Printing;

namespace CounterDesk.Web.External.Printers;

/// <summary>Where paper lies in a printer.</summary>
public sealed class PrinterTray
{
    /// <summary>As the printer calls it: tray-1, manual. Empty leaves it to the printer.</summary>
    public string Tray { get; set; } = "";

    public string Paper { get; set; } = PaperSize.A4;
}
