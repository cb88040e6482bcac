using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.Keys;

/// <summary>
/// A key ring that may leave the hall: the bytes of its file under SM4-GCM, with a key drawn from a passphrase.
/// docs/operations.md describes the JSON. What stands outside the cipher is bound into it.
/// </summary>
/// <param name="Format">Which form this is; <see cref="CurrentFormat"/>.</param>
/// <param name="Hall">The code of the hall.</param>
/// <param name="Ring">The id of the ring: other secrets have another.</param>
/// <param name="ExportedAtUtc">When.</param>
/// <param name="Kdf">How the key is drawn; <see cref="Derivation"/>.</param>
/// <param name="Rounds">How often; see <see cref="Passphrase.Rounds"/>.</param>
/// <param name="Salt">Random, 16 bytes.</param>
/// <param name="Cipher">How it is sealed; <see cref="Sealing"/>.</param>
/// <param name="Nonce">Random, 12 bytes.</param>
/// <param name="Content">Ciphertext and tag.</param>
/// <param name="Checksum">SM3 of the members before: damage is told apart from a wrong passphrase.</param>
internal sealed record SealedKeyRing(
    int Format, string Hall, string Ring, DateTime ExportedAtUtc, string Kdf, int Rounds, byte[] Salt, string Cipher,
    byte[] Nonce, byte[] Content, string Checksum)
{
    /// <summary>Many times what a ring with a key a month for a hundred years needs.</summary>
    public const int MaxFileBytes = 4 << 20;

    private const int CurrentFormat = 1;
    private const string Derivation = "PBKDF2-HMAC-SM3";
    private const string Sealing = "SM4-GCM";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static byte[] Seal(
        KeyRingContent content, string hall, string passphrase, DateTime nowUtc, int rounds = Passphrase.Rounds)
    {
        var ring = new SealedKeyRing(
            CurrentFormat, hall, new FileKeyRing(content).Id, nowUtc, Derivation, rounds,
            RandomNumberGenerator.GetBytes(Passphrase.SaltLength), Sealing,
            RandomNumberGenerator.GetBytes(Sm4Gcm.NonceLength), [], "");
        var (key, plain) = (Passphrase.DeriveKey(passphrase, ring.Salt, rounds), KeyRingFile.Write(content));
        ring = ring with { Content = Sm4Gcm.Encrypt(key, ring.Nonce, plain, ring.Associated()) };
        Array.Clear(key);
        Array.Clear(plain);
        return JsonSerializer.SerializeToUtf8Bytes(ring with { Checksum = ring.Sum() }, _json);
    }

    /// <summary>Null when the bytes are no export, or not whole.</summary>
    public static SealedKeyRing? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<SealedKeyRing>(bytes, _json) is
                {
                    Format: CurrentFormat, Kdf: Derivation, Cipher: Sealing, Salt.Length: Passphrase.SaltLength,
                    Nonce.Length: Sm4Gcm.NonceLength, Content.Length: > Sm4Gcm.TagLength,
                    Rounds: > 0 and <= Passphrase.MostRounds,
                } ring
                && ring.Checksum == ring.Sum() ? ring : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Null when it is not this passphrase.</summary>
    /// <exception cref="CannotStartException">A later version of the program wrote the ring in it.</exception>
    public KeyRingContent? Open(string passphrase)
    {
        var key = Passphrase.DeriveKey(passphrase, Salt, Rounds);
        try
        {
            return KeyRingFile.Read(Sm4Gcm.Decrypt(key, Nonce, Content, Associated()), "in the export");
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
        finally
        {
            Array.Clear(key);
        }
    }

    private byte[] Associated() => Encoding.UTF8.GetBytes(
        $"{Format}\n{Hall}\n{Ring}\n{ExportedAtUtc:O}\n{Kdf}\n{Rounds}\n{Convert.ToHexString(Salt)}\n{Cipher}");

    private string Sum() => Convert.ToHexStringLower(Sm3.Hash(
        [.. Associated(), .. Encoding.UTF8.GetBytes($"\n{Convert.ToHexString(Nonce)}\n{Convert.ToHexString(Content)}")]));
}
