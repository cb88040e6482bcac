using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;

namespace CounterDesk.Web.Visits;

/// <summary>A license that was fetched and verified for one visit.</summary>
/// <param name="License">As the source has it.</param>
/// <param name="File">Null when the source has no file.</param>
/// <param name="Kind">Null when the catalog lacks the kind: it can be verified, and has no copy.</param>
/// <param name="Report">Every check and the two answers.</param>
/// <param name="AskedFor">The holder's number it was found by; null when it was found otherwise.</param>
/// <param name="Needed">What the service item needs of it; null when the hall no longer knows the item.</param>
public sealed record OpenLicense(
    License License, LicenseFile? File, LicenseKind? Kind, VerificationReport Report, HolderCode? AskedFor,
    RequiredMaterials? Needed = null)
{
    /// <summary>
    /// Whether it proves that who is here may act for its holder; null when that is not asked.
    /// </summary>
    public RelationFinding? Relation { get; init; }

    /// <summary>The platform that was asked what it says of the file; null when none was.</summary>
    public SourceName? Voucher { get; init; }

    /// <summary>
    /// How the library says that it stands since it was opened; null while nothing is new. Then nothing is printed of it until
    /// it is opened and verified again.
    /// </summary>
    public LicenseStanding? Change { get; init; }

    /// <summary>Keys of covered fields that were shown, each with a reason. The copy prints no more for it.</summary>
    public ImmutableHashSet<string> Revealed { get; init; } = [];

    /// <summary>What of it is covered.</summary>
    public FaceMask Mask { get; } = new(License, Kind, AskedFor, Needed);
}

/// <summary>What came of opening a license.</summary>
public abstract record OpeningAnswer
{
    private OpeningAnswer()
    {
    }

    public sealed record Opened(OpenLicense License) : OpeningAnswer;

    /// <summary>The source found it a moment ago and has it no longer.</summary>
    public sealed record Gone : OpeningAnswer;

    /// <summary>No holder of it agreed to its being looked at. Nothing of it was shown; the attempt is recorded.</summary>
    public sealed record NotAgreed : OpeningAnswer;

    /// <summary>The source could not be asked. This says nothing about the license.</summary>
    public sealed record Unavailable : OpeningAnswer;
}
