using System.Globalization;
using CounterDesk.Domain.Ipp;
using CounterDesk.Domain.Printing;

namespace CounterDesk.Web.External.Printers;

/// <summary>
/// A printer as one counter uses it. Before anything is sent the printer is asked whether it has a job of that name,
/// and after a lost answer it is asked again, so that nothing comes out twice.
/// </summary>
public sealed class IppPrinter
{
    // A printer that has just lost a connection may need a moment before it knows what became of the job.
    private const int MostLooks = 3;

    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    private readonly PrinterDevice _device;
    private readonly IppConnection _connection;
    private readonly IppRequests _requests;
    private readonly TimeProvider _time;
    private int _lastQuestion;

    internal IppPrinter(
        string key, PrinterDevice device, IppConnection connection, string user, TimeProvider time)
    {
        (Key, _device, _connection, _time) = (key, device, connection, time);
        _requests = new IppRequests(device.Address!, user);
    }

    /// <summary>By which the settings and the audit log know it.</summary>
    public string Key { get; }

    public bool IsStandIn => _device.StandIn;

    public bool IsEncrypted => _device.IsEncrypted;

    /// <summary>Where it is on the network.</summary>
    public Uri Address => _device.Address!;

    /// <summary>One certificate is believed, whatever the machine trusts.</summary>
    public bool HasPinnedCertificate => _device.CertificateSha256.Length > 0;

    /// <summary>What it is called in the language of the page.</summary>
    public string Name =>
        CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "en" && _device.EnglishName.Length > 0
            ? _device.EnglishName
            : _device.Name;

    public PrinterTray TrayFor(PrinterUse use) => _device.TrayFor(use);

    /// <summary>A file for this printer, on the paper and from the tray of its use.</summary>
    public PrintOrder OrderOf(PrinterUse use, string jobName, ReadOnlyMemory<byte> pdf)
    {
        var tray = TrayFor(use);
        return new(jobName, pdf, PaperSize.Parse(tray.Paper), tray.Tray.Length > 0 ? tray.Tray : null);
    }

    /// <summary>How it is now.</summary>
    public async Task<PrinterAnswer> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await AskAsync(IppMessage.Version20, cancellationToken);
            if (answer.Code is IppStatus.VersionNotSupported)
            {
                answer = await AskAsync(IppMessage.Version11, cancellationToken);
            }

            if (!IppStatus.IsSuccess(answer.Code))
            {
                return new PrinterAnswer.NotTold(IppStatus.TroubleOf(answer.Code));
            }

            var report = IppAnswers.ReadPrinter(answer);
            return report.IsStandIn && !IsStandIn
                ? new PrinterAnswer.NotTold(PrinterTrouble.StandIn)
                : new PrinterAnswer.Told(report);
        }
        catch (PrinterTroubleException exception)
        {
            return new PrinterAnswer.NotTold(exception.Trouble);
        }
        catch (IppFormatException)
        {
            return new PrinterAnswer.NotTold(PrinterTrouble.NotUnderstood);
        }
    }

    /// <summary>Sends a file once, or finds it there.</summary>
    public async Task<SendOutcome> SendAsync(PrintOrder order, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(cancellationToken);
        if (answer is not PrinterAnswer.Told { Report: var report })
        {
            return new SendOutcome.NotSent(((PrinterAnswer.NotTold)answer).Trouble);
        }

        return await FindAsync(order.JobName, report.Version, cancellationToken) switch
        {
            JobSearch.Found({ HasFailed: false } job) => new SendOutcome.Sent(job, WasThere: true),
            JobSearch.NotTold(var trouble) => new SendOutcome.NotSent(trouble),
            _ => await SendAsync(order, report, cancellationToken),
        };
    }

    /// <summary>Where a job is, and what the printer is waiting for.</summary>
    public async Task<JobAnswer> FollowAsync(int job, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await AskAsync(
                _requests.GetJobAttributes(IppMessage.Version11, NextQuestion(), job), cancellationToken);
            if (!IppStatus.IsSuccess(answer.Code))
            {
                return new JobAnswer.NotTold(answer.Code is IppStatus.NotFound or IppStatus.Gone
                    ? PrinterTrouble.JobForgotten
                    : IppStatus.TroubleOf(answer.Code));
            }

            var report = IppAnswers.ReadJob(answer);
            var printer = report.HasEnded ? null : await AskAsync(cancellationToken) as PrinterAnswer.Told;
            return new JobAnswer.Told(report, printer?.Report.Troubles ?? []);
        }
        catch (PrinterTroubleException exception)
        {
            return new JobAnswer.NotTold(exception.Trouble);
        }
        catch (IppFormatException)
        {
            return new JobAnswer.NotTold(PrinterTrouble.NotUnderstood);
        }
    }

    /// <summary>Takes back what has not come out of a job. False when it may still come out.</summary>
    public async Task<bool> CancelAsync(string jobName, CancellationToken cancellationToken)
    {
        var found = await FindAsync(jobName, IppMessage.Version11, cancellationToken);
        if (found is not JobSearch.Found { Job: { HasEnded: false } job })
        {
            return found is not JobSearch.NotTold;
        }

        try
        {
            var answer = await AskAsync(
                _requests.CancelJob(IppMessage.Version11, NextQuestion(), job.Id), cancellationToken);
            return IppStatus.IsSuccess(answer.Code);
        }
        catch (PrinterTroubleException)
        {
            return false;
        }
    }

    private async Task<SendOutcome> SendAsync(
        PrintOrder order, PrinterReport report, CancellationToken cancellationToken)
    {
        if (report.FindObstacle(order.Paper, order.Tray) is { } obstacle)
        {
            return new SendOutcome.NotSent(obstacle);
        }

        try
        {
            var answer = await _connection.AskAsync(
                _requests.PrintJob(NextQuestion(), order, report), order.Pdf, cancellationToken);
            return IppStatus.IsSuccess(answer.Code)
                ? new SendOutcome.Sent(IppAnswers.ReadJob(answer))
                : new SendOutcome.NotSent(IppStatus.TroubleOf(answer.Code));
        }
        catch (PrinterTroubleException exception) when (!exception.MayHaveArrived)
        {
            return new SendOutcome.NotSent(exception.Trouble);
        }
        catch (PrinterTroubleException)
        {
            return await LookAsync(order, report.Version, cancellationToken);
        }
        catch (IppFormatException)
        {
            return await LookAsync(order, report.Version, cancellationToken);
        }
    }

    // The answer to a job was lost. What the printer has decides, and only what it says in the end.
    private async Task<SendOutcome> LookAsync(PrintOrder order, ushort version, CancellationToken cancellationToken)
    {
        JobSearch? found = null;
        for (var look = 0; look < MostLooks; look++)
        {
            await Task.Delay(_pause, _time, cancellationToken);
            found = await FindAsync(order.JobName, version, cancellationToken);
            if (found is JobSearch.Found(var job))
            {
                return new SendOutcome.Sent(job, IsAnswerLost: true);
            }
        }

        return found is JobSearch.NotTold(var trouble)
            ? new SendOutcome.Unknown(trouble)
            : new SendOutcome.NotSent(PrinterTrouble.AnswerLost);
    }

    // Those that have not ended first: a job that ends in between is then among the ended ones.
    private async Task<JobSearch> FindAsync(string name, ushort version, CancellationToken cancellationToken)
    {
        JobSearch found = new JobSearch.NotThere();
        try
        {
            foreach (var ended in (bool[])[false, true])
            {
                var answer = await AskAsync(_requests.GetJobs(version, NextQuestion(), ended), cancellationToken);
                found = IppStatus.IsSuccess(answer.Code)
                    ? IppAnswers.FindJob(answer, name)
                    : new JobSearch.NotTold(IppStatus.TroubleOf(answer.Code));
                if (found is not JobSearch.NotThere)
                {
                    break;
                }
            }

            return found;
        }
        catch (PrinterTroubleException exception)
        {
            return new JobSearch.NotTold(exception.Trouble);
        }
        catch (IppFormatException)
        {
            return new JobSearch.NotTold(PrinterTrouble.NotUnderstood);
        }
    }

    private Task<IppMessage> AskAsync(ushort version, CancellationToken cancellationToken) =>
        AskAsync(_requests.GetPrinterAttributes(version, NextQuestion()), cancellationToken);

    private Task<IppMessage> AskAsync(IppMessage question, CancellationToken cancellationToken) =>
        _connection.AskAsync(question, ReadOnlyMemory<byte>.Empty, cancellationToken);

    // RFC 8011 4.1.2: from 1 on.
    private int NextQuestion() => Interlocked.Increment(ref _lastQuestion);
}
