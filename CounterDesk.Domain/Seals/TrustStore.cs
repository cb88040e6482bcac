using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CounterDesk.Domain.Seals.Certificates;

namespace CounterDesk.Domain.Seals;

/// <summary>A file of a trust folder: certificates or a revocation list, in DER or PEM.</summary>
public sealed record TrustFile(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>A file of the trust folder that cannot be read. Whoever put it there must know: leaving it out would weaken every answer.</summary>
public sealed class TrustStoreException(string fileName, string message) : Exception(message)
{
    public string FileName { get; } = fileName;
}

/// <summary>Whom a hall trusts: anchors, the authorities between them and signers, and their revocation lists.</summary>
public sealed class TrustStore
{
    private const string PemBegin = "-----BEGIN";

    private readonly ImmutableArray<Certificate> _anchors;
    private readonly ImmutableArray<Certificate> _authorities;
    private readonly ILookup<string, Certificate> _byName;
    private readonly Dictionary<Certificate, ImmutableArray<Certificate>> _issuers;
    private readonly ImmutableArray<(RevocationList List, Certificate Issuer)> _lists;

    private TrustStore(
        ImmutableArray<Certificate> anchors, ImmutableArray<Certificate> intermediates, ImmutableArray<RevocationList> lists)
    {
        _anchors = anchors;
        _authorities = [.. anchors, .. intermediates];
        _byName = _authorities.ToLookup(authority => authority.Subject.Key, StringComparer.Ordinal);
        // Who signed whom in the store is asked once, not for every file.
        _issuers = _authorities.ToDictionary(
            authority => authority, authority => Named(authority.Issuer).Where(authority.IsSignedBy).ToImmutableArray());
        _lists =
        [
            .. from list in lists
               from issuer in Named(list.Issuer)
               where list.IsSignedBy(issuer)
               select (list, issuer),
        ];
    }

    /// <summary>A hall that trusts nobody yet.</summary>
    public static TrustStore Empty { get; } = new([], [], []);

    public ImmutableArray<CertificateFacts> Anchors => [.. _anchors.Select(CertificateFacts.Of)];

    /// <exception cref="TrustStoreException">A file holds something else than its folder says.</exception>
    public static TrustStore Load(
        IEnumerable<TrustFile> anchors, IEnumerable<TrustFile> intermediates, IEnumerable<TrustFile> revocationLists) => new(
        [.. ReadAll(anchors, Certificate.TryRead, "certificate")],
        [.. ReadAll(intermediates, Certificate.TryRead, "certificate")],
        [.. ReadAll(revocationLists, RevocationList.TryRead, "revocation list")]);

    internal bool IsAnchor(Certificate certificate) => _anchors.Any(certificate.IsSame);

    /// <summary>Authorities of the store that have this name.</summary>
    internal IEnumerable<Certificate> Named(DistinguishedName name) => _byName[name.Key];

    /// <summary>Authorities of the store whose keys signed the certificate.</summary>
    internal IEnumerable<Certificate> IssuersOf(Certificate certificate) =>
        _issuers.TryGetValue(certificate, out var issuers) ? issuers : Named(certificate.Issuer).Where(certificate.IsSignedBy);

    /// <summary>The lists that an authority has signed.</summary>
    internal IEnumerable<RevocationList> ListsOf(Certificate issuer) =>
        _lists.Where(list => list.Issuer.IsSame(issuer)).Select(list => list.List);

    private static IEnumerable<T> ReadAll<T>(
        IEnumerable<TrustFile> files, Func<ReadOnlyMemory<byte>, T?> read, string what)
        where T : class =>
        from file in files
        from part in Parts(file)
        select read(part) ?? throw new TrustStoreException(file.Name, $"{file.Name} holds no {what}.");

    private static List<ReadOnlyMemory<byte>> Parts(TrustFile file)
    {
        var text = Encoding.ASCII.GetString(file.Bytes.Span);
        return text.Contains(PemBegin, StringComparison.Ordinal) ? PemParts(file.Name, text) : [file.Bytes];
    }

    private static List<ReadOnlyMemory<byte>> PemParts(string fileName, string text)
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        var rest = text.AsSpan();
        while (PemEncoding.TryFind(rest, out var fields))
        {
            parts.Add(Convert.FromBase64String(rest[fields.Base64Data].ToString()));
            rest = rest[fields.Location.End..];
        }

        return parts.Count > 0 && !rest.Contains(PemBegin, StringComparison.Ordinal)
            ? parts
            : throw new TrustStoreException(fileName, $"{fileName} is broken PEM.");
    }
}
