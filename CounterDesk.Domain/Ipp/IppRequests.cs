using System.Collections.Immutable;
using CounterDesk.Domain.Printing;

namespace CounterDesk.Domain.Ipp;

/// <summary>What a counter asks of one printer (RFC 8011 4.2 and 4.3).</summary>
/// <param name="printer">The printer's own address, <c>ipp</c> or <c>ipps</c>.</param>
/// <param name="user">The counter, never a person.</param>
public sealed class IppRequests(Uri printer, string user)
{
    /// <summary>Ended jobs come newest first (RFC 8011 4.2.6.2), so that one just sent is among these.</summary>
    public const int MostEndedJobs = 100;

    /// <summary>What <see cref="IppAnswers.ReadPrinter"/> reads and no more.</summary>
    private static readonly string[] _printerAttributes =
    [
        "printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "document-format-supported",
        "media-supported", "media-source-supported", "print-scaling-supported", "sides-supported",
        "printer-make-and-model",
    ];

    private static readonly string[] _jobAttributes = ["job-id", "job-name", "job-state"];

    public IppMessage GetPrinterAttributes(ushort version, int id) =>
        Request(version, IppOperation.GetPrinterAttributes, id, [Requested(_printerAttributes)]);

    /// <summary>The ended jobs of this counter, or those that have not ended.</summary>
    public IppMessage GetJobs(ushort version, int id, bool ended) => Request(
        version, IppOperation.GetJobs, id,
        [
            .. ended ? (IppAttribute[])[new("limit", IppValue.Of(MostEndedJobs))] : [],
            Requested(_jobAttributes),
            new("which-jobs", IppValue.OfKeyword(ended ? "completed" : "not-completed")),
            new("my-jobs", IppValue.Of(true)),
        ]);

    public IppMessage GetJobAttributes(ushort version, int id, int job) => Request(
        version, IppOperation.GetJobAttributes, id, [Requested(_jobAttributes)], job: job);

    public IppMessage CancelJob(ushort version, int id, int job) =>
        Request(version, IppOperation.CancelJob, id, [], job: job);

    /// <summary>The document follows the message. What the printer cannot do as asked it is to refuse.</summary>
    public IppMessage PrintJob(int id, PrintOrder order, PrinterReport report)
    {
        var request = Request(
            report.Version, IppOperation.PrintJob, id,
            [
                new("job-name", IppValue.Of(IppTag.Name, order.JobName)),

                // RFC 8011 4.2.1.1: true, and nothing is ignored or put in the place of what was asked for.
                new("ipp-attribute-fidelity", IppValue.Of(true)),
                new("document-format", IppValue.Of(IppTag.MimeMediaType, PrinterReport.Pdf)),
            ]);
        return request with { Groups = request.Groups.Add(new(IppTag.JobAttributes, JobTemplate(order, report))) };
    }

    private static ImmutableArray<IppAttribute> JobTemplate(PrintOrder order, PrinterReport report) =>
    [
        new("copies", IppValue.Of(1)),

        // PWG 5100.13 (print-scaling) and RFC 8011 5.2.8 (sides): a printer that does not know them refuses the job.
        .. report.KeepsSize ? (IppAttribute[])[new("print-scaling", IppValue.OfKeyword(PrinterReport.NoScaling))] : [],
        .. report.Sides.Contains(PrinterReport.OneSided)
            ? (IppAttribute[])[new("sides", IppValue.OfKeyword(PrinterReport.OneSided))]
            : [],
        Media(order),
    ];

    // PWG 5100.7: a tray is named in media-col, and RFC 8011 5.2.11's media must then be absent.
    private static IppAttribute Media(PrintOrder order) => order.Tray is null
        ? new("media", IppValue.OfKeyword(order.Paper.Name))
        : new("media-col", IppValue.OfCollection(
            new IppAttribute("media-size", IppValue.OfCollection(
                new IppAttribute("x-dimension", IppValue.Of(order.Paper.Width)),
                new IppAttribute("y-dimension", IppValue.Of(order.Paper.Height)))),
            new IppAttribute("media-source", IppValue.OfKeyword(order.Tray))));

    private static IppAttribute Requested(string[] names) =>
        new("requested-attributes", [.. names.Select(IppValue.OfKeyword)]);

    // RFC 8011 4.1.4 and 4.1.5: charset and language come first, then what the operation is about.
    private IppMessage Request(
        ushort version, ushort operation, int id, ImmutableArray<IppAttribute> more, int? job = null) => new(
        version, operation, id,
        new IppGroup(IppTag.OperationAttributes,
        [
            new("attributes-charset", IppValue.Of(IppTag.Charset, "utf-8")),
            new("attributes-natural-language", IppValue.Of(IppTag.NaturalLanguage, "en")),
            new("printer-uri", IppValue.Of(IppTag.Uri, printer.OriginalString)),
            .. job is { } number ? (IppAttribute[])[new("job-id", IppValue.Of(number))] : [],
            new("requesting-user-name", IppValue.Of(IppTag.Name, user)),
            .. more,
        ]));
}
