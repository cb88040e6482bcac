using CounterDesk.Domain.Seals.Certificates;

namespace CounterDesk.Domain.Seals;

/// <summary>Why a file may not come into a trust folder.</summary>
public enum TrustRefusal
{
    /// <summary>Neither a certificate nor a revocation list, in DER or PEM.</summary>
    NeitherCertificateNorList,

    /// <summary>Each is compared or judged by itself.</summary>
    SeveralInOne,

    /// <summary>Nothing that it signed could be verified.</summary>
    KeyNotSupported,

    /// <summary>It vouches neither for itself nor for others.</summary>
    NotAnAuthority,

    AlreadyThere,

    /// <summary>The list names an issuer that the hall does not know.</summary>
    ListIssuerUnknown,

    /// <summary>The list names an issuer that the hall knows and is not signed by it.</summary>
    ListNotSignedByIssuer,

    /// <summary>The issuer's certificate is not meant for signing lists.</summary>
    ListIssuerMayNot,

    /// <summary>It has changes only, and the whole is needed.</summary>
    ListIsDelta,

    /// <summary>The hall has one that was made later.</summary>
    ListOlder,

    /// <summary>It says that it will be made, and would stand in the way of all that are made until then.</summary>
    ListOfTheFuture,
}

/// <summary>What somebody brings for a trust folder, judged. Whether it comes in is for the comparison to say.</summary>
public abstract record TrustOffer
{
    // Clocks differ.
    private static readonly TimeSpan _longestAhead = TimeSpan.FromMinutes(10);

    private TrustOffer()
    {
    }

    /// <summary>A certificate, which counts only when its fingerprint was compared.</summary>
    public sealed record OfCertificate(TrustedCertificate Certificate, ReadOnlyMemory<byte> Der) : TrustOffer;

    /// <summary>A list that its issuer, whom the hall knows, has signed. It counts at once.</summary>
    public sealed record OfRevocationList(
        TrustedCertificate Issuer, DateTimeOffset MadeAt, DateTimeOffset? NextAt, int Count, ReadOnlyMemory<byte> Der)
        : TrustOffer;

    public sealed record Refused(TrustRefusal Why) : TrustOffer;

    public static TrustOffer Judge(ReadOnlyMemory<byte> bytes, TrustStore trust, DateTimeOffset now) =>
        PartsOf(bytes) switch
        {
            [var part] when Certificate.TryRead(part) is { } certificate => Judge(certificate, trust),
            [var part] when RevocationList.TryRead(part) is { } list => Judge(list, trust, now),
            [_, _, ..] => new Refused(TrustRefusal.SeveralInOne),
            _ => new Refused(TrustRefusal.NeitherCertificateNorList),
        };

    private static List<ReadOnlyMemory<byte>> PartsOf(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return PemFile.PartsOf(new TrustFile("", bytes));
        }
        catch (TrustStoreException)
        {
            return [];
        }
    }

    private static TrustOffer Judge(Certificate certificate, TrustStore trust)
    {
        var offered = TrustedCertificate.Of(certificate);
        return certificate.Key is null ? new Refused(TrustRefusal.KeyNotSupported)
            : !offered.IsSelfSigned && !offered.MayIssue ? new Refused(TrustRefusal.NotAnAuthority)
            : trust.Named(certificate.Subject).Any(certificate.IsSame) ? new Refused(TrustRefusal.AlreadyThere)
            : new OfCertificate(offered, certificate.Encoded);
    }

    private static TrustOffer Judge(RevocationList list, TrustStore trust, DateTimeOffset now)
    {
        var named = trust.Named(list.Issuer).ToList();
        if (named.Find(list.IsSignedBy) is not { } issuer)
        {
            return new Refused(
                named.Count > 0 ? TrustRefusal.ListNotSignedByIssuer : TrustRefusal.ListIssuerUnknown);
        }

        var known = trust.ListsOf(issuer).Where(list.IsOfSameScope).ToList();
        return !issuer.MaySignRevocationLists ? new Refused(TrustRefusal.ListIssuerMayNot)
            : list.IsDelta ? new Refused(TrustRefusal.ListIsDelta)
            : list.MadeAt > now + _longestAhead ? new Refused(TrustRefusal.ListOfTheFuture)
            : known.Any(one => one.Encoded.Span.SequenceEqual(list.Encoded.Span)) ? new Refused(TrustRefusal.AlreadyThere)
            : known.Any(one => one.MadeAt > list.MadeAt) ? new Refused(TrustRefusal.ListOlder)
            : new OfRevocationList(TrustedCertificate.Of(issuer), list.MadeAt, list.NextAt, list.Count, list.Encoded);
    }
}
