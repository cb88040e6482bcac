using System.Collections.Immutable;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;

namespace CounterDesk.Domain.Enterprises;

/// <summary>
/// What an enterprise's business license says, filled in for a matter, and its licenses side by side, so that nobody
/// writes it a second time (最多报一次). It is no copy of a license and has no copy number.
/// </summary>
public sealed record RegisterSheetModel
{
    public required PaperMaker Maker { get; init; }

    /// <summary>Of the visit at which it is handed out.</summary>
    public required string Number { get; init; }

    public required string Enterprise { get; init; }

    /// <summary>The unified social credit code, whole: it is public.</summary>
    public required string CreditCode { get; init; }

    /// <summary>Who acts for the enterprise, masked.</summary>
    public required string MaskedActing { get; init; }

    public required PartyRole ActingRole { get; init; }

    /// <summary>By what right; it is shown, or there is no sheet.</summary>
    public required RightToAct Right { get; init; }

    public required string Matter { get; init; }

    public required string Recipient { get; init; }

    /// <summary>Null where the business license could not be read: then nothing is filled in.</summary>
    public required RegisterData? Register { get; init; }

    public required ImmutableArray<RegisterSheetLine> Lines { get; init; }
}

/// <summary>What the business license says, as far as the matter needs it.</summary>
/// <param name="Fields">In the order of the license.</param>
/// <param name="Finding">What verifying it found.</param>
/// <param name="Source">Where it was found.</param>
/// <param name="AsOf">When the source last heard of it from the registration authority, in China.</param>
public sealed record RegisterData(
    ImmutableArray<RegisterField> Fields, LineFinding.Verified Finding, TwoNames Source, DateTimeOffset AsOf);

/// <summary>One field of the register.</summary>
/// <param name="Label">As the license has it.</param>
/// <param name="Value">Empty where the license says nothing.</param>
public sealed record RegisterField(TwoNames Label, string Value);

/// <summary>One license of the enterprise, or a kind of which there is none.</summary>
/// <param name="Kind">Its kind; where one is missing, those any of which would do.</param>
/// <param name="Line">How it stands.</param>
public sealed record RegisterSheetLine(TwoNames Kind, EnterpriseLine Line)
{
    /// <summary>Where it was found; null where none was.</summary>
    public TwoNames? Source { get; init; }

    /// <summary>When the source last heard of it from its issuer, in China.</summary>
    public DateTimeOffset? AsOf { get; init; }
}
