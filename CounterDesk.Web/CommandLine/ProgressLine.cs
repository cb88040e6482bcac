using CounterDesk.Web.LicenseLibrary.Import;

namespace CounterDesk.Web.CommandLine;

/// <summary>Says how far an import is: on a terminal in one line that is written over, in a log now and then in a new one.</summary>
internal sealed class ProgressLine(TextWriter writer, bool isTerminal, TimeProvider time) : IProgress<ImportProgress>
{
    private static readonly TimeSpan _betweenOnTerminal = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan _betweenInLog = TimeSpan.FromSeconds(10);

    private long _lastWritten;
    private bool _isOpen;

    public void Report(ImportProgress value)
    {
        if (_lastWritten != 0 && time.GetElapsedTime(_lastWritten) < (isTerminal ? _betweenOnTerminal : _betweenInLog))
        {
            return;
        }

        _lastWritten = time.GetTimestamp();
        _isOpen = isTerminal;
        writer.Write(isTerminal ? $"\r{ImportText.Of(value)}" : $"{ImportText.Of(value)}\n");
    }

    /// <summary>Leaves the line, so that what follows stands below it.</summary>
    public void End()
    {
        if (_isOpen)
        {
            writer.WriteLine();
            _isOpen = false;
        }
    }
}
