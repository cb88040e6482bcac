using System.Collections.Immutable;
using System.Globalization;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.LicenseLibrary.Import;

/// <summary>What a row of a manifest says, or why it says nothing.</summary>
/// <param name="License">Null when there are refusals.</param>
/// <param name="Kind">Null when the catalog lacks it.</param>
/// <param name="File">The path of the file as the row gives it; null when it gives none.</param>
/// <param name="Refusals">Every fault of the row, not only the first.</param>
/// <param name="Remarks">What deserves a look in a row that is taken.</param>
internal sealed record RowReading(
    License? License, LicenseKind? Kind, string? File, ImmutableArray<ImportFinding> Refusals, ImmutableArray<ImportFinding> Remarks);

/// <summary>Reads a license out of a row of a manifest.</summary>
internal static class RowReader
{
    private const int MaxPathLength = 260;

    // Systems write a day in the far future where they mean that there is no end.
    private const int YearWithoutEnd = 9999;
    private static readonly string[] _wordsWithoutEnd = ["长期", "长期有效", "永久"];

    /// <param name="row">The row.</param>
    /// <param name="catalog">The kinds the hall knows.</param>
    /// <param name="atUtc">As of when what it says holds.</param>
    /// <param name="needsFace">Whether a row without a face is refused.</param>
    public static RowReading Read(ManifestRow row, LicenseKindCatalog catalog, DateTime atUtc, bool needsFace = true)
    {
        if (row.Refusal is { } refusal)
        {
            return new RowReading(null, null, null, [refusal], []);
        }

        var values = new RowValues(row);
        var identifier = ReadIdentifier(values);
        var kindCode = ReadKindCode(values, identifier);
        var kind = kindCode is null ? null : catalog.Find(kindCode);
        var kindName = ReadKindName(values, kind);
        var name = values.Text(MetadataItem.Name, License.MaxNameLength);
        var number = ReadNumber(values, kind);
        var holders = RowHolders.Read(values);
        var issuer = values.Required(MetadataItem.IssuerName, License.MaxIssuerNameLength);
        var issuerCode = values.Text(MetadataItem.IssuerCode, License.MaxIssuerCodeLength);
        var issuedOn = values.Date(MetadataItem.IssuedOn);
        var validity = ReadValidity(values);
        var region = ReadRegion(values);
        var status = ReadStatus(values);
        var face = needsFace || row.Values.ContainsKey(MetadataItem.Face) ? RowFace.Read(values, kind) : [];
        var file = values.Text(MetadataItem.File, MaxPathLength);
        if (kindCode is not null && kind is null)
        {
            values.Remark(MetadataItem.KindCode.Key, ImportReason.KindUnlisted);
        }

        if (values.Refusals is not [])
        {
            return new RowReading(null, kind, file, [.. values.Refusals], []);
        }

        var license = new License
        {
            Identifier = identifier!,
            KindCode = kindCode!,
            KindName = kindName!,
            Name = name ?? kindName!,
            Number = number!,
            Holders = holders,
            IssuerName = issuer!,
            IssuerCode = issuerCode,
            IssuedOn = issuedOn,
            ValidFrom = validity.From,
            ValidUntil = validity.Until,
            ValidityText = validity.Text,
            RegionCode = region,
            Status = status is null ? LicenseStatus.Unknown : StatusWords.Read(status),
            RawStatus = status,
            Face = face,
            Version = identifier!.Version,
            Origin = new LicenseOrigin(HallLibrary.SourceKey, atUtc),
        };
        return HoldAgainstItself(values, license, kind) is not []
            ? new RowReading(null, kind, file, [.. values.Refusals], [])
            : new RowReading(license, kind, file, [], [.. values.Remarks]);
    }

    private static LicenseIdentifier? ReadIdentifier(RowValues values)
    {
        if (values.Required(MetadataItem.Identifier, LicenseIdentifier.MaxLength) is not { } text)
        {
            return null;
        }

        if (LicenseIdentifier.FindFaultFromSource(text) is { } fault)
        {
            values.Refuse(MetadataItem.Identifier.Key, fault);
            return null;
        }

        var identifier = LicenseIdentifier.FromSource(text);
        if (identifier.HasWrongCheckCharacter)
        {
            values.Remark(MetadataItem.Identifier.Key, ImportReason.WrongCheckCharacter);
        }

        if (values.Text(MetadataItem.Version, LicenseIdentifier.VersionLength) is { } version
            && !(int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == identifier.Version))
        {
            values.Refuse(MetadataItem.Version.Key, ImportReason.DisagreesWithIdentifier);
        }

        return identifier;
    }

    // With two codes in one row it cannot be told by which kind the rest should be judged.
    private static string? ReadKindCode(RowValues values, LicenseIdentifier? identifier)
    {
        var text = values.Required(MetadataItem.KindCode, LicenseIdentifier.TypeCodeLength);
        var code = text is null ? null : IdentifierText.Fold(text);
        if (code is null || identifier is null || code == identifier.TypeCode)
        {
            return code;
        }

        values.Refuse(MetadataItem.KindCode.Key, ImportReason.DisagreesWithIdentifier);
        return null;
    }

    // The catalog's own name where it has one; a kind it lacks is called what the row calls it.
    private static string? ReadKindName(RowValues values, LicenseKind? kind)
    {
        var written = values.Text(MetadataItem.KindName, LicenseKind.MaxNameLength);
        return kind?.Name ?? written ?? values.Required(MetadataItem.Name, LicenseKind.MaxNameLength);
    }

    private static string? ReadNumber(RowValues values, LicenseKind? kind)
    {
        var number = values.Required(MetadataItem.Number, License.MaxNumberLength);
        if (number is not null && kind is not null && !FaceRules.IsNumberOf(kind.NumberRule, number))
        {
            values.Remark(MetadataItem.Number.Key, ImportReason.UnusualNumber);
        }

        return number;
    }

    private static (DateOnly? From, DateOnly? Until, string? Text) ReadValidity(RowValues values)
    {
        var text = values.Text(MetadataItem.ValidityText, License.MaxValidityTextLength);
        var from = values.Date(MetadataItem.ValidFrom);
        if (values.Text(MetadataItem.ValidUntil, License.MaxValidityTextLength) is { } end && _wordsWithoutEnd.Contains(end))
        {
            return (from, null, text ?? end);
        }

        var until = values.Date(MetadataItem.ValidUntil);
        if (until < from)
        {
            values.Refuse(MetadataItem.ValidUntil.Key, ImportReason.DatesReversed);
        }

        return until is { Year: YearWithoutEnd } ? (from, null, text ?? _wordsWithoutEnd[0]) : (from, until, text);
    }

    private static string? ReadRegion(RowValues values)
    {
        if (values.Text(MetadataItem.Region, License.MaxRawStatusLength) is not { } text)
        {
            return null;
        }

        if (RegionCode.FindFault(text) is not { } fault)
        {
            return RegionCode.Parse(text).Value;
        }

        values.Refuse(MetadataItem.Region.Key, fault);
        return null;
    }

    private static string? ReadStatus(RowValues values)
    {
        var status = values.Text(MetadataItem.Status, License.MaxRawStatusLength);
        if (status is null || StatusWords.Read(status) is LicenseStatus.Unknown)
        {
            values.Remark(MetadataItem.Status.Key, ImportReason.UnknownStatus);
        }

        return status;
    }

    private static IReadOnlyList<ImportFinding> HoldAgainstItself(RowValues values, License license, LicenseKind? kind)
    {
        foreach (var key in kind is null ? [] : LicenseFace.FindDisagreements(license, kind))
        {
            values.Refuse(RowFace.Field(key), ImportReason.DisagreesWithMetadata);
        }

        foreach (var key in kind is null ? [] : LicenseFace.FindOddities(license, kind))
        {
            values.Remark(RowFace.Field(key), ImportReason.DisagreesWithHolder);
        }

        return values.Refusals;
    }
}
