using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.LicenseLibrary.Import;

/// <summary>Reads the holders of a license: names, numbers and types of numbers, several in one value each.</summary>
internal static class RowHolders
{
    // 36903 gives one value for all holders, and 512 characters for it.
    private const int MaxTextLength = 512;

    private static readonly char[] _separators = [Manifest.HolderSeparator, '；', '|', '^', '\n'];

    // Commas also stand inside names, so they separate only where the numbers show that they must.
    private static readonly char[] _commas = [.. _separators, ',', '，', '、'];

    public static ImmutableArray<Holder> Read(RowValues values)
    {
        var names = values.Required(MetadataItem.HolderName, MaxTextLength);
        var codes = values.Required(MetadataItem.HolderCode, MaxTextLength);
        var types = values.Text(MetadataItem.HolderType, MaxTextLength);
        if (names is null || codes is null)
        {
            return [];
        }

        var splitCodes = Split(codes, _commas);
        var splitNames = Split(names, _separators);
        splitNames = splitNames.Length == splitCodes.Length ? splitNames : Split(names, _commas);
        var splitTypes = types is null ? [] : Split(types, _commas);
        if (splitNames.Length != splitCodes.Length || splitTypes.Length is not (0 or 1) && splitTypes.Length != splitCodes.Length)
        {
            values.Refuse(MetadataItem.HolderName.Key, ImportReason.HolderCountDisagrees);
            return [];
        }

        return
        [
            .. from place in Enumerable.Range(0, splitCodes.Length)
               let type = splitTypes is [] ? null : splitTypes[splitTypes.Length is 1 ? 0 : place]
               let code = ReadCode(values, splitCodes[place], type)
               where code is not null
               select new Holder(splitNames[place], code),
        ];
    }

    private static HolderCode? ReadCode(RowValues values, string text, string? typeText)
    {
        if (TypeOf(text, typeText) is not { } type)
        {
            values.Refuse(MetadataItem.HolderType.Key, ImportReason.UnknownHolderType);
            return null;
        }

        if (HolderCode.TryParse(type, text, out var code))
        {
            return code;
        }

        values.Refuse(MetadataItem.HolderCode.Key, HolderCode.FindFault(type, text)!.Value);
        return null;
    }

    // A number that has a check of its own says what it is.
    private static HolderCodeType? TypeOf(string code, string? type)
    {
        if (type is null)
        {
            return ResidentIdNumber.TryParse(code, out _) ? HolderCodeType.ResidentId
                : UnifiedSocialCreditCode.TryParse(code, out _) ? HolderCodeType.UnifiedSocialCreditCode
                : null;
        }

        return int.TryParse(IdentifierText.Fold(type), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Enum.IsDefined((HolderCodeType)number)
            ? (HolderCodeType)number
            : null;
    }

    private static string[] Split(string text, char[] separators) =>
        text.Split(separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
