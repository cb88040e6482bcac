using System.Collections.Concurrent;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>
/// A million cases, for docs/figures.md. Takes the better part of an hour, so that it runs only when it is asked for:
/// <c>dotnet exec CounterDesk.Tests.dll -class CounterDesk.Tests.Domain.Fuzz.MillionCasesTests -explicit only
/// -diagnostics</c>, which tells how far it is.
/// </summary>
public sealed class MillionCasesTests(ITestOutputHelper output)
{
    private const int Cases = 1_000_000;
    private const int Slice = 200;
    private const int Told = 50_000;
    private const int FewestOfReason = 100;

    private static readonly TimeSpan _mostTime = TimeSpan.FromSeconds(2);

    [Fact(Explicit = true)]
    public void A_million_spoiled_files_end_in_answers_and_every_reason_is_reached()
    {
        var sum = new FuzzTally();
        Parallel.ForEach(
            Partitioner.Create(
                Fuzzer.Layers.SelectMany(SlicesOf).OrderBy(slice => slice.Place),
                EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            slice =>
            {
                var tally = Fuzzer.Run(slice.Layer, slice.Seeds, _mostTime);
                lock (sum)
                {
                    var tellsNow = sum.Cases / Told != (sum.Cases + tally.Cases) / Told;
                    sum.Add(tally);
                    if (tellsNow || tally.Faults.Count > 0)
                    {
                        TestContext.Current.SendDiagnosticMessage($"{string.Join('\n', tally.Faults)}\n{sum}");
                    }
                }
            });
        output.WriteLine(sum.ToString());

        Assert.True(sum.Faults.Count == 0, string.Join('\n', sum.Faults.Take(100)));
        Assert.DoesNotContain(Enum.GetValues<FileReason>(), reason => sum.Of(reason) < FewestOfReason);
    }

    // Of every layer some, then of every layer some more: what is told on the way is of all of them.
    private static IEnumerable<(FuzzLayer Layer, int[] Seeds, double Place)> SlicesOf(FuzzLayer layer)
    {
        var cases = Fuzzer.CasesOf(layer, Cases + Fuzzer.Layers.Count);
        return Enumerable.Range(0, cases).Chunk(Slice).Select(seeds => (layer, seeds, (double)seeds[0] / cases));
    }
}
