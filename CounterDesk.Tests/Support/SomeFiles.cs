using System.Collections.Immutable;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Seals;

namespace CounterDesk.Tests.Support;

/// <summary>What files say of licenses, as if a verifier had read them.</summary>
internal static class SomeFiles
{
    /// <summary>A file that agrees with the source: metadata by pinyin names, fields by the kind's labels.</summary>
    public static FileContent ContentOf(License license) => new(CustomDataOf(license), [], "", 1);

    public static ImmutableDictionary<string, string> CustomDataOf(License license)
    {
        var kind = SomeLicenses.Catalog.Find(license.KindCode)!;
        return ImmutableDictionary.CreateRange<string, string>(
        [
            new("ZZBS", license.Identifier.Value),
            new("ZZBH", license.Number),
            new("CZZT", string.Join(';', license.Holders.Select(holder => holder.Name))),
            new("CZZTDM", string.Join(';', license.Holders.Select(holder => holder.Code.Text))),
            .. license.Face
                .Where(value => value.Value.Length > 0)
                .Select(value => KeyValuePair.Create(kind.FindField(value.Key)!.Label, value.Value)),
        ]);
    }
}
