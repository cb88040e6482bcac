using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Web.Copies;

/// <summary>Takes what a receiver says looks wrong with a copy: at the hall, or where the check page runs alone.</summary>
public interface IReportTaker
{
    /// <summary>The hall reads it at once; otherwise when somebody has brought it there.</summary>
    bool IsAtTheHall { get; }

    /// <summary>False when the copy has as many reports as it may: nothing was taken, and nothing more need be.</summary>
    Task<bool> TakeAsync(
        CopyNumber number, ReportedConcern concern, string? words, CancellationToken cancellationToken);
}
