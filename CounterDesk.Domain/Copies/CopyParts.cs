using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// What a copy takes from the license, part by part, so that it can be said which one differs without keeping any. Each is
/// hashed together with the copy's number: the same value looks different in every copy.
/// </summary>
public static class CopyParts
{
    public const string Identifier = "Identifier";
    public const string Kind = "Kind";
    public const string Number = "Number";
    public const string Holder = "Holder";
    public const string LastDay = "LastDay";

    /// <summary>Goes before the key of a face field.</summary>
    public const string FieldPrefix = "Field.";

    private const int HashBytes = 8;

    public static ImmutableDictionary<string, string> Of(CopyOrder order, CopyNumber number, IKeyRing keys)
    {
        (string Name, string Says)[] parts =
        [
            (Identifier, order.License.Identifier.Value),
            (Kind, $"{order.Kind.Code} {order.Kind.Name}"),
            (Number, order.License.Number),
            (Holder, $"{order.MaskedHolder} {(int)order.Holder.Code.Type} {order.Holder.Code.Text}"),
            (LastDay, order.ExpiresOn.ToString("O", CultureInfo.InvariantCulture)),
            .. CopyFields.Of(order).Printed.Select(field => (FieldPrefix + field.Field.Key, field.Printed)),
        ];
        return parts.ToImmutableDictionary(
            part => part.Name, part => Hash(keys, $"{number.Digits}\n{part.Name}\n{part.Says}"));
    }

    /// <summary>The names of the parts that are not the same in both, or only in one.</summary>
    public static ImmutableArray<string> Differences(
        IReadOnlyDictionary<string, string> then, IReadOnlyDictionary<string, string> now) =>
    [
        .. then.Keys.Union(now.Keys)
            .Where(name => !then.TryGetValue(name, out var one) || !now.TryGetValue(name, out var other) || one != other)
            .Order(StringComparer.Ordinal),
    ];

    private static string Hash(IKeyRing keys, string text) => Convert.ToHexStringLower(
        keys.KeyedHash(KeyUse.CopyPart, Encoding.UTF8.GetBytes(text)).AsSpan(0, HashBytes));
}
