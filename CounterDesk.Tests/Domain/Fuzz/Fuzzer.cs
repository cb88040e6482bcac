using System.Text;
using CounterDesk.Domain.Drawing;
using CounterDesk.Tests.Support;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>
/// Makes spoiled files layer by layer and asks the same of each: it ends in a report, in time and within bounds, and is
/// not called genuine when it shows something else than what was sealed.
/// </summary>
internal static class Fuzzer
{
    /// <summary>
    /// What verifying one file may allocate, all of it together: the largest package that is read is expanded once and
    /// hashed, and a file of that size is refused unread.
    /// </summary>
    public const long MostBytes = 256L << 20;

    private const int Repetitions = 5;

    public static readonly IReadOnlyList<FuzzLayer> Layers =
        [.. OfdLayers.All, .. ValueLayers.All, .. PdfLayers.All, .. Slips.Layers, .. DrawingLayers.All];

    /// <summary>How many of <paramref name="cases"/> cases a layer gets.</summary>
    public static int CasesOf(FuzzLayer layer, int cases) =>
        (int)((long)cases * layer.Share / Layers.Sum(other => other.Share));

    /// <param name="layer">Where files are spoiled.</param>
    /// <param name="seeds">One for each case.</param>
    /// <param name="mostTime">What a case may take of a processor; no limit when null.</param>
    public static FuzzTally Run(FuzzLayer layer, IEnumerable<int> seeds, TimeSpan? mostTime = null)
    {
        var tally = new FuzzTally();
        foreach (var seed in seeds)
        {
            Run(layer, seed, mostTime, tally);
        }

        return tally;
    }

    private static void Run(FuzzLayer layer, int seed, TimeSpan? mostTime, FuzzTally tally)
    {
        var name = $"{layer.Name}, seed {seed}";
        var spoiled = Make(layer, seed);
        try
        {
            var (answer, time, bytes) = Measure(spoiled);
            for (var again = 0; again < Repetitions && time > tally.Slowest.Time; again++)
            {
                // The first of its kind is compiled on the way: the shortest of several times counts.
                time = TimeSpan.FromTicks(Math.Min(time.Ticks, Measure(spoiled).Time.Ticks));
            }

            tally.Add(layer.Name, name, answer, time, bytes);
            var fault = bytes > MostBytes ? $"It took {bytes} bytes."
                : time > mostTime ? $"It took {time}."
                : spoiled.FindFault(answer);
            if (fault is not null)
            {
                tally.Faults.Add($"{name}: {fault}");
            }
        }
        catch (Exception exception)
        {
            tally.Faults.Add($"{name}: {exception}");
        }
    }

    public static FuzzCase Make(FuzzLayer layer, int seed) =>
        layer.Make(new Mutator(
            unchecked((int)(Crc32.Of(Encoding.UTF8.GetBytes(layer.Name)) ^ (uint)(seed * 0x9E3779B1L)))));

    private static (FuzzAnswer Answer, TimeSpan Time, long Bytes) Measure(FuzzCase spoiled)
    {
        var (bytes, start) = (GC.GetAllocatedBytesForCurrentThread(), ThreadClock.Now);
        var answer = spoiled.Run();
        return (answer, ThreadClock.Now - start, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }
}
