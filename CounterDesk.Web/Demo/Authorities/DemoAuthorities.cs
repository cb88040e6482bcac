using System.Text.Json;
using CounterDesk.Domain.Seals;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Demo.City;

namespace CounterDesk.Web.Demo.Authorities;

/// <summary>
/// The authorities of the demo hall: a root, under it the authority for seals, under that the maker of seals and a
/// signer for each office. Made once; the keys stay in the data folder, because a hall half made must go on under
/// the same root.
/// </summary>
internal sealed class DemoAuthorities
{
    private const string Hall = "云山市演示大厅";
    private const string Strangers = "无名印章社";
    private const string FileName = "authorities.json";
    private const string RootName = "演示根";
    private const string SealAuthorityName = "演示印章CA";
    private const string MakerName = "演示制章人";
    private const string RevokedSignerName = "演示签章人（已吊销）";

    public static readonly DateTimeOffset From = new(2005, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    public static readonly DateTimeOffset Until = new(2045, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly DateTimeOffset _revokedAt = new(2012, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));

    private static readonly TimeSpan _betweenLists = TimeSpan.FromDays(7);

    private readonly Dictionary<string, SealingKey> _keys;

    private DemoAuthorities(Dictionary<string, SealingKey> keys) => _keys = keys;

    public SealingKey Root => _keys[RootName];

    public SealingKey SealAuthority => _keys[SealAuthorityName];

    public SealingKey Maker => _keys[MakerName];

    /// <summary>A signer whose certificate the list of the authority for seals has taken back since 2012.</summary>
    public SealingKey RevokedSigner => _keys[RevokedSignerName];

    public SealingKey SignerOf(DemoOffice office) => _keys[office.Name];

    /// <summary>
    /// Reads the keys in the folder, or makes and keeps them. An office that a later version of the demo city has gets its
    /// signer under the root that is there.
    /// </summary>
    public static DemoAuthorities OpenOrMake(string folder, IEnumerable<DemoOffice> offices)
    {
        var path = Path.Combine(folder, FileName);
        var names = offices.Select(office => office.Name).ToList();
        var keys = File.Exists(path) ? Read(path) : MakeRoots(Hall);
        var missing = names.Where(name => !keys.ContainsKey(name)).ToList();
        if (missing.Count > 0)
        {
            AddSigners(keys, missing, Hall);
            Directory.CreateDirectory(folder);
            Write(path, keys);
        }

        return new DemoAuthorities(keys);
    }

    /// <summary>Others like them that no hall trusts, for the case of a seal by an unknown maker.</summary>
    public static DemoAuthorities MakeStrangers(IEnumerable<DemoOffice> offices) => Make(offices, Strangers);

    /// <summary>Writes what verification needs: anchor, intermediate and lists of revoked certificates, made now.</summary>
    public void Publish(string trustFolder, DateTimeOffset now)
    {
        var next = now + _betweenLists;
        Write("anchors", "demo-root.cer", Root.Certificate.Span);
        Write("intermediates", "demo-seal-ca.cer", SealAuthority.Certificate.Span);
        Write("crls", "demo-root.crl", CertificateMaker.MakeRevocationList(Root, now, next));
        Write("crls", "demo-seal-ca.crl", CertificateMaker.MakeRevocationList(
            SealAuthority, now, next, (SerialNumberOf(RevokedSigner), _revokedAt)));

        void Write(string kind, string name, ReadOnlySpan<byte> content)
        {
            Directory.CreateDirectory(Path.Combine(trustFolder, kind));
            File.WriteAllBytes(Path.Combine(trustFolder, kind, name), content);
        }
    }

    private static DemoAuthorities Make(IEnumerable<DemoOffice> offices, string organization)
    {
        var keys = MakeRoots(organization);
        AddSigners(keys, offices.Select(office => office.Name), organization);
        return new DemoAuthorities(keys);
    }

    private static Dictionary<string, SealingKey> MakeRoots(string organization)
    {
        var keys = new Dictionary<string, SealingKey>();
        keys[RootName] = CertificateMaker.MakeRoot(SubjectOf(RootName, keys, organization), Sm2PrivateKey.Generate());
        keys[SealAuthorityName] = CertificateMaker.Make(
            SubjectOf(SealAuthorityName, keys, organization), CertificateUse.Authority, Sm2PrivateKey.Generate(),
            keys[RootName]);
        AddSigners(keys, [MakerName, RevokedSignerName], organization);
        return keys;
    }

    private static void AddSigners(Dictionary<string, SealingKey> keys, IEnumerable<string> names, string organization)
    {
        foreach (var name in names)
        {
            keys[name] = CertificateMaker.Make(
                SubjectOf(name, keys, organization), CertificateUse.Signing, Sm2PrivateKey.Generate(),
                keys[SealAuthorityName]);
        }
    }

    private static CertificateSubject SubjectOf(
        string name, Dictionary<string, SealingKey> keys, string organization) =>
        new(name, organization + "（虚构）", keys.Count + 1, From, Until);

    // Certificates are numbered in the order of their making.
    private long SerialNumberOf(SealingKey key) => _keys.Values.ToList().IndexOf(key) + 1;

    private static Dictionary<string, SealingKey> Read(string path)
    {
        var kept = JsonSerializer.Deserialize<Dictionary<string, KeptKey>>(File.ReadAllBytes(path))!;
        return kept.ToDictionary(
            entry => entry.Key,
            entry => new SealingKey(entry.Value.Certificate, Sm2PrivateKey.FromBytes(entry.Value.Key)));
    }

    // Written beside it and moved, so that a hall stopped in between does not find half a file.
    private static void Write(string path, Dictionary<string, SealingKey> keys)
    {
        var kept = keys.ToDictionary(
            entry => entry.Key,
            entry => new KeptKey(entry.Value.Certificate.ToArray(), entry.Value.Key.ToBytes()));
        File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(kept));
        File.Move(path + ".new", path, overwrite: true);
    }

    private sealed record KeptKey(byte[] Certificate, byte[] Key);
}
