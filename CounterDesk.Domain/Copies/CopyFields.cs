using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// What a copy shows of a face, and what it says it does not list: fields that have a value and are left out, and
/// fields that would be printed and are empty.
/// </summary>
public sealed record CopyFields(ImmutableArray<CopyField> Printed, ImmutableArray<FaceField> NotListed)
{
    public bool Any(Func<CopyField, bool> isWanted) => Printed.Any(isWanted);

    /// <summary>
    /// Decides about every field of the kind. Printed is what the kind prints by default and the visit does not leave
    /// out. Masked is what the visit says, and every identity number that is not that of the person asked for.
    /// </summary>
    public static CopyFields Of(CopyOrder order)
    {
        var values =
            order.License.Face.ToLookup(value => value.Key, value => value.Value.Trim(), StringComparer.Ordinal);
        var printed = ImmutableArray.CreateBuilder<CopyField>();
        var notListed = ImmutableArray.CreateBuilder<FaceField>();
        foreach (var field in order.Kind.Fields.Where(field => field.Type is not FaceFieldType.Picture))
        {
            var value = values[field.Key].FirstOrDefault() ?? "";
            var isWanted = (field.IsPrintedByDefault && !order.OmittedFields.Contains(field.Key))
                || order.AddedFields.Contains(field.Key);
            if (isWanted != value.Length > 0)
            {
                notListed.Add(field);
            }
            else if (isWanted)
            {
                var isMasked = order.MaskedFields.Contains(field.Key) || IsNumberOfAnother(field, value, order);
                printed.Add(new(field, value, isMasked));
            }
        }

        return new(printed.ToImmutable(), notListed.ToImmutable());
    }

    /// <summary>
    /// What no drawing of the license may show: values that are masked or that the visit leaves out, and sensitive ones
    /// that are not printed.
    /// </summary>
    public IEnumerable<FaceValue> HiddenOf(CopyOrder order)
    {
        var hidden = order.OmittedFields
            .Concat(Printed.Where(field => field.IsMasked).Select(field => field.Field.Key))
            .Concat(NotListed.Where(field => field.Sensitivity is Sensitivity.Sensitive).Select(field => field.Key))
            .ToHashSet();
        return order.License.Face.Where(value => hidden.Contains(value.Key) && value.Value.Trim().Length > 0);
    }

    private static bool IsNumberOfAnother(FaceField field, string value, CopyOrder order) =>
        field.Type is FaceFieldType.ResidentId or FaceFieldType.IdentityDocument
        && (order.AskedFor is { } asked
            ? !string.Equals(IdentifierText.Fold(value), asked.Text, StringComparison.Ordinal)
            : field.IsOfAnotherPerson);
}
