using System.Text;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.External.LicenseSources;

/// <summary>
/// A key by which one platform knows the hall: of the ring, the same for good, and another for each platform and use, so
/// that no platform can pass a question on in the hall's name, and what signs does not decipher.
/// </summary>
internal sealed class PlatformKey
{
    private readonly Lazy<Sm2PrivateKey> _key;

    /// <param name="ring">Where it comes from.</param>
    /// <param name="platform">The platform's own key in the settings.</param>
    /// <param name="use">What for.</param>
    /// <exception cref="KeyRingException">When the key is needed and the ring cannot be used.</exception>
    public PlatformKey(IKeyRing ring, string platform, KeyUse use = KeyUse.PlatformSigning) => _key = new(
        () => Sm2PrivateKey.FromUniform([.. Part(ring, platform, use, 1), .. Part(ring, platform, use, 2)]),
        LazyThreadSafetyMode.PublicationOnly);

    /// <summary>What the platform is given: a point, uncompressed.</summary>
    public string PublicKey => Convert.ToHexStringLower(_key.Value.PublicKey.Point.Span);

    /// <summary>SM2 with SM3, r‖s in hexadecimal digits.</summary>
    public string Sign(ReadOnlySpan<byte> data) => Convert.ToHexStringLower(Sm2.Sign(_key.Value, data));

    /// <summary>What was enciphered for this key; null when it was not, or is not whole.</summary>
    public byte[]? Decipher(ReadOnlySpan<byte> cipher) => Sm2Cipher.TryDecrypt(_key.Value, cipher, out var plain) ? plain : null;

    private static byte[] Part(IKeyRing ring, string platform, KeyUse use, int number) =>
        ring.KeyedHash(use, Encoding.UTF8.GetBytes($"{platform}\n{number}"));
}
