using System.Numerics;
using CounterDesk.Domain.Seals.Der;

namespace CounterDesk.Domain.Seals.Values;

/// <summary>The value of a seal's signature (SES_Signature), in the layout of GM/T 0031-2014 or of GB/T 38540-2020.</summary>
internal sealed record SesSignature
{
    /// <summary>GM/T 0031-2014: certificate and algorithm are among what is signed.</summary>
    public required bool IsOldLayout { get; init; }

    public required BigInteger Version { get; init; }

    /// <summary>Not read yet, so that a malformed seal is told from a malformed signature.</summary>
    public required DerValue Seal { get; init; }

    /// <summary>Null when timeInfo is no time.</summary>
    public required DateTimeOffset? SignedAt { get; init; }

    public required ReadOnlyMemory<byte> DataHash { get; init; }

    public required string PropertyInfo { get; init; }

    public required ReadOnlyMemory<byte> SignerCertificate { get; init; }

    public required string Algorithm { get; init; }

    /// <summary>TBS_Sign, as it lies in the file.</summary>
    public required ReadOnlyMemory<byte> SignedBytes { get; init; }

    public required ReadOnlyMemory<byte> Signature { get; init; }

    public ReadOnlyMemory<byte>? TimeStamp { get; init; }

    /// <exception cref="DerFormatException">It is no such signature.</exception>
    public static SesSignature Read(DerValue value)
    {
        var fields = value.Open();
        var signed = fields.Next(DerTag.Sequence);
        var next = fields.Next();
        var isOldLayout = next.Tag == DerTag.BitString;

        var content = signed.Open();
        var version = content.Next().Integer();
        var seal = content.Next(DerTag.Sequence);
        var time = content.Next();
        var dataHash = content.Next().BitString();
        var propertyInfo = content.Next();
        var outside = isOldLayout ? content : fields;
        var certificate = isOldLayout ? content.Next() : next;
        var signature = new SesSignature
        {
            IsOldLayout = isOldLayout,
            Version = version,
            Seal = seal,
            SignedAt = DerTime.Of(time),
            DataHash = dataHash,
            PropertyInfo = DerText.Of(propertyInfo),
            SignerCertificate = certificate.OctetString(),
            Algorithm = DerText.ObjectIdentifier(outside.Next()),
            SignedBytes = signed.Encoded,
            Signature = (isOldLayout ? next : fields.Next()).BitString(),
            TimeStamp = fields.NextIf(DerTag.Context(0))?.Open(DerTag.Context(0)).Next().BitString(),
        };
        return fields.IsAtEnd ? signature : throw new DerFormatException("A signature has too many parts.");
    }
}
