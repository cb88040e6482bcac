namespace CounterDesk.Domain.Ofd;

/// <summary>A package, or an entry of it, that cannot be read safely.</summary>
public sealed class OfdFormatException(OfdFault fault, string message) : Exception(message)
{
    public OfdFault Fault { get; } = fault;
}
