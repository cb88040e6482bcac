using CounterDesk.Domain.Seals;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>
/// A million cases, for docs/figures.md. Takes the better part of an hour, so that it runs only when it is asked for:
/// <c>dotnet exec CounterDesk.Tests.dll -class CounterDesk.Tests.Domain.Fuzz.MillionCasesTests -explicit only</c>.
/// </summary>
public sealed class MillionCasesTests(ITestOutputHelper output)
{
    private const int Cases = 1_000_000;
    private const int Slice = 500;
    private const int FewestOfReason = 100;

    private static readonly TimeSpan _mostTime = TimeSpan.FromSeconds(2);

    [Fact(Explicit = true)]
    public void A_million_spoiled_files_end_in_answers_and_every_reason_is_reached()
    {
        var sum = new FuzzTally();
        Parallel.ForEach(
            Fuzzer.Layers.SelectMany(SlicesOf),
            slice =>
            {
                var tally = Fuzzer.Run(slice.Layer, slice.Seeds, _mostTime);
                lock (sum)
                {
                    sum.Add(tally);
                }
            });
        output.WriteLine(sum.ToString());

        Assert.True(sum.Faults.Count == 0, string.Join('\n', sum.Faults.Take(100)));
        Assert.DoesNotContain(Enum.GetValues<FileReason>(), reason => sum.Of(reason) < FewestOfReason);
    }

    private static IEnumerable<(FuzzLayer Layer, IEnumerable<int> Seeds)> SlicesOf(FuzzLayer layer) =>
        Enumerable.Range(0, Fuzzer.CasesOf(layer, Cases + Fuzzer.Layers.Count)).Chunk(Slice).Select(seeds => (layer, seeds.AsEnumerable()));
}
