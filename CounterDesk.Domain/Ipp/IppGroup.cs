using System.Collections.Immutable;

namespace CounterDesk.Domain.Ipp;

/// <summary>Attributes under one delimiter (RFC 8010 3.1.2): of the operation, of the printer, of one job.</summary>
public sealed record IppGroup(IppTag Tag, params ImmutableArray<IppAttribute> Attributes)
{
    /// <summary>Empty when the group does not have it.</summary>
    public ImmutableArray<IppValue> Find(string name) =>
        Attributes.FirstOrDefault(attribute => attribute.Name == name)?.Values ?? [];

    public int? Number(string name) => Find(name) is [var value, ..] ? value.Number : null;

    public bool? Flag(string name) => Find(name) is [var value, ..] ? value.Flag : null;

    public string? Words(string name) => Find(name) is [var value, ..] ? value.Words : null;

    /// <summary>Every value that has words.</summary>
    public ImmutableArray<string> AllWords(string name) =>
        [.. Find(name).Select(value => value.Words).OfType<string>()];
}
