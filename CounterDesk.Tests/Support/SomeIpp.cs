using System.Text;
using CounterDesk.Domain.Ipp;
using CounterDesk.Domain.Printing;

namespace CounterDesk.Tests.Support;

/// <summary>Messages of the standard's appendix, octet by octet, and orders of ours.</summary>
internal static class SomeIpp
{
    public const string Pinetree = "ipp://printer.example.com/ipp/print/pinetree";

    public static PaperSize A4 { get; } = PaperSize.Parse(PaperSize.A4);

    public static PrinterReport Report { get; } = new()
    {
        IsStopped = false, Accepts = true, Version = IppMessage.Version20, Formats = [PrinterReport.Pdf],
        Papers = [PaperSize.A4], Trays = ["tray-1"], Scalings = [PrinterReport.NoScaling],
        Sides = [PrinterReport.OneSided],
    };

    /// <summary>RFC 8010 A.1, without the document.</summary>
    public static byte[] PrintJobRequest { get; } = Octets(
        "0101 0002 00000001 01", Start, "45 000b'printer-uri' 002c", $"'{Pinetree}'", "42 0008'job-name' 0006'foobar'",
        "22 0016'ipp-attribute-fidelity' 0001 01", "02 21 0006'copies' 0004 00000014",
        "44 0005'sides' 0013'two-sided-long-edge'", "03");

    /// <summary>RFC 8010 A.2.</summary>
    public static byte[] PrintJobAnswer { get; } = Octets(
        "0101 0000 00000001 01", Start, "41 000e'status-message' 000d'successful-ok'", "02 21 0006'job-id' 0004 00000093",
        $"45 0007'job-uri' 0030'{Pinetree}/147'", "23 0009'job-state' 0004 00000003", "03");

    /// <summary>RFC 8010 A.3.</summary>
    public static byte[] PrintJobRefusal { get; } = Octets(
        "0101 040b 00000001 01", Start, "05 21 0006'copies' 0004 00000014", "10 0005'sides' 0000", "03");

    /// <summary>RFC 8010 A.7.</summary>
    public static byte[] CollectionRequest { get; } = Octets(
        "0101 0005 00000001 01", Start, "45 000b'printer-uri' 002c", $"'{Pinetree}'", "02 34 0009'media-col' 0000",
        "4a 0000 000a'media-size' 34 0000 0000",
        "4a 0000 000b'x-dimension' 21 0000 0004 00005208", "4a 0000 000b'y-dimension' 21 0000 0004 00007404",
        "37 0000 0000", "4a 0000 000a'media-type' 44 0000 000a'stationery'", "37 0000 0000", "03");

    /// <summary>RFC 8010 A.8.</summary>
    public static byte[] GetJobsRequest { get; } = Octets(
        "0101 000a 0000007b 01", Start, "45 000b'printer-uri' 002c", $"'{Pinetree}'", "21 0005'limit' 0004 00000032",
        "44 0014'requested-attributes' 0006'job-id'", "44 0000 0008'job-name'", "44 0000 000f'document-format'", "03");

    /// <summary>RFC 8010 A.9: of the second of three jobs nothing is told.</summary>
    public static byte[] GetJobsAnswer { get; } = Octets(
        "0101 0000 0000007b 01", Start, "41 000e'status-message' 000d'successful-ok'",
        "02 21 0006'job-id' 0004 00000093", "36 0008'job-name' 000c 0005'fr-ca' 0003'fou'",
        "02", "02 21 0006'job-id' 0004 00000095", "36 0008'job-name' 0012 0005'de-CH' 0009'isch guet'", "03");

    private static string Start => "47 0012'attributes-charset' 0005'utf-8' 48 001b'attributes-natural-language' 0005'en-us'";

    public static PrintOrder Order(string name = "0007-260318-00001-2", string? tray = null) =>
        new(name, Encoding.ASCII.GetBytes("%PDF-1.7 a page"), A4, tray);

    public static IppMessage Read(byte[] octets) => IppReader.Read(octets, out _);

    /// <summary>Hexadecimal digits as octets, and what stands between apostrophes as ASCII.</summary>
    public static byte[] Octets(params string[] parts)
    {
        var pieces = string.Concat(parts).Split('\'');
        return
        [
            .. pieces.SelectMany((piece, index) => index % 2 is 1
                ? Encoding.ASCII.GetBytes(piece)
                : Convert.FromHexString(piece.Replace(" ", "", StringComparison.Ordinal))),
        ];
    }
}
