using System.Collections.Immutable;

namespace CounterDesk.Domain.Signing;

/// <summary>The key that signs copies. The private half stays where <paramref name="sign"/> comes from.</summary>
/// <param name="id">Four bytes: the first of the SM3 hash of the public point.</param>
/// <param name="sign">Returns r‖s, 64 bytes, by <see cref="Algorithm"/>.</param>
public sealed class CopyKey(ImmutableArray<byte> id, Func<ReadOnlySpan<byte>, byte[]> sign)
{
    public const int IdLength = 4;

    public ImmutableArray<byte> Id { get; } = id;

    public CoseAlgorithm Algorithm { get; init; } = CoseAlgorithm.Sm2WithSm3;

    /// <returns>r‖s, 64 bytes; another one each time, because signing takes a random number.</returns>
    public byte[] Sign(ReadOnlySpan<byte> data) => sign(data);
}

/// <summary>What is published of a copy key, so that anybody can check a copy offline.</summary>
/// <param name="Id">The four bytes that a copy's code carries as kid.</param>
/// <param name="Point">The public point, uncompressed: 04, x, y, 65 bytes; on sm2p256v1, or on P-256 for ES256.</param>
/// <param name="ValidFromUtc">Copies made before this moment were not signed by this key.</param>
/// <param name="WithdrawnAtUtc">From here on nothing signed by this key counts; null while it is good.</param>
public sealed record PublicCopyKey(
    ImmutableArray<byte> Id, ImmutableArray<byte> Point, DateTime ValidFromUtc, DateTime? WithdrawnAtUtc)
{
    public CoseAlgorithm Algorithm { get; init; } = CoseAlgorithm.Sm2WithSm3;

    /// <summary>The id as people read it: eight hexadecimal digits.</summary>
    public string Name => Convert.ToHexString(Id.AsSpan());
}
