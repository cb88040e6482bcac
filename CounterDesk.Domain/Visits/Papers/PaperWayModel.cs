using System.Collections.Immutable;

namespace CounterDesk.Domain.Visits.Papers;

/// <summary>What somebody brings whose matter goes on with paper: as good a way as the other.</summary>
public sealed record PaperWayModel
{
    public required PaperMaker Maker { get; init; }

    /// <summary>Of the visit at which it is handed out.</summary>
    public required string Number { get; init; }

    public required PaperCause Cause { get; init; }

    public required string Matter { get; init; }

    /// <summary>The office that handles the matter.</summary>
    public required string Office { get; init; }

    /// <summary>Where to hand the materials in, in the paper's language.</summary>
    public required string Where { get; init; }

    /// <summary>When somebody is there, in the paper's language; null where the hall has not said.</summary>
    public string? Hours { get; init; }

    /// <summary>The last day on which they are taken; null when there is none.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Never empty.</summary>
    public required ImmutableArray<PaperMaterial> Materials { get; init; }
}

/// <summary>Why a matter goes on with paper.</summary>
public enum PaperCause
{
    /// <summary>The person would rather not have e-licenses looked at. No reason is asked.</summary>
    Refused,

    /// <summary>An e-license was not found, could not be fetched, or did not pass.</summary>
    NotAvailable,
}

/// <summary>One material, and what of it to bring.</summary>
/// <param name="Name">The license or paper; both names the same where there is but one.</param>
/// <param name="Need">What of it.</param>
public sealed record PaperMaterial(TwoNames Name, MaterialNeed Need)
{
    /// <summary>Where to hand this one in, when it is elsewhere than the others.</summary>
    public string? Where { get; init; }
}

/// <summary>What of a material somebody brings.</summary>
public enum MaterialNeed
{
    /// <summary>It is looked at and given back.</summary>
    Original,

    Copy,

    /// <summary>The original is looked at and given back, the copy stays.</summary>
    OriginalAndCopy,

    /// <summary>The original stays: the matter ends it.</summary>
    OriginalSurrendered,

    /// <summary>The office has it already: it may not be asked for (免提交).</summary>
    Nothing,
}
