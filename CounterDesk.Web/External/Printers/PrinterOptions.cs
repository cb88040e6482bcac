using System.ComponentModel.DataAnnotations;
using CounterDesk.Domain.Printing;

namespace CounterDesk.Web.External.Printers;

/// <summary>The hall's printers, and which counter prints on which. Without one the browser's window is the way.</summary>
public sealed class PrinterOptions
{
    public const string Section = "Printers";

    /// <summary>Stands for every counter that has no printer of its own.</summary>
    public const string AnyCounter = "*";

    /// <summary>By the key that counters name.</summary>
    public Dictionary<string, PrinterDevice> Devices { get; init; } = [];

    /// <summary>A counter's number, or <see cref="AnyCounter"/>, and the key of its printer.</summary>
    public Dictionary<string, string> Counters { get; init; } = [];

    /// <summary>How long one question to a printer may take, its answer included.</summary>
    [Range(1, 60)]
    public int TimeoutSeconds { get; set; } = 15;

    public TimeSpan Timeout => TimeSpan.FromSeconds(TimeoutSeconds);
}

/// <summary>One printer.</summary>
public sealed class PrinterDevice
{
    // RFC 7472 and RFC 3510: both schemes have it.
    private const int IppPort = 631;

    /// <summary>What clerks call it.</summary>
    public string Name { get; set; } = "";

    public string EnglishName { get; set; } = "";

    /// <summary><c>ipps://HOST/ipp/print</c>; <c>ipp</c> only with <see cref="AllowPlain"/>.</summary>
    public Uri? Address { get; set; }

    /// <summary>Copies may reach the printer over a connection that is not encrypted.</summary>
    public bool AllowPlain { get; set; }

    /// <summary>SHA-256 of the one certificate that is believed besides those the machine trusts.</summary>
    public string CertificateSha256 { get; set; } = "";

    /// <summary>Nothing comes out: it is a stand-in. Refused in Production.</summary>
    public bool StandIn { get; set; }

    public Dictionary<PrinterUse, PrinterTray> Uses { get; init; } = [];

    /// <summary>Where HTTP reaches it (RFC 8010 4, RFC 7472 4).</summary>
    internal Uri HttpAddress => new UriBuilder(Address!)
    {
        Scheme = IsEncrypted ? Uri.UriSchemeHttps : Uri.UriSchemeHttp, Port = Address!.Port > 0 ? Address.Port : IppPort,
    }.Uri;

    internal bool IsEncrypted => Address!.Scheme is "ipps";

    /// <summary>Where sheets of a use come from; the printer's own choice of tray and A4 unless set.</summary>
    public PrinterTray TrayFor(PrinterUse use) => Uses.GetValueOrDefault(use) ?? new PrinterTray();
}

/// <summary>Where paper lies in a printer.</summary>
public sealed class PrinterTray
{
    /// <summary>As the printer calls it: tray-1, manual. Empty leaves it to the printer.</summary>
    public string Tray { get; set; } = "";

    public string Paper { get; set; } = PaperSize.A4;
}
