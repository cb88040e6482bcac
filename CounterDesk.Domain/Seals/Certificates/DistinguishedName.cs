using System.Collections.Immutable;
using CounterDesk.Domain.Seals.Der;

namespace CounterDesk.Domain.Seals.Certificates;

/// <summary>The name of a certificate's subject or issuer, as text to show and as a key to find issuers by.</summary>
internal sealed class DistinguishedName
{
    private static readonly Dictionary<string, string> _shortNames = new(StringComparer.Ordinal)
    {
        ["2.5.4.3"] = "CN",
        ["2.5.4.5"] = "SERIALNUMBER",
        ["2.5.4.6"] = "C",
        ["2.5.4.7"] = "L",
        ["2.5.4.8"] = "ST",
        ["2.5.4.10"] = "O",
        ["2.5.4.11"] = "OU",
    };

    private DistinguishedName(ImmutableArray<(string Type, string Value)> attributes)
    {
        Text = string.Join(", ", attributes.Select(attribute => $"{attribute.Type}={attribute.Value}"));
        Key = string.Join('\n', attributes.Select(attribute => $"{attribute.Type}={attribute.Value.ToUpperInvariant()}"));
        CommonName = attributes.LastOrDefault(attribute => attribute.Type == "CN").Value;
    }

    public string Text { get; }

    /// <summary>
    /// The same for names that differ only in case or in the kind of string: issuers write their own name differently at
    /// times. Finding an issuer proves nothing; its signature does.
    /// </summary>
    public string Key { get; }

    public string? CommonName { get; }

    /// <exception cref="DerFormatException">It is no Name (RFC 5280 4.1.2.4).</exception>
    public static DistinguishedName Read(DerValue name) => new(
    [
        .. from set in name.Open().Rest()
           from attribute in set.Open(DerTag.Set).Rest()
           select AttributeOf(attribute.Open()),
    ]);

    private static (string Type, string Value) AttributeOf(DerReader attribute) =>
        (TypeOf(attribute.Next()), DerText.Of(attribute.Next()));

    private static string TypeOf(DerValue type)
    {
        var identifier = DerText.ObjectIdentifier(type);
        return _shortNames.GetValueOrDefault(identifier, identifier);
    }
}
