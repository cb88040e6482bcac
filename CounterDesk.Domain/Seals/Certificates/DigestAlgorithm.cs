using System.Security.Cryptography;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Seals.Certificates;

/// <summary>The digests that count. MD5, SHA-1 and unknown ones protect nothing and have no value here.</summary>
internal enum DigestAlgorithm
{
    Sm3,
    Sha256,
    Sha384,
    Sha512,
}

internal static class DigestAlgorithms
{
    /// <summary>SM3 with a key: one signing program means by it that the signer's value Z is hashed before the file.</summary>
    public const string Sm3WithKey = "1.2.156.10197.1.401.2";

    /// <summary>Finds a digest by object identifier or by name, as signature files write it; null when it is weak or unknown.</summary>
    public static DigestAlgorithm? Find(string method) => method.Trim().ToUpperInvariant() switch
    {
        "SM3" or "1.2.156.10197.1.401" or "1.2.156.10197.1.401.1" or Sm3WithKey => DigestAlgorithm.Sm3,
        "SHA256" or "SHA-256" or "2.16.840.1.101.3.4.2.1" => DigestAlgorithm.Sha256,
        "SHA384" or "SHA-384" or "2.16.840.1.101.3.4.2.2" => DigestAlgorithm.Sha384,
        "SHA512" or "SHA-512" or "2.16.840.1.101.3.4.2.3" => DigestAlgorithm.Sha512,
        _ => null,
    };

    public static byte[] Hash(this DigestAlgorithm algorithm, ReadOnlySpan<byte> data) => algorithm switch
    {
        DigestAlgorithm.Sm3 => Sm3.Hash(data),
        DigestAlgorithm.Sha256 => SHA256.HashData(data),
        DigestAlgorithm.Sha384 => SHA384.HashData(data),
        DigestAlgorithm.Sha512 => SHA512.HashData(data),
    };
}
