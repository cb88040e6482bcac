using System.Security.Cryptography;
using System.Text.Json.Serialization;
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

    /// <summary>When a key was made or withdrawn last. An export from before does not have it.</summary>
    [JsonIgnore]
    public DateTime ChangedAtUtc => Encryption.Select(key => key.MadeAtUtc)
        .Concat(Copies.Select(key => key.WithdrawnAtUtc ?? key.ValidFromUtc)).Max();

    public static KeyRingContent Generate(DateTime nowUtc) => new()
    {
        Hashing = RandomNumberGenerator.GetBytes(MasterKeyLength),
        Encryption = [NewMasterKey(nowUtc)],
        Copies = [NewSigningKey(nowUtc)],
    };

    /// <summary>A new key signs from now on. The ones before still verify what they signed.</summary>
    public KeyRingContent WithNewSigningKey(DateTime nowUtc) =>
        this with { Copies = [.. Copies, NewSigningKey(nowUtc)] };

    /// <summary>A new key encrypts from now on. The ones before still read.</summary>
    public KeyRingContent WithNewEncryptionKey(DateTime nowUtc) =>
        this with { Encryption = [.. Encryption, NewMasterKey(nowUtc)] };

    /// <summary>
    /// From now on nothing counts that this key signed. Where it is the one that signs, a new one does from now on.
    /// Null when there is no such key, or it is withdrawn already.
    /// </summary>
    public KeyRingContent? Withdraw(string id, KeyWithdrawal why, DateTime nowUtc)
    {
        if (Copies.FirstOrDefault(key => key.Id == id) is not { WithdrawnAtUtc: null } withdrawn)
        {
            return null;
        }

        var after = this with
        {
            Copies =
            [
                .. Copies.Select(key => key.Id != id ? key : key with
                {
                    WithdrawnAtUtc = nowUtc, WithdrawnFor = why.Reason, WithdrawalNote = why.Note,
                }),
            ],
        };
        return withdrawn.Id == Copies[^1].Id ? after.WithNewSigningKey(nowUtc) : after;
    }

    /// <summary>Says whether every key is there and could be one.</summary>
    public bool IsSound() =>
        Hashing.Length is MasterKeyLength
        && Encryption.Count > 0
        && Encryption.All(key => key.Id.Length is EncryptedContent.KeyIdLength && key.Key.Length is MasterKeyLength)
        && Encryption.DistinctBy(key => key.Id).Count() == Encryption.Count
        && Copies.Count > 0
        && Copies.All(key => key.Number.Length is Sm2PrivateKey.NumberLength)
        && Copies[^1].WithdrawnAtUtc is null;

    private static MasterKey NewMasterKey(DateTime nowUtc) => new(
        RandomNumberGenerator.GetHexString(EncryptedContent.KeyIdLength, lowercase: true),
        RandomNumberGenerator.GetBytes(MasterKeyLength),
        nowUtc);

    private static SigningKey NewSigningKey(DateTime nowUtc) =>
        new(Sm2PrivateKey.Generate().ToBytes(), nowUtc, WithdrawnAtUtc: null);

    internal sealed record MasterKey(string Id, byte[] Key, DateTime MadeAtUtc);

    /// <param name="Number">The private number of SM2, high byte first.</param>
    /// <param name="ValidFromUtc">Since when copies are signed with it.</param>
    /// <param name="WithdrawnAtUtc">From when on its signatures count no longer.</param>
    internal sealed record SigningKey(byte[] Number, DateTime ValidFromUtc, DateTime? WithdrawnAtUtc)
    {
        /// <summary>Why, in a word; null while it is good.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        [JsonConverter(typeof(JsonStringEnumConverter<KeyWithdrawalReason>))]
        public KeyWithdrawalReason? WithdrawnFor { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? WithdrawalNote { get; init; }

        /// <summary>The id as copies carry and people read it: eight hexadecimal digits.</summary>
        [JsonIgnore]
        public string Id => Convert.ToHexString(FileKeyRing.IdOf(Sm2PrivateKey.FromBytes(Number)).AsSpan());
    }
}
