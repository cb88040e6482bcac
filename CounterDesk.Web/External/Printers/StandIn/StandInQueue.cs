using System.Collections.Immutable;
using CounterDesk.Domain.Ipp;
using CounterDesk.Domain.Printing;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.External.Printers.StandIn;

/// <summary>The jobs of a stand-in, and what it says of them and of itself.</summary>
/// <param name="tray">
/// Where a line is added for each job that comes out, its name and the SM3 of its file, as paper lies in a tray whatever
/// becomes of the printer; null for none.
/// </param>
internal sealed class StandInQueue(string? tray = null)
{
    public static readonly ImmutableArray<string> Trays = ["tray-1", "tray-2", "manual"];

    private static readonly ImmutableArray<string> _papers = ["iso_a4_210x297mm", "iso_a5_148x210mm"];

    private readonly Lock _gate = new();
    private readonly List<StandInJob> _jobs = [];
    private PrinterBehavior _behavior;
    private bool _isGone;

    public StandInPrinterState State
    {
        get
        {
            lock (_gate)
            {
                return new(_behavior, [.. _jobs]);
            }
        }
    }

    public void Follow(StandInPrinterOrder order)
    {
        lock (_gate)
        {
            (_behavior, _isGone) = (order.Behavior ?? _behavior, false);
        }
    }

    /// <summary>Null when it hangs up instead.</summary>
    public IppMessage? Answer(IppMessage question, ReadOnlyMemory<byte> document)
    {
        lock (_gate)
        {
            if (_isGone)
            {
                return null;
            }

            return question switch
            {
                { Version: > IppMessage.Version11 } when _behavior is PrinterBehavior.OldVersion =>
                    Status(question with { Version = IppMessage.Version11 }, IppStatus.VersionNotSupported),
                { Code: IppOperation.GetPrinterAttributes } => Status(question, IppStatus.Ok, DescribePrinter()),
                { Code: IppOperation.PrintJob } => Print(question, document),
                { Code: IppOperation.GetJobs } => List(question),
                { Code: IppOperation.GetJobAttributes } => About(question, GoOn),
                { Code: IppOperation.CancelJob } => About(question, job => job with { State = JobState.Canceled }),
                _ => Status(question, IppStatus.NotPossible),
            };
        }
    }

    private static IppMessage Status(IppMessage question, ushort status, params ImmutableArray<IppGroup> more) => new(
        question.Version, status, question.RequestId,
        [
            new(
                IppTag.OperationAttributes, new IppAttribute("attributes-charset", IppValue.Of(IppTag.Charset, "utf-8")),
                new IppAttribute("attributes-natural-language", IppValue.Of(IppTag.NaturalLanguage, "en"))),
            .. more,
        ]);

    private IppMessage? Print(IppMessage question, ReadOnlyMemory<byte> document)
    {
        var operation = question.Group(IppTag.OperationAttributes);
        var refusal = operation.Words("document-format") is not PrinterReport.Pdf || _behavior is PrinterBehavior.NoPdf
            ? IppStatus.FormatNotSupported
            : IsAsSupported(question.Group(IppTag.JobAttributes)) ? IppStatus.Ok : IppStatus.ValuesNotSupported;
        if (refusal is not IppStatus.Ok)
        {
            return Status(question, refusal);
        }

        if (_behavior is PrinterBehavior.JobLost)
        {
            return null;
        }

        var job = new StandInJob(
            _jobs.Count + 1, operation.Words("job-name") ?? "", JobState.Pending,
            Convert.ToHexStringLower(Sm3.Hash(document.Span)), document.Length,
            [.. question.Groups.SelectMany(group => group.Attributes).SelectMany(Words)]);
        _jobs.Add(job);
        if (tray is not null)
        {
            File.AppendAllText(tray, $"{job.Name} {job.Sm3}\n");
        }

        _isGone = _behavior is PrinterBehavior.GoneAfterJob;
        return _behavior is PrinterBehavior.AnswerLost or PrinterBehavior.GoneAfterJob
            ? null
            : Status(question, IppStatus.Ok, Describe(job));
    }

    private IppMessage List(IppMessage question)
    {
        var asked = question.Group(IppTag.OperationAttributes);
        var isEnded = asked.Words("which-jobs") is "completed";
        var user = $"requesting-user-name={asked.Words("requesting-user-name")}";
        return Status(
            question, IppStatus.Ok,
            [
                .. _jobs.Where(job => IsKnown(job) && HasEnded(job) == isEnded)
                    .Where(job => asked.Flag("my-jobs") is not true || job.Attributes.Contains(user))
                    .Reverse().Take(asked.Number("limit") ?? int.MaxValue).Select(Describe),
            ]);
    }

    private IppMessage About(IppMessage question, Func<StandInJob, StandInJob> change)
    {
        var index = (question.Group(IppTag.OperationAttributes).Number("job-id") ?? 0) - 1;
        if (index < 0 || index >= _jobs.Count || !IsKnown(_jobs[index]))
        {
            return Status(question, IppStatus.NotFound);
        }

        var changed = HasEnded(_jobs[index]) ? _jobs[index] : change(_jobs[index]);
        var isLate = question.Code is IppOperation.CancelJob && HasEnded(_jobs[index]);
        _jobs[index] = changed;
        return isLate ? Status(question, IppStatus.NotPossible) : Status(question, IppStatus.Ok, Describe(changed));
    }

    private StandInJob GoOn(StandInJob job) => job with
    {
        State = (_behavior, job.State) switch
        {
            (PrinterBehavior.Aborts, _) => JobState.Aborted,
            (PrinterBehavior.JamsMidway, _) => JobState.Stopped,
            (_, JobState.Processing) => JobState.Completed,
            _ => JobState.Processing,
        },
    };

    private bool IsKnown(StandInJob job) => _behavior is not PrinterBehavior.Forgets || job.Id < _jobs.Count;

    private static bool HasEnded(StandInJob job) => new JobReport(job.Id, job.State).HasEnded;

    private static bool IsAsSupported(IppGroup job)
    {
        var source = job.Find("media-col") is [var media, ..]
            ? media.Members.FirstOrDefault(member => member.Name is "media-source")?.Values[0].Words
            : null;
        return job.Number("copies") is 1 or null
            && (job.Words("media") is not { } paper || _papers.Contains(paper))
            && (source is null || Trays.Contains(source));
    }

    private IppGroup DescribePrinter()
    {
        var (reason, isStopped) = _behavior switch
        {
            PrinterBehavior.OutOfPaper => ("media-empty-error", true),
            PrinterBehavior.CoverOpen => ("cover-open-error", true),
            PrinterBehavior.Jam => ("media-jam-error", true),
            PrinterBehavior.Offline => ("offline-report", true),
            PrinterBehavior.TonerLow => ("toner-low-warning", false),
            PrinterBehavior.JamsMidway when _jobs.Exists(job => job.State is JobState.Stopped) => ("media-jam-error", true),
            _ => ("none", false),
        };
        return new IppGroup(
            IppTag.PrinterAttributes,
            new("printer-make-and-model", IppValue.Of(IppTag.Text, PrinterReport.StandInModel)),
            new("printer-state", IppValue.OfEnum(isStopped ? 5 : 3)),
            new("printer-state-reasons", IppValue.OfKeyword(reason)),
            new("printer-is-accepting-jobs", IppValue.Of(_behavior is not PrinterBehavior.NotAccepting)),
            new(
                "document-format-supported",
                IppValue.Of(IppTag.MimeMediaType, _behavior is PrinterBehavior.NoPdf ? "image/pwg-raster" : PrinterReport.Pdf),
                IppValue.Of(IppTag.MimeMediaType, "application/octet-stream")),
            new("media-supported", [.. _papers.Select(IppValue.OfKeyword)]),
            new("media-source-supported", [.. Trays.Select(IppValue.OfKeyword)]),
            new(
                "print-scaling-supported",
                IppValue.OfKeyword("auto"),
                IppValue.OfKeyword(_behavior is PrinterBehavior.NoScaling ? "fit" : PrinterReport.NoScaling)),
            new("sides-supported", IppValue.OfKeyword(PrinterReport.OneSided), IppValue.OfKeyword("two-sided-long-edge")));
    }

    private IppGroup Describe(StandInJob job) => new(
        IppTag.JobAttributes,
        [
            new("job-id", IppValue.Of(job.Id)),
            new("job-state", IppValue.OfEnum((int)job.State)),
            .. _behavior is PrinterBehavior.NamesHidden
                ? (IppAttribute[])[]
                : [new("job-name", IppValue.Of(IppTag.Name, job.Name))],
        ]);

    private static IEnumerable<string> Words(IppAttribute attribute) => attribute.Values.SelectMany(
        value => value.Tag is IppTag.BeginCollection
            ? value.Members.SelectMany(Words)
            : [$"{attribute.Name}={value.Words ?? value.Number?.ToString(null, null) ?? value.Flag?.ToString()}"]);
}
