namespace CounterDesk.Domain.Visits.Papers;

/// <summary>What is signed when a copy made ahead is fetched. Names are masked as on the copy.</summary>
public sealed record HandOutSlipModel
{
    public required PaperMaker Maker { get; init; }

    /// <summary>Of the visit at which it is fetched.</summary>
    public required string Number { get; init; }

    public required string CopyNumber { get; init; }

    public required TwoNames License { get; init; }

    public required string MaskedHolder { get; init; }

    public required string Recipient { get; init; }

    /// <summary>The copy's last day of use.</summary>
    public required DateOnly ValidUntil { get; init; }

    public required string MaskedFetcher { get; init; }

    public required RequestForm Form { get; init; }

    public required DateOnly WrittenOn { get; init; }
}
