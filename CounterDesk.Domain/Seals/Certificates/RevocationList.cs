using CounterDesk.Domain.Seals.Der;

namespace CounterDesk.Domain.Seals.Certificates;

/// <summary>A list of revoked certificates (CRL, RFC 5280 5).</summary>
internal sealed class RevocationList
{
    private const byte Enumerated = 0x0A;
    private const byte Hold = 6;
    private const string ReasonExtension = "2.5.29.21";
    private const string DeltaExtension = "2.5.29.27";
    private const string ScopeExtension = "2.5.29.28";

    private readonly Dictionary<string, DateTimeOffset> _revoked = new(StringComparer.Ordinal);
    private readonly HashSet<string> _onHold = new(StringComparer.Ordinal);
    private readonly string _algorithm;
    private readonly ReadOnlyMemory<byte> _signedBytes;
    private readonly ReadOnlyMemory<byte> _signature;
    private bool _isPartial;

    private RevocationList(ReadOnlyMemory<byte> encoded)
    {
        Encoded = encoded;
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

        ReadEntries(fields.NextIf(DerTag.Sequence));
        if (fields.NextIf(DerTag.Context(0)) is { } extensions)
        {
            ReadExtensions(extensions);
        }
    }

    public ReadOnlyMemory<byte> Encoded { get; }

    public DistinguishedName Issuer { get; }

    public DateTimeOffset MadeAt { get; }

    /// <summary>When the next list was promised; null when the list does not say.</summary>
    public DateTimeOffset? NextAt { get; }

    public int Count => _revoked.Count;

    /// <summary>It has only what changed since another list (RFC 5280 5.2.4).</summary>
    public bool IsDelta { get; private set; }

    /// <summary>Null when it speaks of all certificates of its issuer.</summary>
    public RevocationScope? Scope { get; private set; }

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

    /// <summary>Whether a certificate that is not on it was not revoked when it was made.</summary>
    public bool SpeaksOf(Certificate certificate) => !_isPartial && !IsDelta && Scope?.Includes(certificate) is not false;

    /// <summary>It is about the same certificates, so that the newer one of the two counts.</summary>
    public bool IsOfSameScope(RevocationList other) =>
        (Scope, other.Scope) switch
        {
            (null, null) => true,
            ({ } one, { } another) => one.Encoded.Span.SequenceEqual(another.Encoded.Span),
            _ => false,
        };

    /// <summary>
    /// Issuers leave out certificates that have ended. Of a seal made before, only the older list can tell that its
    /// certificate was revoked; what was only on hold may come back.
    /// </summary>
    public bool HasAllThatStandOn(RevocationList older) =>
        older._revoked.Keys.All(number => _revoked.ContainsKey(number) || older._onHold.Contains(number));

    private static DateTimeOffset TimeOf(DerValue value) =>
        DerTime.Of(value) ?? throw new DerFormatException("A revocation list has something else in place of a time.");

    private void ReadEntries(DerValue? entries)
    {
        // An authority may have revoked hundreds of thousands; the list comes from the hall's own folder.
        foreach (var entry in entries?.Open().Rest(most: int.MaxValue) ?? [])
        {
            var revoked = entry.Open();
            var number = Convert.ToHexString(revoked.Next(DerTag.Integer).Content.Span);
            var at = TimeOf(revoked.Next());
            foreach (var (identifier, isCritical, value) in Extensions(revoked.NextIf(DerTag.Sequence)))
            {
                if (isCritical && identifier != ReasonExtension)
                {
                    // From here on it may be about certificates of other issuers (RFC 5280 5.3.3).
                    _isPartial = true;
                    return;
                }

                if (identifier == ReasonExtension
                    && DerValue.ReadOnly(value, Enumerated).Content.Span is [Hold])
                {
                    _onHold.Add(number);
                }
            }

            _revoked[number] = at;
        }
    }

    private void ReadExtensions(DerValue field)
    {
        foreach (var (identifier, isCritical, value) in Extensions(field.Open(DerTag.Context(0)).Next()))
        {
            switch (identifier)
            {
                case DeltaExtension:
                    IsDelta = true;
                    break;
                case ScopeExtension:
                    Scope = RevocationScope.Read(value);
                    break;
                default:
                    _isPartial |= isCritical;
                    break;
            }
        }
    }

    private static IEnumerable<(string Identifier, bool IsCritical, ReadOnlyMemory<byte> Value)> Extensions(DerValue? list)
    {
        foreach (var extension in list?.Open().Rest() ?? [])
        {
            var parts = extension.Open();
            var identifier = DerText.ObjectIdentifier(parts.Next());
            var isCritical = parts.NextIf(DerTag.Boolean) is { Content.Span: [not 0] };
            yield return (identifier, isCritical, parts.Next().OctetString());
        }
    }
}
