namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>Watches, from its making until it is stopped, how far the memory of this process rises.</summary>
internal sealed class MemoryPeak : IDisposable
{
    private static readonly TimeSpan _step = TimeSpan.FromMilliseconds(1);

    private readonly MemoryReading _before = MemoryReading.AfterCollection();
    private readonly CancellationTokenSource _stop = new();
    private readonly Thread _watch;
    private long _heap;
    private long _workingSet;

    public MemoryPeak()
    {
        (_heap, _workingSet) = (_before.Heap, _before.WorkingSet);
        _watch = new Thread(Watch) { IsBackground = true, Priority = ThreadPriority.Highest };
        _watch.Start();
    }

    /// <summary>What the highest readings had more than the first.</summary>
    public MemoryReading Stop()
    {
        _stop.Cancel();
        _watch.Join();
        return new MemoryReading(_heap - _before.Heap, _workingSet - _before.WorkingSet);
    }

    public void Dispose()
    {
        Stop();
        _stop.Dispose();
    }

    private void Watch()
    {
        do
        {
            var now = MemoryReading.Now();
            (_heap, _workingSet) = (Math.Max(_heap, now.Heap), Math.Max(_workingSet, now.WorkingSet));
        }
        while (!_stop.Token.WaitHandle.WaitOne(_step));
    }
}
