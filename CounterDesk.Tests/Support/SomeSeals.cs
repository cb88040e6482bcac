using System.Collections.Immutable;
using CounterDesk.Domain.Ofd;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Tests.Support;

/// <summary>
/// A chain of authorities for seals, made once: root, intermediate, and under it the maker of seals and a signer,
/// all good from 2024 to 2034. Each test may make what it needs beside them.
/// </summary>
internal static class SomeSeals
{
    public static readonly DateTimeOffset From = new(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    public static readonly DateTimeOffset Until = new(2034, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    public static readonly DateTimeOffset SealedAt = new(2026, 3, 1, 10, 0, 0, TimeSpan.FromHours(8));

    private static readonly Lazy<SealingKey> _root = new(() =>
        CertificateMaker.MakeRoot(Subject("测试根", 1), Sm2PrivateKey.Generate()));

    private static readonly Lazy<SealingKey> _intermediate = new(() => Issue("测试中级", 2, CertificateUse.Authority, Root));

    private static readonly Lazy<SealingKey> _maker = new(() => Issue("测试制章人", 3, CertificateUse.Signing, Intermediate));

    private static readonly Lazy<SealingKey> _signer = new(() => Issue("测试签章人", 4, CertificateUse.Signing, Intermediate));

    public static SealingKey Root => _root.Value;

    public static SealingKey Intermediate => _intermediate.Value;

    public static SealingKey Maker => _maker.Value;

    public static SealingKey Signer => _signer.Value;

    public static CertificateSubject Subject(string name, long serialNumber) =>
        new(name, "CounterDesk", serialNumber, From, Until);

    public static SealingKey Issue(string name, long serialNumber, CertificateUse use, SealingKey issuer) =>
        CertificateMaker.Make(Subject(name, serialNumber), use, Sm2PrivateKey.Generate(), issuer);

    public static SealDescription Description() => new()
    {
        Id = "TEST-SEAL-0001",
        Name = "测试市行政审批局电子证照专用章",
        Vendor = "CounterDeskTest",
        SignerCertificates = [Signer.Certificate],
        MadeAt = From,
        ValidFrom = From,
        ValidUntil = Until,
        Picture = new("ofd", OfdWriter.Write(SomeOfd.Contents(), SomeFonts.Shipped), 40, 40),
    };

    public static byte[] Seal() => SealMaker.Make(Description(), Maker);

    /// <summary>The entries of our ordinary document under our ordinary seal.</summary>
    public static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> SealedEntries() => OfdSealer.Seal(
        OfdWriter.Compose(SomeOfd.Contents(), SomeFonts.Shipped), Seal(), Signer, new(0, SomeOfd.StampBox), SealedAt);

    public static byte[] SealedFile() => OfdWriter.Pack(SealedEntries());

    /// <summary>
    /// Trusts our root, knows our intermediate, and has lists of both in which nobody but <paramref
    /// name="revoked"/> stands.
    /// </summary>
    public static TrustStore Trust(params IEnumerable<(long SerialNumber, DateTimeOffset At)> revoked) => TrustStore.Load(
        [new("root.cer", Root.Certificate)],
        [new("intermediate.cer", Intermediate.Certificate)],
        [
            new("root.crl", CertificateMaker.MakeRevocationList(Root, From, Until)),
            new("intermediate.crl", CertificateMaker.MakeRevocationList(Intermediate, From, Until, revoked)),
        ]);
}
