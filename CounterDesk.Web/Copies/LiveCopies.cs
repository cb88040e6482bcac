using CounterDesk.Domain.Copies;

namespace CounterDesk.Web.Copies;

internal static class LiveCopies
{
    /// <summary>The copies of the same license, whatever version, that were handed over and are in use.</summary>
    public static IQueryable<RegisteredCopy> LiveOf(
        this IQueryable<RegisteredCopy> copies, RegisteredCopy copy, DateOnly today)
    {
        var (hall, series) = (copy.Hall, copy.SeriesHash);
        return copies.Where(other => other.SeriesHash == series && other.Hall == hall
            && other.State == CopyState.Printed && other.ExpiresOn >= today);
    }
}
