using CounterDesk.Domain.Seals;

namespace CounterDesk.Web.Keys;

/// <summary>
/// A folder with the certificates a hall trusts: <c>anchors</c>, <c>intermediates</c> and <c>crls</c>, each file a certificate or a
/// revocation list in DER or PEM. A folder that is missing is empty.
/// </summary>
internal static class TrustFolder
{
    /// <exception cref="TrustStoreException">A file holds something else than its folder says.</exception>
    public static TrustStore Read(string path) =>
        TrustStore.Load(Files(path, "anchors"), Files(path, "intermediates"), Files(path, "crls"));

    private static IEnumerable<TrustFile> Files(string path, string folder) =>
        Path.Combine(path, folder) is var full && Directory.Exists(full)
            ? Directory.EnumerateFiles(full)
                .Where(file => !Path.GetFileName(file).StartsWith('.'))
                .Order(StringComparer.Ordinal)
                .Select(file => new TrustFile(Path.GetFileName(file), File.ReadAllBytes(file)))
            : [];
}
