using System.Collections.Immutable;

namespace CounterDesk.Domain.Ipp;

/// <summary>A name with its values (RFC 8010 3.1.3).</summary>
public sealed record IppAttribute(string Name, params ImmutableArray<IppValue> Values);
