using CounterDesk.Domain.Seals;

namespace CounterDesk.Tests.Domain.Fuzz;

/// <summary>
/// Whatever the bytes, the answer is a report, and never that a file is genuine that shows something else than what was
/// sealed: a few thousand cases, the same each time. <see cref="MillionCasesTests"/> runs a million.
/// </summary>
public sealed class FuzzTests
{
    private const int Cases = 20_000;

    public static TheoryData<string> Layers() => [.. Fuzzer.Layers.Select(layer => layer.Name)];

    [Theory]
    [MemberData(nameof(Layers))]
    public void Whatever_is_spoiled_ends_in_an_answer(string name)
    {
        var layer = Fuzzer.Layers.Single(layer => layer.Name == name);

        var tally = Fuzzer.Run(layer, Enumerable.Range(0, Fuzzer.CasesOf(layer, Cases)));

        Assert.True(tally.Faults.Count == 0, string.Join('\n', tally.Faults.Take(10)));
        Assert.True(tally.AnswersOf(name) > 1, "Every case ended in the same way.");
    }

    [Theory]
    [InlineData("OFD: bytes of the package")]
    [InlineData("OFD: directory, headers and names of the package")]
    [InlineData("OFD: bytes of an entry, packed again")]
    [InlineData("OFD: XML that leads to the signature")]
    [InlineData("PDF: bytes of the file")]
    public void Some_spoiled_files_are_genuine_so_that_there_is_something_to_compare(string name) => Assert.NotEqual(
        0,
        Fuzzer.Run(Fuzzer.Layers.Single(layer => layer.Name == name), Enumerable.Range(0, 100))
            .Of(name, FileVerdict.Valid));

    [Fact]
    public void Each_reason_has_a_slip_that_leads_to_it() =>
        Assert.Equal(
            Enum.GetValues<FileReason>(),
            Slips.All.Select(slip => slip.Reason).Distinct().Order());

    [Fact]
    public void The_same_seed_makes_the_same_case() =>
        Assert.All(Fuzzer.Layers, layer => Assert.All(Enumerable.Range(0, 5), seed => Assert.Equal(
            Fuzzer.Make(layer, seed) is FileCase { File: var one } ? one : [],
            Fuzzer.Make(layer, seed) is FileCase { File: var other } ? other : [])));
}
