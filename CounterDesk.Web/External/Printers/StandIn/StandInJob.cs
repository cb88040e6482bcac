using System.Collections.Immutable;
using CounterDesk.Domain.Printing;

namespace CounterDesk.Web.External.Printers.StandIn;

/// <summary>A job as it arrived at a stand-in's socket.</summary>
/// <param name="Id">From 1 on.</param>
/// <param name="Name">Its name.</param>
/// <param name="State">It goes on by one each time it is asked about.</param>
/// <param name="Sm3">Of the octets of the document.</param>
/// <param name="Length">Of the document.</param>
/// <param name="Attributes">Everything that was said of it, <c>name=value</c>.</param>
internal sealed record StandInJob(
    int Id, string Name, JobState State, string Sm3, int Length, ImmutableArray<string> Attributes);
