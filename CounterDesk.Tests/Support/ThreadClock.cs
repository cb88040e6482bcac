using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CounterDesk.Tests.Support;

/// <summary>The processor time of a thread: unlike a watch, it stands still while other programs run.</summary>
internal static class ThreadClock
{
    private const int ThreadProcessorTime = 3;

    /// <summary>Since whenever; only differences on one thread mean something. A watch where Linux is not.</summary>
    public static TimeSpan Now =>
        OperatingSystem.IsLinux() && ReadClock(ThreadProcessorTime, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
            : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ReadClock(int clock, out Reading time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Reading
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
