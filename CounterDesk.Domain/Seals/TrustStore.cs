using System.Collections.Immutable;
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
               where issuer.MaySignRevocationLists && list.IsSignedBy(issuer)
               select (list, issuer),
        ];
    }

    /// <summary>A hall that trusts nobody yet.</summary>
    public static TrustStore Empty { get; } = new([], [], []);

    public ImmutableArray<CertificateFacts> Anchors => [.. _anchors.Select(CertificateFacts.Of)];

    /// <summary>Where authorities say that lists are published about them, as written.</summary>
    public ImmutableArray<string> RevocationListAddresses =>
        [.. _authorities.SelectMany(authority => authority.RevocationListAddresses).Distinct(StringComparer.Ordinal)];

    /// <exception cref="TrustStoreException">A file holds something else than its folder says.</exception>
    public static TrustStore Load(
        IEnumerable<TrustFile> anchors, IEnumerable<TrustFile> intermediates, IEnumerable<TrustFile> revocationLists) => new(
        [.. ReadAll(anchors, Certificate.TryRead, "certificate")],
        [.. ReadAll(intermediates, Certificate.TryRead, "certificate")],
        [.. ReadAll(revocationLists, RevocationList.TryRead, "revocation list")]);

    /// <summary>Whether the way up from an authority of the store ends at an anchor.</summary>
    public bool VouchesFor(Fingerprint authority, DateTimeOffset at) =>
        _authorities.Where(one => Fingerprint.Of(one.Encoded.Span) == authority)
            .Any(one => CertificateChain.Build(one, [], this, at) is { End: ChainEnd.Trusted } chain && !(chain.RevokedAt <= at));

    /// <summary>
    /// What is known of the revocation of those for whom an authority of the store vouches. Where its lists are divided,
    /// the part that is known worst.
    /// </summary>
    public RevocationFacts RevocationBelow(Fingerprint authority)
    {
        var newest =
            from list in _lists
            where Fingerprint.Of(list.Issuer.Encoded.Span) == authority && !list.List.IsDelta
            group list.List by list.List.Scope is { } scope ? Convert.ToHexString(scope.Encoded.Span) : "" into parts
            select parts.MaxBy(part => part.MadeAt);
        return RevocationFacts.Of(newest.OrderBy(part => part.MadeAt).Take(1));
    }

    /// <summary>
    /// Whether a list of the store tells nothing that <paramref name="newer"/> does not: it is by the same issuer, of
    /// the same scope, not newer, and nobody stands on it alone.
    /// </summary>
    public bool IsReplaced(ReadOnlyMemory<byte> older, ReadOnlyMemory<byte> newer) =>
        RevocationList.TryRead(newer) is { } list
        && _lists.Any(one => one.List.Encoded.Span.SequenceEqual(older.Span)
            && !one.List.IsDelta
            && list.IsSignedBy(one.Issuer)
            && list.IsOfSameScope(one.List)
            && one.List.MadeAt <= list.MadeAt
            && list.HasAllThatStandOn(one.List));

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
        from part in PemFile.PartsOf(file)
        select read(part) ?? throw new TrustStoreException(file.Name, $"{file.Name} holds no {what}.");
}
