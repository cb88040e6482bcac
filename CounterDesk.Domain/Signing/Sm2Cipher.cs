using System.Diagnostics.CodeAnalysis;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace CounterDesk.Domain.Signing;

/// <summary>
/// Encryption for one reader by SM2 (GB/T 32918.4-2016): a point, the SM3 hash of what is inside, and that, masked. The
/// hash tells whether it was made for this reader and arrived whole.
/// </summary>
public static class Sm2Cipher
{
    private const byte Uncompressed = 0x04;
    private const int HashedLength = Sm2PublicKey.PointLength + Sm3.HashLength;

    // The standard's order, and that of its draft of 2010, which is still about. The hash says which it is.
    private static readonly SM2Engine.Mode[] _orders = [SM2Engine.Mode.C1C3C2, SM2Engine.Mode.C1C2C3];

    /// <summary>In the order of the standard: C1‖C3‖C2, the point uncompressed.</summary>
    public static byte[] Encrypt(Sm2PublicKey key, ReadOnlySpan<byte> plain)
    {
        var engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.Init(forEncryption: true, new ParametersWithRandom(key.Parameters, new SecureRandom()));
        return engine.ProcessBlock(plain.ToArray(), 0, plain.Length);
    }

    /// <summary>
    /// Reads what was encrypted for the key, in either order, with or without the 04 in front of the point. False when it
    /// was made for another key, changed or cut.
    /// </summary>
    public static bool TryDecrypt(Sm2PrivateKey key, ReadOnlySpan<byte> cipher, [NotNullWhen(true)] out byte[]? plain)
    {
        plain = null;
        if (cipher is [Uncompressed, ..])
        {
            plain = Decrypt(key, cipher.ToArray());
        }

        plain ??= Decrypt(key, [Uncompressed, .. cipher]);
        return plain is not null;
    }

    private static byte[]? Decrypt(Sm2PrivateKey key, byte[] cipher)
    {
        if (cipher.Length <= HashedLength)
        {
            return null;
        }

        foreach (var order in _orders)
        {
            try
            {
                var engine = new SM2Engine(order);
                engine.Init(forEncryption: false, key.Parameters);
                return engine.ProcessBlock(cipher, 0, cipher.Length);
            }
            catch (Exception exception) when (exception is InvalidCipherTextException or ArgumentException)
            {
                // No point of the curve, or the hash is another: not in this order.
            }
        }

        return null;
    }
}
