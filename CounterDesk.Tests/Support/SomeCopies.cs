using System.Collections.Immutable;
using System.Security.Cryptography;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Tests.Support;

/// <summary>Codes of copies, and the keys they are signed with.</summary>
internal static class SomeCopies
{
    // The private key of docs/copy-code.md: the bytes 1 to 32. Everybody has it, so nobody signs with it.
    private static readonly Sm2PrivateKey _sm2 = Sm2PrivateKey.FromBytes([.. Enumerable.Range(1, 32).Select(at => (byte)at)]);
    private static readonly ECDsa _p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static CopyKey Key { get; } = new(IdOf(_sm2.PublicKey.Point.Span), data => Sm2.Sign(_sm2, data));

    public static PublicCopyKey PublicKey { get; } = new(Key.Id, [.. _sm2.PublicKey.Point.Span], DateTime.UnixEpoch, null);

    public static CopyKey Es256Key { get; } = new(IdOf(P256Point), data => _p256.SignData(data, HashAlgorithmName.SHA256))
    {
        Algorithm = CoseAlgorithm.Es256,
    };

    public static PublicCopyKey Es256PublicKey { get; } =
        new(Es256Key.Id, [.. P256Point], DateTime.UnixEpoch, null) { Algorithm = CoseAlgorithm.Es256 };

    public static CopyCode Code { get; } = new()
    {
        Number = CopyNumber.Parse("0007-261123-00042-6"),
        Form = CopyForm.CertifiedCopy,
        KindCode = "11100000000013127D001",
        MaskedHolder = "林*兰",
        LicenseDigest =
            [.. Sm3.Hash("1.2.156.3005.2.11100000000013127D001.11999900MB0TE5T01T.20260101000001.001.0"u8).AsSpan(0, 16)],
        MadeOn = new(2026, 11, 23),
        ExpiresOn = new(2026, 12, 22),
        HolderCheck = [1, 2, 3, 4, 5, 6, 7, 8],
    };

    private static byte[] P256Point
    {
        get
        {
            var point = _p256.ExportParameters(includePrivateParameters: false).Q;
            return [4, .. point.X!, .. point.Y!];
        }
    }

    private static ImmutableArray<byte> IdOf(ReadOnlySpan<byte> point) => [.. Sm3.Hash(point).AsSpan(0, CopyKey.IdLength)];
}
