using CounterDesk.Domain.Seals;

namespace CounterDesk.Web.Trust;

/// <summary>What came of a file that somebody brought.</summary>
public abstract record TrustIntake
{
    private TrustIntake()
    {
    }

    /// <summary>It waits for its fingerprint to be compared.</summary>
    public sealed record Pending(string Fingerprint) : TrustIntake;

    /// <summary>A list of revoked certificates, which counts from now on.</summary>
    public sealed record ListTaken(string Issuer, DateTimeOffset MadeAt) : TrustIntake;

    public sealed record Refused(TrustRefusal Why) : TrustIntake;
}

/// <summary>What came of a comparison.</summary>
public enum TrustComparison
{
    /// <summary>The certificate counts from now on.</summary>
    Agrees,

    /// <summary>The last group is another one. The certificate goes on waiting.</summary>
    Differs,

    /// <summary>Somebody else has compared or dropped it meanwhile.</summary>
    Gone,
}
