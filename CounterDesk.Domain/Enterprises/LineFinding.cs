using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Verification;

namespace CounterDesk.Domain.Enterprises;

/// <summary>What came of fetching one license of an enterprise and verifying it, beside the others.</summary>
public abstract record LineFinding
{
    private LineFinding()
    {
    }

    /// <summary>Both answers, with what is shown of the license beside them. Its face and its file are not kept.</summary>
    /// <param name="Number">The number on its face, whole: permits of enterprises are public.</param>
    /// <param name="ValidUntil">The last day; null when no end is stated.</param>
    /// <param name="Genuine">Is it genuine?</param>
    /// <param name="InForce">Is it in force, on the day on which it was checked?</param>
    /// <param name="CheckedAt">When it was verified.</param>
    /// <param name="Origin">Where it was found, and as of when the source knows it.</param>
    public sealed record Verified(
        string Number, DateOnly? ValidUntil, GenuineAnswer Genuine, InForceAnswer InForce, DateTimeOffset CheckedAt,
        LicenseOrigin Origin) : LineFinding
    {
        public static Verified Of(License license, VerificationReport report) => new(
            license.Number, license.ValidUntil, report.Genuine, report.InForce, report.CheckedAt, license.Origin);

        public override string ToString() => $"{Genuine} {InForce}";
    }

    /// <summary>It was listed and could not be read. That says nothing about the license.</summary>
    public sealed record NotRead(NotReadReason Why) : LineFinding;
}

/// <summary>Why a license that was listed could not be read.</summary>
public enum NotReadReason
{
    /// <summary>The source has it no longer.</summary>
    Gone,

    /// <summary>The source could not be asked.</summary>
    Unavailable,

    /// <summary>No holder of it agreed to its being looked at.</summary>
    NotAgreed,
}
