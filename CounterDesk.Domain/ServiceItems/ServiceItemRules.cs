using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CounterDesk.Domain.LicenseKinds;
using static CounterDesk.Domain.ServiceItems.ServiceItemFaultReason;

namespace CounterDesk.Domain.ServiceItems;

/// <summary>What a service item must be like before the hall offers it.</summary>
public static partial class ServiceItemRules
{
    /// <summary>
    /// Everything that is wrong with the item, in the order of its parts; empty when the hall may offer it.
    /// </summary>
    public static ImmutableArray<ServiceItemFault> FindFaults(ServiceItem item, LicenseKindCatalog catalog)
    {
        ImmutableArray<ServiceItemFault> faults =
        [
            .. OfText(item.Code, ServiceItem.MaxCodeLength, "code", CodeForm(), MalformedCode),
            .. OfNames(item),
            .. OfText(item.Office, ServiceItem.MaxOfficeLength, "office"),
            .. OfList(item.Recipients, ServiceItem.MostRecipients, "recipients"),
            .. item.Recipients.SelectMany((recipient, index) =>
                OfText(recipient, ServiceItem.MaxRecipientLength, $"recipients[{index}]")),
            .. OfList(item.Materials.Select(material => material?.Name), ServiceItem.MostMaterials, "materials"),
            .. item.Materials.SelectMany((material, index) => OfMaterial(material, $"materials[{index}]", catalog)),
            .. OfOptional(item.DutyProvision, ServiceItem.MaxProvisionLength, "dutyProvision"),
            .. OfOptional(item.NotDelegableBecause, ServiceItem.MaxProvisionLength, "notDelegableBecause"),
        ];
        if (item.LongestValidityDays is < 1 or > ServiceItem.MaxValidityDays)
        {
            faults = faults.Add(new(ValidityOutOfRange, "longestValidityDays"));
        }

        // Each part may be within its limit, and all of them together not.
        return faults.IsEmpty && ServiceItemFile.Write(item).Length > ServiceItemFile.MaxItemLength
            ? [new(TooMany, "")]
            : faults;
    }

    private static ImmutableArray<ServiceItemFault> OfNames(ServiceItem item)
    {
        ImmutableArray<ServiceItemFault> faults =
        [
            .. OfText(item.Name, ServiceItem.MaxNameLength, "name"),
            .. OfText(item.Pinyin, ServiceItem.MaxPinyinLength, "pinyin", PinyinForm(), MalformedPinyin),
        ];
        return faults.IsEmpty && PinyinSyllables.Of(item.Pinyin).Length != PinyinSyllables.CountIn(item.Name)
            ? [new(PinyinDisagreesWithName, "pinyin", item.Name)]
            : faults;
    }

    private static IEnumerable<ServiceItemFault> OfMaterial(
        Material? material, string place, LicenseKindCatalog catalog)
    {
        if (material is null)
        {
            return [new(Missing, place)];
        }

        return
        [
            .. OfText(material.Name, Material.MaxNameLength, $"{place}.name"),
            .. OfOptional(material.Note, Material.MaxNoteLength, $"{place}.note"),
            .. OfList(
                material.Kinds.Select(kind => kind?.Code), Material.MostKinds, $"{place}.kinds", mayBeEmpty: true),
            .. OfForm(material, place, catalog),
            .. material.Kinds.SelectMany((kind, index) => OfKind(kind, $"{place}.kinds[{index}]", catalog)),
        ];
    }

    private static IEnumerable<ServiceItemFault> OfForm(Material material, string place, LicenseKindCatalog catalog)
    {
        ServiceItemFaultReason? reason = material.Form switch
        {
            MaterialForm.License when material.Kinds.IsEmpty => NoKind,
            MaterialForm.SignedHere when !material.Kinds.IsEmpty => SignedLicense,

            // 国务院令第716号 第七条: what sharing supplies must not be asked for again.
            MaterialForm.Paper when !material.Kinds.IsEmpty || NamesALicense(material.Name, catalog) =>
                PaperForWhatALicenseSupplies,
            MaterialForm.License or MaterialForm.Original or MaterialForm.SignedHere or MaterialForm.Paper => null,
        };
        return reason is { } found ? [new(found, $"{place}.form", material.Name)] : [];
    }

    // 居民户口簿复印件 without a kind is a way around the rule; 结婚证遗失声明 is something else than the license.
    private static bool NamesALicense(string name, LicenseKindCatalog catalog) => catalog.All.Any(kind =>
        name.StartsWith(kind.Name, StringComparison.Ordinal) && OnlyItsPaper().IsMatch(name[kind.Name.Length..]));

    private static IEnumerable<ServiceItemFault> OfKind(MaterialKind? named, string place, LicenseKindCatalog catalog)
    {
        if (named is null)
        {
            return [new(Missing, place)];
        }

        if (catalog.Find(named.Code) is not { } kind)
        {
            return [new(UnknownKind, $"{place}.code", named.Code)];
        }

        return
        [
            .. OfFields(named.ExtraFields, $"{place}.extraFields", kind),
            .. OfFields(named.UnneededFields, $"{place}.unneededFields", kind),
            .. from key in named.ExtraFields.Intersect(named.UnneededFields)
               select new ServiceItemFault(NeededAndNot, place, key),
        ];
    }

    private static IEnumerable<ServiceItemFault> OfFields(
        ImmutableArray<string> keys, string place, LicenseKind kind) =>
    [
        .. OfList(keys, MaterialKind.MostFields, place, mayBeEmpty: true),
        .. from index in Enumerable.Range(0, keys.Length)
           where kind.Fields.All(field => field.Key != keys[index])
           select new ServiceItemFault(UnknownField, $"{place}[{index}]", keys[index]),
    ];

    private static IEnumerable<ServiceItemFault> OfList(
        IEnumerable<string?> entries, int most, string place, bool mayBeEmpty = false)
    {
        var list = entries.ToList();
        if (list.Count is 0 && !mayBeEmpty)
        {
            yield return new(Missing, place);
        }

        if (list.Count > most)
        {
            yield return new(TooMany, place);
        }

        foreach (var (entry, count) in list.OfType<string>().CountBy(entry => entry.Trim()))
        {
            if (count > 1)
            {
                yield return new(Repeated, place, entry);
            }
        }
    }

    private static IEnumerable<ServiceItemFault> OfOptional(string? text, int longest, string place) =>
        text is null ? [] : OfText(text, longest, place);

    private static IEnumerable<ServiceItemFault> OfText(
        string? text, int longest, string place, Regex? form = null, ServiceItemFaultReason malformed = Unreadable)
    {
        ServiceItemFaultReason? reason = text switch
        {
            _ when string.IsNullOrWhiteSpace(text) => Missing,
            { Length: var length } when length > longest => TooLong,
            _ when text.Any(char.IsControl) => ControlCharacter,
            _ when form?.IsMatch(text) is false => malformed,
            _ => null,
        };
        return reason is { } found ? [new(found, place)] : [];
    }

    [GeneratedRegex(@"\A[0-9A-Z][0-9A-Z-]*\z")]
    private static partial Regex CodeForm();

    [GeneratedRegex(@"\A[a-z0-9]+( [a-z0-9]+)*\z")]
    private static partial Regex PinyinForm();

    [GeneratedRegex(@"\A的?[（(]?(原件|复印件|扫描件|及|和|或|、|与)*[）)]?\z")]
    private static partial Regex OnlyItsPaper();
}
