namespace CounterDesk.Domain.Seals.Certificates;

/// <summary>How a signature was made: the digest, and the kind of key that an algorithm's identifier demands.</summary>
internal sealed record SignatureAlgorithm(DigestAlgorithm Digest, bool IsSm2)
{
    /// <summary>Finds what certificates and seals name; null when it is weak or unknown.</summary>
    public static SignatureAlgorithm? Find(string identifier) => identifier switch
    {
        // SM2 with SM3, and the curve in its place, as GB/T 35275 files have it.
        "1.2.156.10197.1.501" or "1.2.156.10197.1.301" or "1.2.156.10197.1.301.1" => new(DigestAlgorithm.Sm3, IsSm2: true),
        "1.2.840.113549.1.1.11" or "1.2.840.10045.4.3.2" => new(DigestAlgorithm.Sha256, IsSm2: false),
        "1.2.840.113549.1.1.12" or "1.2.840.10045.4.3.3" => new(DigestAlgorithm.Sha384, IsSm2: false),
        "1.2.840.113549.1.1.13" or "1.2.840.10045.4.3.4" => new(DigestAlgorithm.Sha512, IsSm2: false),
        _ => null,
    };

    /// <summary>For SignerInfo, which may name only the kind of key and the digest apart from it.</summary>
    public static SignatureAlgorithm? Find(string identifier, DigestAlgorithm digest) => identifier switch
    {
        "1.2.840.113549.1.1.1" or "1.2.840.10045.2.1" => new(digest, digest is DigestAlgorithm.Sm3),
        _ => Find(identifier),
    };

    public bool Verifies(PublicKey? key, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        key is not null && key is PublicKey.OfSm2 == IsSm2 && key.Verifies(Digest, message, signature);
}
