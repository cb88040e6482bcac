using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Web.Copies;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.RegisterExtracts;

/// <summary>
/// Where the check page runs alone: what receivers report, and how often copies were checked, as files in a folder that
/// somebody brings to the hall. Nothing written is opened or changed again, and nobody here can read it.
/// </summary>
internal sealed partial class ReturnOutbox(
    ExtractFolder folder, IOptions<ExtractOptions> options, TimeProvider time, ILogger<ReturnOutbox> logger)
    : BackgroundService, IReportTaker
{
    public const string FolderName = "outbox";

    private static readonly TimeSpan _hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly Queue<(DateTimeOffset At, string Number)> _taken = [];
    private readonly Dictionary<(string Number, CheckAnswer Answer), int> _checks = [];

    public bool IsAtTheHall => false;

    private string Outbox => Path.Combine(folder.Path, FolderName);

    /// <summary>
    /// Writes a report for the hall. How many a copy may have, and all of them, is limited: whoever floods the page fills
    /// no disk. False when the copy has as many as it may for the day.
    /// </summary>
    /// <exception cref="IOException">It could not be kept: the disk, or more is waiting than may be.</exception>
    public Task<bool> TakeAsync(CopyNumber number, ReportedConcern concern, string? words, CancellationToken cancellationToken)
    {
        if (ReportWords.FindFault(concern, words) is { } fault)
        {
            throw new ArgumentException($"The words of the report are {fault}.", nameof(words));
        }

        lock (_gate)
        {
            var now = time.GetUtcNow();
            while (_taken.TryPeek(out var oldest) && now - oldest.At >= _day)
            {
                _taken.Dequeue();
            }

            if (_taken.Count(taken => taken.Number == number.Value) >= CopyReport.MostOpen)
            {
                return Task.FromResult(false);
            }

            if (_taken.Count(taken => now - taken.At < _hour) >= options.Value.MostReportsAnHour)
            {
                throw new IOException("More was reported in this hour than is taken.");
            }

            var tidy = ReportWords.Tidy(words);
            Put(new([new(Guid.CreateVersion7(), number.Value, concern, tidy.Length > 0 ? tidy : null, now)], []), now);
            _taken.Enqueue((now, number.Value));
            return Task.FromResult(true);
        }
    }

    /// <summary>One more check; how many there were goes out every hour.</summary>
    public void Count(string number, CheckAnswer answer)
    {
        lock (_gate)
        {
            _checks[(number, answer)] = _checks.GetValueOrDefault((number, answer)) + 1;
        }
    }

    /// <summary>Writes what was counted since the last time. What cannot be written is kept for the next.</summary>
    public void PutChecks()
    {
        lock (_gate)
        {
            if (_checks.Count is 0 || folder.Current.ReturnKey is null)
            {
                return;
            }

            var now = time.GetUtcNow();
            foreach (var some in _checks.ToArray().Chunk(ReturnFile.MostChecks))
            {
                try
                {
                    Put(
                        new([], [.. some.Select(check => new ReturnedChecks(
                            check.Key.Number, check.Key.Answer, now, Math.Min(check.Value, ReturnFile.MostCounted)))]),
                        now);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    LogNotPut(exception.Message);
                    return;
                }

                foreach (var check in some)
                {
                    _checks.Remove(check.Key);
                }
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        PutChecks();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_hour, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                PutChecks();
            }
        }
        catch (OperationCanceledException)
        {
            // The last of it is written when the program has stopped.
        }
    }

    // Whole or not at all: who carries files on must not find half of one.
    private void Put(ReturnedContent content, DateTimeOffset now)
    {
        var outbox = Directory.CreateDirectory(Outbox);
        var waiting = outbox.EnumerateFiles($"*{ReturnFile.Ending}").Sum(file => file.Length);
        var (id, bytes) = ReturnFile.Write(content, folder.Current, now, folder.Key.HashExtract);
        if (waiting + bytes.Length > options.Value.MostWaitingMegabytes * 1024L * 1024L)
        {
            throw new IOException("More waits in the outbox than may. Bring its files to the hall.");
        }

        var path = Path.Combine(Outbox, $"{now.UtcDateTime:yyyyMMddTHHmmss}-{id:N}{ReturnFile.Ending}");
        using (var file = new FileStream($"{path}.new", PrivateFile.Options(FileMode.CreateNew)))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move($"{path}.new", path);
    }

    [LoggerMessage(1, LogLevel.Error, "Counted checks could not be put into the outbox: {Failure}")]
    private partial void LogNotPut(string failure);
}
