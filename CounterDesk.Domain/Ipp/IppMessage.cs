using System.Collections.Immutable;

namespace CounterDesk.Domain.Ipp;

/// <summary>A request or an answer without the document that may follow it (RFC 8010 3.1.1).</summary>
/// <param name="Version">Major and minor, a byte each: 0x0101 or 0x0200.</param>
/// <param name="Code">What is asked (<see cref="IppOperation"/>), or how it came out (<see cref="IppStatus"/>).</param>
/// <param name="RequestId">The answer has the request's.</param>
/// <param name="Groups">In the order of the message.</param>
public sealed record IppMessage(ushort Version, ushort Code, int RequestId, params ImmutableArray<IppGroup> Groups)
{
    public const ushort Version11 = 0x0101;
    public const ushort Version20 = 0x0200;

    /// <summary>The first group of a kind; an empty one when there is none.</summary>
    public IppGroup Group(IppTag tag) => Groups.FirstOrDefault(group => group.Tag == tag) ?? new IppGroup(tag);
}
