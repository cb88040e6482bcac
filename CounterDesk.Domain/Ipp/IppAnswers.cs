using System.Collections.Frozen;
using System.Collections.Immutable;
using CounterDesk.Domain.Printing;

namespace CounterDesk.Domain.Ipp;

/// <summary>What a printer's answers mean.</summary>
public static class IppAnswers
{
    // RFC 8011 5.4.11.
    private const int Stopped = 5;

    // RFC 8011 5.4.12, and what printers and CUPS say besides.
    private static readonly FrozenDictionary<string, PrinterTrouble> _reasons = new Dictionary<string, PrinterTrouble>
    {
        ["media-empty"] = PrinterTrouble.OutOfPaper,
        ["media-needed"] = PrinterTrouble.OutOfPaper,
        ["media-low"] = PrinterTrouble.PaperLow,
        ["media-jam"] = PrinterTrouble.Jam,
        ["cover-open"] = PrinterTrouble.CoverOpen,
        ["door-open"] = PrinterTrouble.CoverOpen,
        ["interlock-open"] = PrinterTrouble.CoverOpen,
        ["toner-empty"] = PrinterTrouble.OutOfToner,
        ["marker-supply-empty"] = PrinterTrouble.OutOfToner,
        ["toner-low"] = PrinterTrouble.TonerLow,
        ["marker-supply-low"] = PrinterTrouble.TonerLow,
        ["input-tray-missing"] = PrinterTrouble.TrayMissing,
        ["output-area-full"] = PrinterTrouble.OutputFull,
        ["output-tray-missing"] = PrinterTrouble.OutputFull,
        ["paused"] = PrinterTrouble.Paused,
        ["moving-to-paused"] = PrinterTrouble.Paused,
        ["offline"] = PrinterTrouble.Offline,
        ["connecting-to-device"] = PrinterTrouble.Offline,
        ["timed-out"] = PrinterTrouble.Offline,
        ["shutdown"] = PrinterTrouble.Offline,
    }.ToFrozenDictionary();

    private static readonly string[] _severities = ["-report", "-warning", "-error"];

    /// <exception cref="IppFormatException">The printer does not say what state it is in.</exception>
    public static PrinterReport ReadPrinter(IppMessage answer)
    {
        var printer = answer.Group(IppTag.PrinterAttributes);
        return new PrinterReport
        {
            IsStopped = (printer.Number("printer-state")
                ?? throw new IppFormatException("There is no printer-state.")) is Stopped,
            Accepts = printer.Flag("printer-is-accepting-jobs") ?? true,
            Troubles = TroublesOf(printer.AllWords("printer-state-reasons")),
            Formats = printer.AllWords("document-format-supported"),
            Papers = printer.AllWords("media-supported"),
            Trays = printer.AllWords("media-source-supported"),
            Scalings = printer.AllWords("print-scaling-supported"),
            Sides = printer.AllWords("sides-supported"),
            IsStandIn = printer.Words("printer-make-and-model") is PrinterReport.StandInModel,
            Version = answer.Version,
        };
    }

    /// <summary>The job that an answer is about: the only one, or the first.</summary>
    /// <exception cref="IppFormatException">There is no job, or none with a number and a state.</exception>
    public static JobReport ReadJob(IppMessage answer) => ReadJob(answer.Group(IppTag.JobAttributes));

    /// <summary>The newest job of a name among those that a printer lists.</summary>
    /// <exception cref="IppFormatException">There is a job without a number or a state.</exception>
    public static JobSearch FindJob(IppMessage answer, string name)
    {
        // A job of which nothing is told (RFC 8010 A.9) may be the one.
        var jobs = answer.Groups.Where(group => group.Tag is IppTag.JobAttributes).ToList();
        var named = jobs.Where(job => job.Words("job-name") == name).Select(ReadJob).ToList();
        return named.Count > 0 ? new JobSearch.Found(named.MaxBy(job => job.Id)!)
            : jobs.All(job => job.Words("job-name") is not null) ? new JobSearch.NotThere()
            : new JobSearch.NotTold(PrinterTrouble.NamesHidden);
    }

    /// <summary>What stands in the printer's way; what is not understood is left out.</summary>
    public static ImmutableArray<PrinterTrouble> TroublesOf(IEnumerable<string> reasons) =>
    [
        .. reasons.Select(WithoutSeverity)
            .Where(_reasons.ContainsKey).Select(reason => _reasons[reason])
            .Distinct().Order(),
    ];

    private static string WithoutSeverity(string reason) =>
        _severities.FirstOrDefault(severity => reason.EndsWith(severity, StringComparison.Ordinal)) is { } severity
            ? reason[..^severity.Length]
            : reason;

    private static JobReport ReadJob(IppGroup job) =>
        job.Number("job-id") is { } id && job.Number("job-state") is { } state && Enum.IsDefined((JobState)state)
            ? new JobReport(id, (JobState)state)
            : throw new IppFormatException("A job has no number or no state.");
}
