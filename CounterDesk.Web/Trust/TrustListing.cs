using System.Collections.Immutable;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Web.Trust;

/// <summary>How a certificate of the trust folder stands today.</summary>
public enum TrustState
{
    InForce,

    /// <summary>Nobody has compared its fingerprint.</summary>
    Pending,

    /// <summary>Its own first day is to come.</summary>
    NotBegun,

    /// <summary>It has ended, and still tells of seals from before.</summary>
    Ended,

    /// <summary>No anchor vouches for it, so it counts for nothing.</summary>
    NotConnected,
}

/// <summary>A certificate of the trust folder with what is known of it.</summary>
/// <param name="Part">Where its file lies.</param>
/// <param name="FileName">The file's name there.</param>
/// <param name="Certificate">What it says of itself.</param>
/// <param name="State">How it stands today.</param>
/// <param name="Revocation">What is known of the revocation of those it vouches for.</param>
/// <param name="Record">Who brought it; null when somebody put it into the folder.</param>
/// <param name="Companions">How many other certificates lie in the same file.</param>
public sealed record TrustEntry(
    TrustPart Part, string FileName, TrustedCertificate Certificate, TrustState State, RevocationFacts Revocation,
    TrustRecord? Record, int Companions)
{
    public string Key => KeyOf(Part, Certificate.Fingerprint.Value);

    /// <summary>It counts by itself; otherwise an anchor must vouch for it.</summary>
    public bool IsAnchor => Part is TrustPart.Anchors || Part is TrustPart.Pending && Certificate.IsSelfSigned;

    // Not the whole fingerprint: its last group must not be in the page while somebody is to type it.
    public static string KeyOf(TrustPart part, string fingerprint) => $"{part}-{fingerprint[..16]}";

    public bool IsOverdueAt(DateTimeOffset time) => State is TrustState.InForce && Revocation.IsOverdueAt(time);
}

/// <summary>All that lies in the trust folder.</summary>
/// <param name="Entries">Anchors, then intermediates, then what is pending.</param>
/// <param name="Unreadable">Files that hold something else than they should. While there is one, nothing new counts.</param>
public sealed record TrustListing(ImmutableArray<TrustEntry> Entries, ImmutableArray<string> Unreadable);
