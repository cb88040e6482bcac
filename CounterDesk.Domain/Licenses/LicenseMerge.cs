using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Licenses;

/// <summary>
/// Makes one license of what several sources say of it: the newest version and the worst status win, and where the
/// sources differ is kept.
/// </summary>
public static class LicenseMerge
{
    // From what nobody would act on to what must never be overlooked. Not to know is less than to say anything.
    private static readonly ImmutableArray<LicenseStatus> _worse =
    [
        LicenseStatus.Unknown, LicenseStatus.Valid, LicenseStatus.Superseded, LicenseStatus.NotActivated,
        LicenseStatus.Suspended, LicenseStatus.Expired, LicenseStatus.Cancelled, LicenseStatus.Revoked, LicenseStatus.Withdrawn,
    ];

    /// <summary>The worse of two statuses.</summary>
    public static LicenseStatus Worse(LicenseStatus one, LicenseStatus other) =>
        _worse.IndexOf(one) >= _worse.IndexOf(other) ? one : other;

    /// <summary>Each license once, of the source that comes first; those with a newer version come last.</summary>
    /// <param name="hits">In the order of the sources.</param>
    public static ImmutableArray<LicenseHit> Merge(IEnumerable<LicenseHit> hits)
    {
        var merged =
            from hit in hits
            group hit by hit.Identifier.Series into series
            let newest = series.Max(hit => hit.Version)
            from version in series.GroupBy(hit => hit.Version)
            orderby version.Key == newest descending
            select MergeOne([.. version], version.Key == newest ? null : newest, [.. series.Where(hit => hit.Version < version.Key)]);
        return [.. merged.OrderBy(hit => hit.Status is LicenseStatus.Superseded)];
    }

    private static LicenseHit MergeOne(
        ImmutableArray<LicenseHit> same, int? newer, ImmutableArray<LicenseHit> older)
    {
        var first = same[0];
        var worst = same.Select(hit => hit.Status).Aggregate(Worse);
        var shown = first with { Status = newer is null ? worst : Worse(worst, LicenseStatus.Superseded) };
        if (newer is not null)
        {
            return shown;
        }

        // A source that has this version as well may keep the older ones: that is no difference.
        var differences =
            same.SelectMany(hit => DifferencesOf(first, shown, hit))
                .Concat(
                    from hit in older
                    where same.All(other => other.Origin.Source != hit.Origin.Source)
                    group hit by hit.Origin.Source into source
                    select new SourceDifference(source.Key, DifferenceKind.OlderVersion, source.MaxBy(hit => hit.Version)!.Status));
        return shown with { Differences = [.. differences] };
    }

    private static IEnumerable<SourceDifference> DifferencesOf(LicenseHit first, LicenseHit shown, LicenseHit other)
    {
        if (other.Status != shown.Status)
        {
            yield return Of(DifferenceKind.Status);
        }

        if ((other.ValidFrom, other.ValidUntil) != (first.ValidFrom, first.ValidUntil))
        {
            yield return Of(DifferenceKind.Term);
        }

        if (LicenseNumber.Fold(other.MaskedNumber) != LicenseNumber.Fold(first.MaskedNumber))
        {
            yield return Of(DifferenceKind.Number);
        }

        if (!other.Holders.ToHashSet().SetEquals(first.Holders))
        {
            yield return Of(DifferenceKind.Holders);
        }

        SourceDifference Of(DifferenceKind kind) => new(other.Origin.Source, kind, other.Status);
    }
}
