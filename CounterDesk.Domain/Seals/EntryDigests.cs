using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals.Certificates;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Seals;

/// <summary>The digests of a package's entries, each taken once, however many signatures and references name it.</summary>
internal sealed class EntryDigests(OfdPackage package)
{
    private readonly Dictionary<(string Path, DigestAlgorithm Algorithm), byte[]> _plain = [];
    private readonly Dictionary<(string Path, string Point), byte[]> _keyed = [];

    public ReadOnlySpan<byte> Of(string path, DigestAlgorithm algorithm)
    {
        if (!_plain.TryGetValue((path, algorithm), out var digest))
        {
            _plain[(path, algorithm)] = digest = package.TryGet(path, out var bytes) ? algorithm.Hash(bytes.Span) : [];
        }

        return digest;
    }

    /// <summary>SM3 of the key's value Z and the entry.</summary>
    public ReadOnlySpan<byte> WithKey(string path, Sm2PublicKey key)
    {
        var point = Convert.ToHexString(key.Point.Span);
        if (!_keyed.TryGetValue((path, point), out var digest))
        {
            _keyed[(path, point)] = digest = package.TryGet(path, out var bytes) ? Sm3.Hash(Sm2.Z(key), bytes.Span) : [];
        }

        return digest;
    }
}
