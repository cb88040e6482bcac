namespace CounterDesk.Web.External.Printers;

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
        Scheme = IsEncrypted ? Uri.UriSchemeHttps : Uri.UriSchemeHttp,
        Port = Address!.Port > 0 ? Address.Port : IppPort,
    }.Uri;

    internal bool IsEncrypted => Address!.Scheme is "ipps";

    /// <summary>Where sheets of a use come from; the printer's own choice of tray and A4 unless set.</summary>
    public PrinterTray TrayFor(PrinterUse use) => Uses.GetValueOrDefault(use) ?? new PrinterTray();
}
