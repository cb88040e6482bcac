using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Seals;

/// <summary>A certificate in DER and the private key that belongs to it.</summary>
public sealed record SealingKey(ReadOnlyMemory<byte> Certificate, Sm2PrivateKey Key)
{
    internal byte[] Sign(ReadOnlySpan<byte> message) => Sm2.ToDer(Sm2.Sign(Key, message));
}
