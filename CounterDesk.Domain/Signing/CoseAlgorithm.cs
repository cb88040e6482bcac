namespace CounterDesk.Domain.Signing;

/// <summary>The signature algorithms we accept in a COSE message, by their COSE number.</summary>
public enum CoseAlgorithm
{
    /// <summary>ECDSA on P-256 with SHA-256 (RFC 9053, 2.1).</summary>
    Es256 = -7,

    /// <summary>
    /// SM2 with SM3 and the user id 1234567812345678. None is registered for SM2, so the number is ours, from the range
    /// for private use.
    /// </summary>
    Sm2WithSm3 = -65600,
}
