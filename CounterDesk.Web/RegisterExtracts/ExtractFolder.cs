using CounterDesk.Domain.Copies;
using CounterDesk.Web.HallTexts;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.RegisterExtracts;

/// <summary>
/// The extract that lies in the folder, read again when another has come. One that is damaged does not take the place of
/// one that was whole. Beside it lies what was asked here: when and what was answered, never who asked.
/// </summary>
internal sealed partial class ExtractFolder(
    DataFolder data, IOptions<ExtractOptions> options, IOptions<HallOptions> hall, CurrentHallTexts texts,
    TimeProvider time, ILogger<ExtractFolder> logger)
{
    public const string ExtractName = "register.extract";
    public const string KeyName = "register.key";

    // So that a flood of questions is not a flood of looks at the disk.
    private static readonly TimeSpan _often = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Lock _counting = new();

    private ExtractKey? _key;
    private RegisterExtract? _extract;
    private DateTime _seen;
    private DateTimeOffset _lookedAt;

    /// <summary>Where both files lie.</summary>
    public string Path => options.Value.Folder is { Length: > 0 } folder ? folder : data.Path;

    public ExtractKey Key => _key ?? throw new InvalidOperationException("Open the folder before anything is asked.");

    /// <summary>Reads both files, before the first question.</summary>
    /// <exception cref="CannotStartException">One of them is missing, damaged or another hall's.</exception>
    public void Open()
    {
        var keyFile = System.IO.Path.Combine(Path, KeyName);
        if (!ExtractKey.TryRead(ReadFile(keyFile, "register key"), out var key))
        {
            throw new CannotStartException($"{keyFile} is not a key for extracts. Bring it anew from the hall: register key.");
        }

        _key = key;
        var file = System.IO.Path.Combine(Path, ExtractName);
        _seen = File.GetLastWriteTimeUtc(file);
        if (!TryTake(ReadFile(file, "register extract"), out var fault))
        {
            throw new CannotStartException(
                $"{file} cannot be answered from ({fault}). Bring it anew from the hall: register extract.");
        }

        _lookedAt = time.GetUtcNow();
    }

    /// <summary>The latest that is whole.</summary>
    public RegisterExtract Current
    {
        get
        {
            lock (_gate)
            {
                LookAgain();
                return _extract ?? throw new InvalidOperationException("Open the folder before anything is asked.");
            }
        }
    }

    /// <summary>Adds a line to the day's file. Whoever asks gets the answer even when this fails.</summary>
    public void Count(string number, CheckAnswer answer, DateTimeOffset at)
    {
        try
        {
            lock (_counting)
            {
                File.AppendAllText(
                    System.IO.Path.Combine(Path, $"checks-{at:yyyy-MM-dd}.csv"), $"{at:yyyy-MM-dd HH:mm:ss},{number},{answer}\n");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogNotCounted(exception.GetType().Name);
        }
    }

    private void LookAgain()
    {
        var now = time.GetUtcNow();
        if (now - _lookedAt < _often)
        {
            return;
        }

        _lookedAt = now;
        var file = System.IO.Path.Combine(Path, ExtractName);
        try
        {
            var written = File.GetLastWriteTimeUtc(file);
            if (written == _seen)
            {
                return;
            }

            _seen = written;
            if (!TryTake(File.ReadAllBytes(file), out var fault))
            {
                LogRefused(fault);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            LogUnread(exception.GetType().Name);
        }
    }

    // One that is older than what is known would bring back what was withdrawn since.
    private bool TryTake(byte[] file, out string? fault)
    {
        if (!RegisterExtract.TryRead(file, Key.HashExtract, out var extract, out var wrong))
        {
            fault = $"{wrong}";
            return false;
        }

        fault = extract.Hall != hall.Value.Code || Key.Hall != extract.Hall ? "OtherHall"
            : extract.TakenAt < _extract?.TakenAt ? "Older"
            : null;
        if (fault is not null)
        {
            return false;
        }

        _extract = extract;
        texts.Know(extract.Names);
        LogTaken(extract.Count, extract.TakenAt);
        return true;
    }

    private static byte[] ReadFile(string path, string verb)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"{path} cannot be read. Bring it from the hall: {verb}.");
        }
    }

    [LoggerMessage(1, LogLevel.Information, "An extract of {Copies} copies as of {TakenAt:O} is answered from.")]
    private partial void LogTaken(int copies, DateTimeOffset takenAt);

    [LoggerMessage(2, LogLevel.Error, "The extract in the folder cannot be answered from ({Fault}); the one before it is.")]
    private partial void LogRefused(string? fault);

    [LoggerMessage(3, LogLevel.Error, "The extract in the folder cannot be read: {Failure}; the one before it is answered from.")]
    private partial void LogUnread(string failure);

    [LoggerMessage(4, LogLevel.Warning, "A receiver's check was answered and could not be counted: {Failure}.")]
    private partial void LogNotCounted(string failure);
}
