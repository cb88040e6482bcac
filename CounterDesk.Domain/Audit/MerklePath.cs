using System.Collections.Immutable;

namespace CounterDesk.Domain.Audit;

/// <summary>
/// The way from one leaf to the root of a <see cref="MerkleTree"/>: the audit path of RFC 9162, 2.1.3, with SM3. Whoever has
/// the leaf, the path and the root needs none of the other leaves.
/// </summary>
/// <param name="Leaf">Which leaf, from 0.</param>
/// <param name="Leaves">How many the tree has.</param>
/// <param name="Hashes">The nodes beside the way, from the leaf up; 32 bytes each.</param>
public sealed record MerklePath(long Leaf, long Leaves, ImmutableArray<byte[]> Hashes)
{
    /// <summary>The path of a leaf; null when there are not as many leaves.</summary>
    /// <param name="data">Every leaf's data, in order. They are gone through once, and only log2 of them are kept.</param>
    /// <param name="leaf">Which leaf, from 0.</param>
    public static MerklePath? Of(IEnumerable<byte[]> data, long leaf)
    {
        var beside = ImmutableArray.CreateBuilder<byte[]>();
        var whole = new Stack<(long Leaves, byte[] Root, bool HasLeaf)>();
        var count = 0L;
        foreach (var next in data)
        {
            var (leaves, root, hasLeaf) = (1L, MerkleTree.LeafOf(next), count == leaf);
            while (whole.TryPeek(out var left) && left.Leaves == leaves)
            {
                whole.Pop();
                Take(left, (leaves, root, hasLeaf));
                (leaves, root, hasLeaf) = (leaves * 2, MerkleTree.NodeOf(left.Root, root), left.HasLeaf || hasLeaf);
            }

            whole.Push((leaves, root, hasLeaf));
            count++;
        }

        if (leaf < 0 || leaf >= count)
        {
            return null;
        }

        // The trees that are left over, the smallest first, hang below each other on the right.
        var right = whole.Pop();
        while (whole.TryPop(out var left))
        {
            Take(left, right);
            right = (left.Leaves + right.Leaves, MerkleTree.NodeOf(left.Root, right.Root), left.HasLeaf || right.HasLeaf);
        }

        return new MerklePath(leaf, count, beside.ToImmutable());

        void Take((long, byte[] Root, bool HasLeaf) left, (long, byte[] Root, bool HasLeaf) other)
        {
            if (left.HasLeaf || other.HasLeaf)
            {
                beside.Add(left.HasLeaf ? other.Root : left.Root);
            }
        }
    }

    /// <summary>
    /// The root to which the path leads from a leaf with this data (RFC 9162, 2.1.3.2); null when it has more or fewer nodes
    /// than a leaf at this place has beside its way.
    /// </summary>
    public byte[]? RootFrom(ReadOnlySpan<byte> data)
    {
        if (Leaf < 0 || Leaf >= Leaves || Hashes.Any(hash => hash.Length != AuditChain.HashLength))
        {
            return null;
        }

        var (at, last, root) = (Leaf, Leaves - 1, MerkleTree.LeafOf(data));
        foreach (var hash in Hashes)
        {
            if (last is 0)
            {
                return null;
            }

            if (at % 2 is 1 || at == last)
            {
                root = MerkleTree.NodeOf(hash, root);

                // The last of a level that has no right neighbor goes up as it is.
                while (at % 2 is 0 && at > 0)
                {
                    (at, last) = (at / 2, last / 2);
                }
            }
            else
            {
                root = MerkleTree.NodeOf(root, hash);
            }

            (at, last) = (at / 2, last / 2);
        }

        return last is 0 ? root : null;
    }
}
