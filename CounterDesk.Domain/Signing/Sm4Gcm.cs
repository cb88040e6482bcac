using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace CounterDesk.Domain.Signing;

/// <summary>SM4 in Galois/Counter mode, as RFC 8998 uses it: key 16 bytes, nonce 12 bytes, tag 16 bytes after the cipher text.</summary>
public static class Sm4Gcm
{
    public const int KeyLength = 16;
    public const int NonceLength = 12;
    public const int TagLength = 16;

    /// <summary>The cipher text followed by the tag. One nonce may be used once with one key.</summary>
    public static byte[] Encrypt(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> associated = default) =>
        Process(forEncryption: true, key, nonce, plain, associated);

    /// <exception cref="AuthenticationTagMismatchException">Key, nonce, text, tag or associated data are not those of the encryption.</exception>
    public static byte[] Decrypt(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipherAndTag, ReadOnlySpan<byte> associated = default)
    {
        try
        {
            return Process(forEncryption: false, key, nonce, cipherAndTag, associated);
        }
        catch (InvalidCipherTextException)
        {
            throw new AuthenticationTagMismatchException();
        }
    }

    private static byte[] Process(
        bool forEncryption, ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> input, ReadOnlySpan<byte> associated)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, KeyLength);
        ArgumentOutOfRangeException.ThrowIfNotEqual(nonce.Length, NonceLength);
        var cipher = new GcmBlockCipher(new SM4Engine());
        cipher.Init(
            forEncryption,
            new AeadParameters(new KeyParameter(key), TagLength * 8, nonce.ToArray(), associated.ToArray()));
        var output = new byte[cipher.GetOutputSize(input.Length)];
        var length = cipher.ProcessBytes(input, output);
        cipher.DoFinal(output.AsSpan(length));
        return output;
    }
}
