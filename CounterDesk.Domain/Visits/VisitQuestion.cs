using System.Collections.Immutable;

namespace CounterDesk.Domain.Visits;

/// <summary>
/// What stands on the applicant's screen to be answered. It names its own number with every answer, so that an answer
/// that comes after the question was taken back is none.
/// </summary>
/// <param name="Id">New with every asking.</param>
/// <param name="Holder">The party whose licenses are asked for.</param>
/// <param name="Kinds">Codes of the kinds asked for.</param>
/// <param name="AskedAtUtc">Since when it stands there.</param>
public sealed record VisitQuestion(Guid Id, Guid Holder, ImmutableArray<string> Kinds, DateTime AskedAtUtc);
