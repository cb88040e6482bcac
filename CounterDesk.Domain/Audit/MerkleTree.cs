using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Audit;

/// <summary>
/// One hash for many: the Merkle tree of RFC 9162, 2.1.1, with SM3. A leaf is SM3(00 ‖ data), a node SM3(01 ‖ left ‖
/// right), so that neither can be taken for the other. Leaves are added one by one; only log2 of them are kept.
/// </summary>
public sealed class MerkleTree
{
    private const byte LeafMark = 0;
    private const byte NodeMark = 1;

    // The roots of the whole trees that the leaves so far make up, the largest first.
    private readonly Stack<(long Leaves, byte[] Root)> _whole = [];

    public void Add(ReadOnlySpan<byte> data)
    {
        var (leaves, root) = (1L, LeafOf(data));
        while (_whole.TryPeek(out var left) && left.Leaves == leaves)
        {
            _whole.Pop();
            (leaves, root) = (leaves * 2, NodeOf(left.Root, root));
        }

        _whole.Push((leaves, root));
    }

    /// <summary>The root of all leaves so far, 32 bytes; of none, the hash of nothing.</summary>
    public byte[] Root()
    {
        byte[]? root = null;
        foreach (var (_, left) in _whole)
        {
            root = root is null ? left : NodeOf(left, root);
        }

        return root ?? Sm3.Hash([]);
    }

    internal static byte[] LeafOf(ReadOnlySpan<byte> data) => Sm3.Hash([LeafMark], data);

    internal static byte[] NodeOf(byte[] left, byte[] right) => Sm3.Hash([NodeMark, .. left], right);
}
