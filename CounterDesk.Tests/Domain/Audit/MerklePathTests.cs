using System.Collections.Immutable;
using CounterDesk.Domain.Audit;

namespace CounterDesk.Tests.Domain.Audit;

public sealed class MerklePathTests
{
    private static readonly byte[][] _leaves = [.. Enumerable.Range(0, 33).Select(number => (byte[])[(byte)number, 7])];

    public static TheoryData<int> Sizes => new(Enumerable.Range(1, _leaves.Length));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void From_every_leaf_of_a_tree_its_path_leads_to_the_root_and_from_no_other(int size)
    {
        var root = RootOf(size);
        for (var leaf = 0; leaf < size; leaf++)
        {
            var path = MerklePath.Of(_leaves.Take(size), leaf)!;

            Assert.Equal(root, path.RootFrom(_leaves[leaf]));
            Assert.NotEqual(root, path.RootFrom(_leaves[(leaf + 1) % _leaves.Length]));
            for (var other = 0; other < size; other++)
            {
                Assert.True(other == leaf || !root.AsSpan().SequenceEqual((path with { Leaf = other }).RootFrom(_leaves[leaf])), $"{leaf} as {other} of {size}");
            }
        }
    }

    // RFC 9162, 2.1.5: of seven leaves, the paths of d0, d3, d4 and d6.
    [Fact]
    public void Paths_are_those_of_the_standards_example()
    {
        var (a, b, c, d, e, f) = (Leaf(0), Leaf(1), Leaf(2), Leaf(3), Leaf(4), Leaf(5));
        var (g, h, i, j) = (Node(a, b), Node(c, d), Node(e, f), Leaf(6));
        var (k, l) = (Node(g, h), Node(i, j));

        Assert.Equal([b, h, l], PathOf(0));
        Assert.Equal([c, g, l], PathOf(3));
        Assert.Equal([f, j, k], PathOf(4));
        Assert.Equal([i, k], PathOf(6));

        static ImmutableArray<byte[]> PathOf(int leaf) => MerklePath.Of(_leaves.Take(7), leaf)!.Hashes;
        static byte[] Leaf(int at) => MerkleTree.LeafOf(_leaves[at]);
        static byte[] Node(byte[] left, byte[] right) => MerkleTree.NodeOf(left, right);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    public void Of_a_leaf_that_there_is_not_there_is_no_path(int leaf)
    {
        Assert.Null(MerklePath.Of(_leaves.Take(7), leaf));
        Assert.Null(MerklePath.Of([], 0));
        Assert.Null((MerklePath.Of(_leaves.Take(7), 3)! with { Leaf = leaf }).RootFrom(_leaves[3]));
    }

    [Fact]
    public void A_path_that_was_tampered_with_leads_elsewhere_or_nowhere()
    {
        var path = MerklePath.Of(_leaves.Take(7), 4)!;
        var root = RootOf(7);
        for (var at = 0; at < path.Hashes.Length; at++)
        {
            byte[] changed = [.. path.Hashes[at]];
            changed[9] ^= 1;
            Assert.NotEqual(root, (path with { Hashes = path.Hashes.SetItem(at, changed) }).RootFrom(_leaves[4]));
        }

        Assert.Null((path with { Hashes = path.Hashes.RemoveAt(2) }).RootFrom(_leaves[4]));
        Assert.Null((path with { Hashes = path.Hashes.Add(root) }).RootFrom(_leaves[4]));
        Assert.Null((path with { Hashes = path.Hashes.SetItem(0, [1]) }).RootFrom(_leaves[4]));
        Assert.NotEqual(root, (path with { Hashes = [.. path.Hashes.Reverse()] }).RootFrom(_leaves[4]));
        Assert.NotEqual(root, (path with { Leaves = 9 }).RootFrom(_leaves[4]));
    }

    private static byte[] RootOf(int size)
    {
        var tree = new MerkleTree();
        foreach (var leaf in _leaves.Take(size))
        {
            tree.Add(leaf);
        }

        return tree.Root();
    }
}
