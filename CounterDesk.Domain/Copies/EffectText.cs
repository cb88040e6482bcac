using System.Collections.Immutable;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// What the paper says about its own worth (效力说明), as the jurisdiction words it. Name and edition are printed, so that
/// it can be told later which text stood on a copy.
/// </summary>
public sealed record EffectText(string Name, int Edition, ImmutableArray<string> Paragraphs);
