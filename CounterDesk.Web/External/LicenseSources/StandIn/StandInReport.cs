using System.Collections.Immutable;

namespace CounterDesk.Web.External.LicenseSources.StandIn;

/// <summary>A report that a stand-in has taken.</summary>
/// <param name="Number">The business number that it came under.</param>
/// <param name="Result">How far the issuer is.</param>
/// <param name="Telephone">Where whoever raised it can be called; null when nobody said.</param>
/// <param name="Files">The evidence.</param>
internal sealed record StandInReport(string Number, string Result, string? Telephone, ImmutableArray<byte[]> Files)
{
    public override string ToString() => nameof(StandInReport);
}
