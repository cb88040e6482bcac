namespace CounterDesk.Domain.Licenses;

/// <summary>In what a source differs from what is shown of a license.</summary>
public enum DifferenceKind
{
    /// <summary>It has an older version.</summary>
    OlderVersion,
    Status,
    Term,
    Number,
    Holders,
}

/// <summary>Another source has the same license otherwise.</summary>
/// <param name="Source">The key of the other source.</param>
/// <param name="Kind">In what.</param>
/// <param name="Status">What the other says of its status.</param>
public sealed record SourceDifference(string Source, DifferenceKind Kind, LicenseStatus Status);
