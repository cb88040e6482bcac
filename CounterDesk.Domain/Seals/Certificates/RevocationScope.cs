using CounterDesk.Domain.Seals.Der;

namespace CounterDesk.Domain.Seals.Certificates;

/// <summary>
/// Of which certificates of its issuer a list speaks (issuing distribution point, RFC 5280 5.2.5). Issuers with many
/// certificates divide their list into several.
/// </summary>
internal sealed class RevocationScope
{
    private const byte Point = 0xA0;
    private const byte OnlyUsers = 0x81;
    private const byte OnlyAuthorities = 0x82;
    private const byte SomeReasons = 0x83;

    private readonly HashSet<string> _addresses = new(StringComparer.Ordinal);
    private readonly bool _hasPoint;
    private readonly bool _onlyUsers;
    private readonly bool _onlyAuthorities;
    private readonly bool _isOtherwiseNarrowed;

    private RevocationScope(ReadOnlyMemory<byte> encoded)
    {
        Encoded = encoded;
        foreach (var field in DerValue.ReadOnly(encoded, DerTag.Sequence).Open().Rest())
        {
            switch (field.Tag)
            {
                case Point:
                    _hasPoint = true;
                    _addresses.UnionWith(DistributionPoints.AddressesIn(field));
                    break;
                case OnlyUsers:
                    _onlyUsers = IsTrue(field);
                    break;
                case OnlyAuthorities:
                    _onlyAuthorities = IsTrue(field);
                    break;
                default:
                    // Some reasons only, certificates of other issuers, attribute certificates.
                    _isOtherwiseNarrowed |= field.Tag == SomeReasons || IsTrue(field);
                    break;
            }
        }
    }

    /// <summary>As encoded: lists of the same scope follow one another.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    public static RevocationScope Read(ReadOnlyMemory<byte> encoded) => new(encoded);

    public bool Includes(Certificate certificate) =>
        !_isOtherwiseNarrowed
        && !(_onlyUsers && certificate.IsAuthority)
        && !(_onlyAuthorities && !certificate.IsAuthority)
        && (!_hasPoint || certificate.RevocationListAddresses.Any(_addresses.Contains));

    private static bool IsTrue(DerValue value) => value.Content.Span is [not 0];
}
