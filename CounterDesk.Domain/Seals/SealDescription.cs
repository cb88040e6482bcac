using System.Collections.Immutable;

namespace CounterDesk.Domain.Seals;

/// <summary>
/// What an electronic seal says: whose it is, who may use it, from when to when, and what it looks like.
/// </summary>
public sealed record SealDescription
{
    /// <summary>The seal's own number (esID), ASCII.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Who makes such seals (Vid), ASCII.</summary>
    public required string Vendor { get; init; }

    /// <summary>The certificates, in DER, whose keys may seal with it.</summary>
    public required ImmutableArray<ReadOnlyMemory<byte>> SignerCertificates { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    public required SealPicture Picture { get; init; }

    public SealLayout Layout { get; init; } = SealLayout.GbT38540Of2020;
}

/// <summary>
/// What a seal looks like: <see cref="Type"/> is ofd, png or another image format, width and height are millimetres.
/// </summary>
public sealed record SealPicture(string Type, ReadOnlyMemory<byte> Bytes, int Width, int Height);
