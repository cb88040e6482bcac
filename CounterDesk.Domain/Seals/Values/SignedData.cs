using System.Collections.Immutable;
using CounterDesk.Domain.Seals.Certificates;
using CounterDesk.Domain.Seals.Der;

namespace CounterDesk.Domain.Seals.Values;

/// <summary>
/// A SignedData of GB/T 35275-2017 or CMS (RFC 5652) with one signer: a signature without a seal, or a time stamp.
/// </summary>
internal sealed record SignedData
{
    private const string ContentTypeAttribute = "1.2.840.113549.1.9.3";
    private const string MessageDigestAttribute = "1.2.840.113549.1.9.4";
    private const string SigningTimeAttribute = "1.2.840.113549.1.9.5";
    private const string TimeStampAttribute = "1.2.840.113549.1.9.16.2.14";

    private static readonly string[] _signedDataTypes = ["1.2.156.10197.6.1.4.2.2", "1.2.840.113549.1.7.2"];

    // Plain data by GB/T 35275 and by PKCS#7. Real writers name it once by one and once by the other.
    private static readonly string[] _dataTypes = ["1.2.156.10197.6.1.4.2.1", "1.2.840.113549.1.7.1"];

    /// <summary>What kind of content was signed.</summary>
    public required string ContentType { get; init; }

    /// <summary>Null when the content is elsewhere.</summary>
    public required ReadOnlyMemory<byte>? Content { get; init; }

    public required ImmutableArray<Certificate> Certificates { get; init; }

    /// <summary>The one among them that the signer names; null when it is not there.</summary>
    public required Certificate? Signer { get; init; }

    public required string Digest { get; init; }

    public required string Algorithm { get; init; }

    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>The attributes as they are signed, as SET; null when the content itself is signed.</summary>
    public required ReadOnlyMemory<byte>? SignedAttributes { get; init; }

    public ReadOnlyMemory<byte>? MessageDigest { get; init; }

    public DateTimeOffset? SigningTime { get; init; }

    /// <summary>The certificates that the signer says under the signature are its own; none when it says nothing.</summary>
    public ImmutableArray<CertificateDigest> NamedCertificates { get; init; } = [];

    public ReadOnlyMemory<byte>? TimeStamp { get; init; }

    /// <summary>Whether bytes begin as such a value does, rather than as that of a seal or a bare signature.</summary>
    public static bool IsSignedData(DerValue value) =>
        value.Tag == DerTag.Sequence && value.Content.Span is [DerTag.ObjectIdentifier, ..];

    /// <exception cref="DerFormatException">It is no SignedData with exactly one signer.</exception>
    public static SignedData Read(DerValue value)
    {
        var outer = value.Open();
        if (!_signedDataTypes.Contains(DerText.ObjectIdentifier(outer.Next())))
        {
            throw new DerFormatException("The content is no SignedData.");
        }

        var fields = outer.Next().Open(DerTag.Context(0)).Next().Open();
        fields.Next(DerTag.Integer);
        fields.Next(DerTag.Set);
        var content = fields.Next().Open();
        var contentType = DerText.ObjectIdentifier(content.Next());
        var contentBytes = content.NextIf(DerTag.Context(0))?.Open(DerTag.Context(0)).Next().OctetString();
        var certificates = ReadCertificates(fields.NextIf(DerTag.Context(0)));
        fields.NextIf(DerTag.Context(1));
        var signers = fields.Next().Open(DerTag.Set);
        var signer = signers.Next().Open();
        if (!signers.IsAtEnd)
        {
            throw new DerFormatException("There is more than one signer.");
        }

        signer.Next(DerTag.Integer);
        var identifier = signer.Next();
        var digest = DerText.ObjectIdentifier(signer.Next().Open().Next());
        var signedAttributes = signer.NextIf(DerTag.Context(0));
        return WithAttributes(
            new SignedData
            {
                ContentType = contentType,
                Content = contentBytes,
                Certificates = certificates,
                Signer = certificates.FirstOrDefault(certificate => IsNamedBy(certificate, identifier)),
                Digest = digest,
                SignedAttributes = AsSet(signedAttributes),
                Algorithm = DerText.ObjectIdentifier(signer.Next().Open().Next()),
                Signature = signer.Next().OctetString(),
            },
            signedAttributes,
            signer.NextIf(DerTag.Context(1)));
    }

    private static ImmutableArray<Certificate> ReadCertificates(DerValue? set) =>
        [.. set?.Open(DerTag.Context(0)).Rest().Select(value => Certificate.TryRead(value.Encoded)).OfType<Certificate>() ?? []];

    // Issuer and serial number together: authorities give the same number to several certificates.
    private static bool IsNamedBy(Certificate certificate, DerValue identifier)
    {
        if (identifier.Tag == DerTag.ContextPrimitive(0))
        {
            return !identifier.Content.IsEmpty && certificate.KeyIdentifier.Span.SequenceEqual(identifier.Content.Span);
        }

        var names = identifier.Open();
        return certificate.IssuerBytes.Span.SequenceEqual(names.Next().Encoded.Span)
            && certificate.SerialNumber == Convert.ToHexString(names.Next(DerTag.Integer).Content.Span);
    }

    // RFC 5652 5.4: what is signed is the SET, not the tag that stands in the file.
    private static ReadOnlyMemory<byte>? AsSet(DerValue? attributes)
    {
        if (attributes is not { } present)
        {
            return null;
        }

        var set = present.Encoded.ToArray();
        set[0] = DerTag.Set;
        return set;
    }

    private static SignedData WithAttributes(SignedData data, DerValue? signed, DerValue? unsigned)
    {
        var attributes = ReadAttributes(signed, DerTag.Context(0));
        var others = ReadAttributes(unsigned, DerTag.Context(1));
        if (attributes.DistinctBy(attribute => attribute.Type).Count() < attributes.Count)
        {
            throw new DerFormatException("An attribute is there twice.");
        }

        var read = data with
        {
            MessageDigest = Single(attributes, MessageDigestAttribute)?.OctetString(),
            SigningTime = Single(attributes, SigningTimeAttribute) is { } time ? DerTime.Of(time) : null,
            NamedCertificates = CertificateDigest.Read(type => Single(attributes, type)),
            // Anybody may add one, and archives do: the first is as good as any.
            TimeStamp = others.Where(attribute => attribute.Type == TimeStampAttribute)
                .SelectMany(attribute => attribute.Values)
                .Select(value => (ReadOnlyMemory<byte>?)value.Encoded)
                .FirstOrDefault(),
        };
        // RFC 5652 11.1: where there are attributes, one of them repeats what kind of content is signed.
        return signed is null || Single(attributes, ContentTypeAttribute) is { } contentType
            && AreSame(DerText.ObjectIdentifier(contentType), data.ContentType)
            ? read
            : throw new DerFormatException("The attributes are of another kind of content.");
    }

    private static bool AreSame(string attribute, string contentType) =>
        attribute == contentType || _dataTypes.Contains(attribute) && _dataTypes.Contains(contentType);

    private static List<(string Type, List<DerValue> Values)> ReadAttributes(DerValue? attributes, byte tag) =>
    [
        .. (attributes?.Open(tag).Rest() ?? [])
            .Select(attribute => attribute.Open())
            .Select(attribute =>
                (DerText.ObjectIdentifier(attribute.Next()), attribute.Next().Open(DerTag.Set).Rest().ToList())),
    ];

    // Of an attribute that says two things neither can be believed (RFC 5652 11).
    private static DerValue? Single(List<(string Type, List<DerValue> Values)> attributes, string type) =>
        attributes.Find(attribute => attribute.Type == type).Values switch
        {
            null => null,
            [var value] => value,
            _ => throw new DerFormatException("An attribute does not have one value."),
        };
}
