using System.Collections.Immutable;
using System.Numerics;
using CounterDesk.Domain.Seals.Der;

namespace CounterDesk.Domain.Seals.Values;

/// <summary>
/// An electronic seal (SESeal) in the layout of GM/T 0031-2014 or in that of GB/T 38540-2020, which GM/T 0031-2025 keeps.
/// The layout is told by shape: version numbers lie.
/// </summary>
internal sealed record SesSeal
{
    /// <summary>GM/T 0031-2014.</summary>
    public required bool IsOldLayout { get; init; }

    public required BigInteger Version { get; init; }

    public required string Name { get; init; }

    public required ImmutableArray<ListedSigner> Signers { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset ValidFrom { get; init; }

    public required DateTimeOffset ValidUntil { get; init; }

    public required ReadOnlyMemory<byte> MakerCertificate { get; init; }

    public required string Algorithm { get; init; }

    /// <summary>What the maker signed, as it lies in the file.</summary>
    public required ReadOnlyMemory<byte> SignedBytes { get; init; }

    public required ReadOnlyMemory<byte> Signature { get; init; }

    public required ReadOnlyMemory<byte> Encoded { get; init; }

    /// <summary>What the seal looks like: an image file or an OFD package. Empty when it has none that can be read.</summary>
    public required ReadOnlyMemory<byte> Picture { get; init; }

    /// <exception cref="DerFormatException">It is no seal.</exception>
    public static SesSeal Read(DerValue value)
    {
        var fields = value.Open();
        var info = fields.Next(DerTag.Sequence);
        var next = fields.Next();
        var isOldLayout = next.Tag == DerTag.Sequence;
        var signInfo = isOldLayout ? next.Open() : fields;
        var certificate = isOldLayout ? signInfo.Next() : next;
        var algorithm = signInfo.Next(DerTag.ObjectIdentifier);
        var signature = signInfo.Next().BitString();

        var content = info.Open();
        var version = ReadVersion(content.Next().Open());
        content.Next();
        var property = content.Next().Open();
        property.Next(DerTag.Integer);
        var name = DerText.Of(property.Next());

        // What the list holds is told by its elements: one vendor writes a kind of list that does not exist.
        property.NextIf(DerTag.Integer);
        return new SesSeal
        {
            IsOldLayout = isOldLayout,
            Version = version,
            Name = name,
            Signers = [.. property.Next().Open().Rest().Select(ListedSigner.Read)],
            MadeAt = TimeOf(property.Next()),
            ValidFrom = TimeOf(property.Next()),
            ValidUntil = TimeOf(property.Next()),
            MakerCertificate = certificate.OctetString(),
            Algorithm = DerText.ObjectIdentifier(algorithm),
            Signature = signature,
            SignedBytes = isOldLayout ? DerValue.Join(info, certificate, algorithm) : info.Encoded,
            Encoded = value.Encoded,
            Picture = ReadPicture(content),
        };
    }

    private static BigInteger ReadVersion(DerReader header) =>
        DerText.Of(header.Next()) == "ES"
            ? header.Next().Integer()
            : throw new DerFormatException("A seal's header does not begin with ES.");

    // A seal whose picture is not as it should be may still be verified; only its stamp cannot be drawn.
    private static ReadOnlyMemory<byte> ReadPicture(DerReader content)
    {
        try
        {
            var picture = content.Next(DerTag.Sequence).Open();
            picture.Next();
            return picture.Next().OctetString();
        }
        catch (DerFormatException)
        {
            return default;
        }
    }

    private static DateTimeOffset TimeOf(DerValue value) =>
        DerTime.Of(value) ?? throw new DerFormatException("A seal has something else in place of a time.");
}

/// <summary>A signer in a seal's list: a whole certificate, or the digest of one by the algorithm of that name.</summary>
internal sealed record ListedSigner(ReadOnlyMemory<byte> Value, string? DigestName)
{
    public static ListedSigner Read(DerValue value)
    {
        if (value.Tag == DerTag.OctetString)
        {
            return new ListedSigner(value.Content, DigestName: null);
        }

        var fields = value.Open();
        return new ListedSigner(DigestName: DerText.Of(fields.Next()), Value: fields.Next().OctetString());
    }
}
