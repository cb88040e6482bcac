using CounterDesk.Domain.Seals.Der;

namespace CounterDesk.Domain.Seals.Certificates;

/// <summary>A list of revoked certificates (CRL, RFC 5280 5).</summary>
internal sealed class RevocationList
{
    private readonly Dictionary<string, DateTimeOffset> _revoked = new(StringComparer.Ordinal);
    private readonly string _algorithm;
    private readonly ReadOnlyMemory<byte> _signedBytes;
    private readonly ReadOnlyMemory<byte> _signature;

    private RevocationList(ReadOnlyMemory<byte> encoded)
    {
        var parts = DerValue.ReadOnly(encoded, DerTag.Sequence).Open();
        var signed = parts.Next();
        parts.Next(DerTag.Sequence);
        (_signedBytes, _signature) = (signed.Encoded, parts.Next().BitString());

        var fields = signed.Open();
        fields.NextIf(DerTag.Integer);
        _algorithm = DerText.ObjectIdentifier(fields.Next().Open().Next());
        Issuer = DistinguishedName.Read(fields.Next());
        MadeAt = TimeOf(fields.Next());
        if ((fields.NextIf(DerTag.UtcTime) ?? fields.NextIf(DerTag.GeneralizedTime)) is { } next)
        {
            NextAt = TimeOf(next);
        }

        foreach (var entry in fields.NextIf(DerTag.Sequence)?.Open().Rest() ?? [])
        {
            var revoked = entry.Open();
            _revoked[Convert.ToHexString(revoked.Next(DerTag.Integer).Content.Span)] = TimeOf(revoked.Next());
        }
    }

    public DistinguishedName Issuer { get; }

    public DateTimeOffset MadeAt { get; }

    /// <summary>When the next list was promised; null when the list does not say.</summary>
    public DateTimeOffset? NextAt { get; }

    /// <summary>Null when the bytes are no revocation list.</summary>
    public static RevocationList? TryRead(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            return new RevocationList(encoded);
        }
        catch (DerFormatException)
        {
            return null;
        }
    }

    public bool IsSignedBy(Certificate issuer) =>
        issuer.Subject.Key == Issuer.Key
        && (SignatureAlgorithm.Find(_algorithm)?.Verifies(issuer.Key, _signedBytes.Span, _signature.Span) ?? false);

    public DateTimeOffset? RevokedAt(Certificate certificate) =>
        _revoked.TryGetValue(certificate.SerialNumber, out var at) ? at : null;

    private static DateTimeOffset TimeOf(DerValue value) =>
        DerTime.Of(value) ?? throw new DerFormatException("A revocation list has something else in place of a time.");
}
