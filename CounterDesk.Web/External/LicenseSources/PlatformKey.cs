using System.Text;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.External.LicenseSources;

/// <summary>
/// The key that signs what the hall asks of platforms: of the ring, the same for good, and another for each platform, so
/// that no platform can pass a question on in the hall's name.
/// </summary>
internal sealed class PlatformKey
{
    private readonly Lazy<Sm2PrivateKey> _key;

    /// <exception cref="KeyRingException">When the key is needed and the ring cannot be used.</exception>
    public PlatformKey(IKeyRing ring, string platform) => _key = new(
        () => Sm2PrivateKey.FromUniform([.. Part(ring, platform, 1), .. Part(ring, platform, 2)]),
        LazyThreadSafetyMode.PublicationOnly);

    /// <summary>What the platform is given to know the hall by: a point, uncompressed.</summary>
    public string PublicKey => Convert.ToHexStringLower(_key.Value.PublicKey.Point.Span);

    /// <summary>SM2 with SM3, r‖s in hexadecimal digits.</summary>
    public string Sign(ReadOnlySpan<byte> data) => Convert.ToHexStringLower(Sm2.Sign(_key.Value, data));

    private static byte[] Part(IKeyRing ring, string platform, int number) =>
        ring.KeyedHash(KeyUse.PlatformSigning, Encoding.UTF8.GetBytes($"{platform}\n{number}"));
}
