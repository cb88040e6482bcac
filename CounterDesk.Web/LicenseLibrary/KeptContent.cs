using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;

namespace CounterDesk.Web.LicenseLibrary;

/// <summary>
/// What is encrypted of a license. The same license always gives the same bytes, so that a second import sees whether anything
/// changed. Names of properties stand in the bytes: a new one must be optional, and none is ever renamed.
/// </summary>
internal sealed record KeptContent
{
    // Only this program reads it back, never a page.
    private static readonly JsonSerializerOptions _options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public required string Identifier { get; init; }

    public required string KindCode { get; init; }

    public required string KindName { get; init; }

    public required string Name { get; init; }

    public required string Number { get; init; }

    public required IReadOnlyList<KeptPerson> Holders { get; init; }

    public required string IssuerName { get; init; }

    public string? IssuerCode { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public DateOnly? ValidFrom { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public string? ValidityText { get; init; }

    public string? RegionCode { get; init; }

    /// <summary>The name of a <see cref="LicenseStatus"/>.</summary>
    public required string Status { get; init; }

    public string? RawStatus { get; init; }

    public required IReadOnlyList<KeptField> Face { get; init; }

    /// <summary>The name of a <see cref="LicenseFileFormat"/>; null when there is no file.</summary>
    public string? FileFormat { get; init; }

    /// <summary>SM3 of the file: the file in the other table must be the one that was taken in with this.</summary>
    public byte[]? FileDigest { get; init; }

    public static KeptContent Of(License license, LicenseFileFormat? format, byte[]? fileDigest) => new()
    {
        Identifier = license.Identifier.Value,
        KindCode = license.KindCode,
        KindName = license.KindName,
        Name = license.Name,
        Number = license.Number,
        Holders = [.. license.Holders.Select(holder => new KeptPerson(holder.Name, (int)holder.Code.Type, holder.Code.Text))],
        IssuerName = license.IssuerName,
        IssuerCode = license.IssuerCode,
        IssuedOn = license.IssuedOn,
        ValidFrom = license.ValidFrom,
        ValidUntil = license.ValidUntil,
        ValidityText = license.ValidityText,
        RegionCode = license.RegionCode,
        Status = license.Status.ToString(),
        RawStatus = license.RawStatus,
        Face = [.. license.Face.Select(value => new KeptField(value.Key, value.Value))],
        FileFormat = format?.ToString(),
        FileDigest = fileDigest,
    };

    /// <exception cref="KeptContentException">The bytes are not such content.</exception>
    public static KeptContent Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptContent>(bytes, _options) ?? throw new JsonException("It is empty.");
        }
        catch (JsonException exception)
        {
            throw new KeptContentException("The content of a license cannot be read.", exception);
        }
    }

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, _options);

    public License ToLicense(bool isSuperseded, DateTime synchronizedAtUtc)
    {
        var identifier = LicenseIdentifier.FromSource(Identifier);
        return new License
        {
            Identifier = identifier,
            KindCode = KindCode,
            KindName = KindName,
            Name = Name,
            Number = Number,
            Holders = [.. Holders.Select(holder => new Holder(holder.Name, HolderCode.Parse((HolderCodeType)holder.Type, holder.Code)))],
            IssuerName = IssuerName,
            IssuerCode = IssuerCode,
            IssuedOn = IssuedOn,
            ValidFrom = ValidFrom,
            ValidUntil = ValidUntil,
            ValidityText = ValidityText,
            RegionCode = RegionCode,
            Status = StatusOf(isSuperseded),
            RawStatus = RawStatus,
            Face = [.. Face.Select(field => new FaceValue(field.Key, field.Value))],
            Version = identifier.Version,
            Origin = new LicenseOrigin(HallLibrary.SourceKey, synchronizedAtUtc),
        };
    }

    // What was taken away stays taken away, and saying only that there is a newer version would hide it.
    private LicenseStatus StatusOf(bool isSuperseded) => Enum.Parse<LicenseStatus>(Status) switch
    {
        var ended and (LicenseStatus.Cancelled or LicenseStatus.Revoked or LicenseStatus.Withdrawn) => ended,
        var status => isSuperseded ? LicenseStatus.Superseded : status,
    };
}

internal sealed record KeptPerson(string Name, int Type, string Code);

internal sealed record KeptField(string Key, string Value);
