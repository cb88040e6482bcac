using System.Security.Cryptography;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.Keys;

/// <summary>
/// The secrets of a hall, as the key ring's file holds them. Each use gets keys of its own, derived from these.
/// </summary>
internal sealed record KeyRingContent
{
    public const int MasterKeyLength = 32;

    /// <summary>
    /// For keyed hashes. One for good: another one would find nothing that was stored under this one.
    /// </summary>
    public required byte[] Hashing { get; init; }

    /// <summary>For encryption, the current one last.</summary>
    public required IReadOnlyList<MasterKey> Encryption { get; init; }

    /// <summary>For signing copies, the current one last.</summary>
    public required IReadOnlyList<SigningKey> Copies { get; init; }

    public static KeyRingContent Generate(DateTime nowUtc) => new()
    {
        Hashing = RandomNumberGenerator.GetBytes(MasterKeyLength),
        Encryption =
        [
            new MasterKey(
                RandomNumberGenerator.GetHexString(EncryptedContent.KeyIdLength, lowercase: true),
                RandomNumberGenerator.GetBytes(MasterKeyLength),
                nowUtc),
        ],
        Copies = [new SigningKey(Sm2PrivateKey.Generate().ToBytes(), nowUtc, WithdrawnAtUtc: null)],
    };

    /// <summary>Says whether every key is there and could be one.</summary>
    public bool IsSound() =>
        Hashing.Length is MasterKeyLength
        && Encryption.Count > 0
        && Encryption.All(key => key.Id.Length is EncryptedContent.KeyIdLength && key.Key.Length is MasterKeyLength)
        && Encryption.DistinctBy(key => key.Id).Count() == Encryption.Count
        && Copies.Count > 0
        && Copies.All(key => key.Number.Length is Sm2PrivateKey.NumberLength);

    internal sealed record MasterKey(string Id, byte[] Key, DateTime MadeAtUtc);

    /// <param name="Number">The private number of SM2, high byte first.</param>
    /// <param name="ValidFromUtc">Since when copies are signed with it.</param>
    /// <param name="WithdrawnAtUtc">From when on its signatures count no longer.</param>
    internal sealed record SigningKey(byte[] Number, DateTime ValidFromUtc, DateTime? WithdrawnAtUtc);
}
