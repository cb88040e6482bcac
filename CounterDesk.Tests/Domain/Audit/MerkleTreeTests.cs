using System.Text;
using CounterDesk.Domain.Audit;
using Org.BouncyCastle.Crypto.Digests;

namespace CounterDesk.Tests.Domain.Audit;

/// <summary>RFC 9162, 2.1.1, with SM3.</summary>
public sealed class MerkleTreeTests
{
    [Fact]
    public void No_leaves_have_the_hash_of_nothing() => Assert.Equal(Hash(), new MerkleTree().Root());

    [Fact]
    public void One_leaf_is_hashed_with_its_mark() =>
        Assert.Equal(Hash([0], "a"u8.ToArray()), TreeOf(["a"]).Root());

    [Fact]
    public void A_leaf_that_looks_like_a_node_is_none()
    {
        var node = TreeOf(["a", "b"]).Root();
        byte[] inside = [.. Hash([0], "a"u8.ToArray()), .. Hash([0], "b"u8.ToArray())];
        var tree = new MerkleTree();
        tree.Add(inside);

        Assert.NotEqual(node, tree.Root());
    }

    // Against the recursive definition of the RFC, which splits at the largest power of two below the count.
    [Fact]
    public void Every_count_of_leaves_has_the_root_that_the_RFC_defines()
    {
        for (var count = 1; count <= 70; count++)
        {
            string[] leaves = [.. Enumerable.Range(0, count).Select(number => $"entry {number}")];

            Assert.Equal(Defined(leaves), TreeOf(leaves).Root());
        }
    }

    [Fact]
    public void Asking_for_the_root_does_not_end_the_tree()
    {
        var tree = TreeOf(["a", "b", "c"]);
        tree.Root();
        tree.Add("d"u8);

        Assert.Equal(TreeOf(["a", "b", "c", "d"]).Root(), tree.Root());
    }

    private static MerkleTree TreeOf(IEnumerable<string> leaves)
    {
        var tree = new MerkleTree();
        foreach (var leaf in leaves)
        {
            tree.Add(Encoding.UTF8.GetBytes(leaf));
        }

        return tree;
    }

    private static byte[] Defined(ReadOnlySpan<string> leaves)
    {
        if (leaves.Length is 1)
        {
            return Hash([0], Encoding.UTF8.GetBytes(leaves[0]));
        }

        var split = 1;
        while (split * 2 < leaves.Length)
        {
            split *= 2;
        }

        return Hash([1], Defined(leaves[..split]), Defined(leaves[split..]));
    }

    private static byte[] Hash(params byte[][] parts)
    {
        var digest = new SM3Digest();
        foreach (var part in parts)
        {
            digest.BlockUpdate(part);
        }

        var hash = new byte[32];
        digest.DoFinal(hash);
        return hash;
    }
}
