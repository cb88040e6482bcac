using CounterDesk.Domain.Copies;

namespace CounterDesk.Web.Features.PublicCheck;

/// <summary>What a receiver says looks wrong, as it goes back into the form when it cannot be taken.</summary>
public sealed record SaidOfCopy(ReportedConcern? Concern = null, string? Words = null)
{
    /// <summary>Something was sent, so that what is missing is a fault.</summary>
    public bool IsSent { get; init; }

    public ReportWordsFault? WordsFault => ReportWords.FindFault(Concern ?? ReportedConcern.Face, Words);

    /// <summary>It can be taken.</summary>
    public bool IsWhole => Concern is not null && WordsFault is null;
}
