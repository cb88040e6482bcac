using System.Globalization;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>How much memory this process holds: what managed code keeps, and what the system has given it.</summary>
internal sealed record MemoryReading(long Heap, long WorkingSet)
{
    public const double Mebibyte = 1 << 20;

    public static MemoryReading Now() => new(GC.GetTotalMemory(forceFullCollection: false), Environment.WorkingSet);

    /// <summary>When everything that nobody holds has been given back.</summary>
    public static MemoryReading AfterCollection()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Now();
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"heap {Heap / Mebibyte:0.0} MiB and working set {WorkingSet / Mebibyte:0} MiB");
}
