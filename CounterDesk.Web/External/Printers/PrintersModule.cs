using System.Text.RegularExpressions;
using CounterDesk.Domain.Printing;

namespace CounterDesk.Web.External.Printers;

public static partial class PrintersModule
{
    /// <summary>Registers the hall's printers, if it has any.</summary>
    public static void AddPrinters(this IHostApplicationBuilder builder)
    {
        var isProduction = builder.Environment.IsProduction();
        builder.Services.AddOptions<PrinterOptions>()
            .BindConfiguration(PrinterOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => options.Counters.Values.All(options.Devices.ContainsKey),
                "Printers:Counters names a printer that is not among Printers:Devices.")
            .Validate(
                options => options.Devices.Values.All(device => device.Name.Length > 0 && HasAddress(device)),
                "Each of Printers:Devices has a Name and an Address: ipps://HOST/PATH.")
            .Validate(
                options => options.Devices.Values.All(
                    device => device.Address is not { Scheme: "ipp" } || device.AllowPlain),
                "A printer's Address begins with ipps. Where a copy may cross the network unencrypted, set its "
                + "AllowPlain to true.")
            .Validate(
                options => options.Devices.Values.All(device => Sha256OrNothing().IsMatch(device.CertificateSha256)),
                "A printer's CertificateSha256 is 64 hexadecimal digits.")
            .Validate(
                options => options.Devices.Values.SelectMany(device => device.Uses.Values).All(tray =>
                    PaperSize.TryParse(tray.Paper, out _) && TrayOrNothing().IsMatch(tray.Tray)),
                "A use of a printer has a Paper such as iso_a4_210x297mm, and a Tray as the printer calls it, or none.")
            .Validate(
                options => !isProduction || !options.Devices.Values.Any(device => device.StandIn),
                "The stand-in of a printer does not run in Production: nothing comes out of it. "
                + "Remove the setting StandIn of the printer.")
            .ValidateOnStart();
        builder.Services.AddSingleton<HallPrinters>();
    }

    private static bool HasAddress(PrinterDevice device) =>
        device.Address is { IsAbsoluteUri: true, Scheme: "ipp" or "ipps" } address
        && address is { Host.Length: > 0, UserInfo: "", Fragment: "" };

    [GeneratedRegex(@"\A([0-9a-fA-F]{64})?\z")]
    private static partial Regex Sha256OrNothing();

    [GeneratedRegex(@"\A[a-z0-9._-]{0,255}\z")]
    private static partial Regex TrayOrNothing();
}
