using System.Collections.Immutable;
using System.Text;
using CounterDesk.Domain.Seals.Der;

namespace CounterDesk.Domain.Seals.Certificates;

/// <summary>Where revocation lists are published (RFC 5280 4.2.1.13): the addresses among the names, as written.</summary>
internal static class DistributionPoints
{
    private const byte Address = 0x86;

    /// <summary>None when the extension is malformed: nothing else of the certificate depends on it.</summary>
    public static ImmutableArray<string> Read(ReadOnlyMemory<byte> extension)
    {
        try
        {
            // SEQUENCE OF DistributionPoint { distributionPoint [0] DistributionPointName, … }
            return
            [
                .. from point in DerValue.ReadOnly(extension, DerTag.Sequence).Open().Rest()
                   from field in point.Open().Rest()
                   where field.Tag == DerTag.Context(0)
                   from address in AddressesIn(field)
                   select address,
            ];
        }
        catch (DerFormatException)
        {
            return [];
        }
    }

    /// <param name="name">[0] around DistributionPointName, of which [0] is the full name: GeneralNames.</param>
    public static IEnumerable<string> AddressesIn(DerValue name) =>
        from full in new DerReader(name.Content).Rest()
        where full.Tag == DerTag.Context(0)
        from one in new DerReader(full.Content).Rest()
        where one.Tag == Address
        select Encoding.ASCII.GetString(one.Content.Span);
}
