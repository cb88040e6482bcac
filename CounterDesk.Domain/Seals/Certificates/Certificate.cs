using System.Collections.Immutable;
using System.Numerics;
using CounterDesk.Domain.Seals.Der;

namespace CounterDesk.Domain.Seals.Certificates;

/// <summary>A certificate (RFC 5280, GB/T 20518), read leniently: what it claims is judged by the checks.</summary>
internal sealed class Certificate
{
    // A certificate is hashed for every issuer it may have; one of a few kilobytes is large.
    private const int MaxBytes = 32 << 10;

    private const string SubjectKeyIdentifierExtension = "2.5.29.14";
    private const string KeyUsageExtension = "2.5.29.15";
    private const string BasicConstraintsExtension = "2.5.29.19";
    private const string RevocationListsExtension = "2.5.29.31";
    private const string ExtendedKeyUsageExtension = "2.5.29.37";
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    // Alternative names and policies restrict nothing that is asked here.
    private static readonly string[] _understoodExtensions =
    [
        KeyUsageExtension, BasicConstraintsExtension, RevocationListsExtension, ExtendedKeyUsageExtension,
        "2.5.29.17", "2.5.29.18", "2.5.29.32",
    ];

    private readonly Lazy<PublicKey?> _key;

    private Certificate(ReadOnlyMemory<byte> encoded)
    {
        Encoded = encoded;
        var parts = DerValue.ReadOnly(encoded, DerTag.Sequence).Open();
        var signed = parts.Next();
        SignedBytes = signed.Encoded;
        parts.Next(DerTag.Sequence);
        Signature = parts.Next().BitString();

        var fields = signed.Open();
        fields.NextIf(DerTag.Context(0));
        SerialNumber = Convert.ToHexString(fields.Next(DerTag.Integer).Content.Span);
        Algorithm = DerText.ObjectIdentifier(fields.Next().Open().Next());
        var issuer = fields.Next();
        (Issuer, IssuerBytes) = (DistinguishedName.Read(issuer), issuer.Encoded);
        var validity = fields.Next().Open();
        (ValidFrom, ValidUntil) = (TimeOf(validity.Next()), TimeOf(validity.Next()));
        Subject = DistinguishedName.Read(fields.Next());
        var key = fields.Next(DerTag.Sequence);
        _key = new Lazy<PublicKey?>(() => PublicKey.Read(key));
        foreach (var extensions in fields.Rest().Where(field => field.Tag == DerTag.Context(3)))
        {
            ReadExtensions(extensions);
        }
    }

    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>In hexadecimal digits, as encoded.</summary>
    public string SerialNumber { get; }

    public DistinguishedName Issuer { get; }

    public ReadOnlyMemory<byte> IssuerBytes { get; }

    public DistinguishedName Subject { get; }

    public DateTimeOffset ValidFrom { get; }

    public DateTimeOffset ValidUntil { get; }

    /// <summary>Null when the key is malformed, off its curve, or of a kind that is not read.</summary>
    public PublicKey? Key => _key.Value;

    /// <summary>Basic constraints say that it is a certification authority.</summary>
    public bool IsAuthority { get; private set; }

    /// <summary>How many authorities may stand below this one; null when it does not matter.</summary>
    public int? PathLength { get; private set; }

    /// <summary>Null when the certificate does not restrict its usage.</summary>
    public KeyUses? Uses { get; private set; }

    public ReadOnlyMemory<byte> KeyIdentifier { get; private set; }

    /// <summary>Where its issuer publishes the lists it may come to stand on, as written.</summary>
    public ImmutableArray<string> RevocationListAddresses { get; private set; } = [];

    /// <summary>It says that whoever does not understand one of its extensions must not accept it, and we do not.</summary>
    public bool HasUnknownCriticalExtension { get; private set; }

    public bool MaySign => Uses is null || (Uses & (KeyUses.DigitalSignature | KeyUses.NonRepudiation)) != 0;

    public bool MayIssue => IsAuthority && (Uses is null || (Uses & KeyUses.SignsCertificates) != 0);

    /// <summary>RFC 5280 6.3.3 f.</summary>
    public bool MaySignRevocationLists => Uses is null || (Uses & KeyUses.SignsRevocationLists) != 0;

    /// <summary>It vouches for itself.</summary>
    public bool IsSelfSigned => Subject.Key == Issuer.Key && IsSignedBy(this);

    /// <summary>RFC 3161 2.3: an authority's key stamps time and does nothing else, and its certificate says so.</summary>
    public bool MayStampTime { get; private set; }

    private string Algorithm { get; }

    private ReadOnlyMemory<byte> SignedBytes { get; }

    private ReadOnlyMemory<byte> Signature { get; }

    /// <summary>Null when the bytes are no certificate.</summary>
    public static Certificate? TryRead(ReadOnlyMemory<byte> encoded)
    {
        if (encoded.Length > MaxBytes)
        {
            return null;
        }

        try
        {
            return new Certificate(encoded);
        }
        catch (DerFormatException)
        {
            return null;
        }
    }

    public bool IsSame(Certificate other) => Encoded.Span.SequenceEqual(other.Encoded.Span);

    public bool IsValidAt(DateTimeOffset time) => ValidFrom <= time && time <= ValidUntil;

    public bool IsSignedBy(Certificate issuer) =>
        SignatureAlgorithm.Find(Algorithm)?.Verifies(issuer.Key, SignedBytes.Span, Signature.Span) ?? false;

    private static DateTimeOffset TimeOf(DerValue value) =>
        DerTime.Of(value) ?? throw new DerFormatException("A certificate's validity is no time.");

    private void ReadExtensions(DerValue field)
    {
        foreach (var extension in field.Open(DerTag.Context(3)).Next().Open().Rest())
        {
            var parts = extension.Open();
            var identifier = DerText.ObjectIdentifier(parts.Next());
            var isCritical = parts.NextIf(DerTag.Boolean) is { } critical && IsTrue(critical);
            HasUnknownCriticalExtension |= isCritical && !_understoodExtensions.Contains(identifier);
            ReadExtension(identifier, parts.Next().OctetString());
        }
    }

    private void ReadExtension(string identifier, ReadOnlyMemory<byte> value)
    {
        switch (identifier)
        {
            case BasicConstraintsExtension:
                var constraints = DerValue.ReadOnly(value, DerTag.Sequence).Open();
                IsAuthority = constraints.NextIf(DerTag.Boolean) is { } isAuthority && IsTrue(isAuthority);
                PathLength = constraints.NextIf(DerTag.Integer) is { } length
                    ? (int)BigInteger.Clamp(length.Integer(), 0, int.MaxValue)
                    : null;
                break;
            case KeyUsageExtension:
                Uses = ReadUses(DerValue.ReadOnly(value, DerTag.BitString).BitString().Span);
                break;
            case ExtendedKeyUsageExtension:
                MayStampTime = DerValue.ReadOnly(value, DerTag.Sequence).Open().Rest()
                    .Any(use => DerText.ObjectIdentifier(use) == TimeStamping);
                break;
            case RevocationListsExtension:
                RevocationListAddresses = DistributionPoints.Read(value);
                break;
            case SubjectKeyIdentifierExtension:
                KeyIdentifier = DerValue.ReadOnly(value, DerTag.OctetString).Content;
                break;
        }
    }

    private static bool IsTrue(DerValue boolean) => boolean.Content.Span is [not 0];

    private static KeyUses ReadUses(ReadOnlySpan<byte> bits) => bits.IsEmpty ? KeyUses.None : (KeyUses)bits[0];
}

/// <summary>The bits of the key usage extension that are asked for (RFC 5280 4.2.1.3), at their places in its first byte.</summary>
[Flags]
internal enum KeyUses
{
    None = 0,
    SignsRevocationLists = 0x02,
    SignsCertificates = 0x04,
    NonRepudiation = 0x40,
    DigitalSignature = 0x80,
}
