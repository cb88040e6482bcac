using System.Collections.Immutable;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Domain.Licenses;

/// <summary>Whom a license belongs to (持证主体): a person or an organization.</summary>
public sealed record Holder(string Name, HolderCode Code)
{
    /// <summary>Without the name: only the masked number.</summary>
    public override string ToString() => Code.ToString();
}

/// <summary>Where a license was found, and as of when what is known of it holds.</summary>
/// <param name="Source">The key of the <see cref="ILicenseSource"/>.</param>
/// <param name="SynchronizedAtUtc">When the source last heard of it from the issuer.</param>
public sealed record LicenseOrigin(string Source, DateTime SynchronizedAtUtc)
{
    /// <summary>What the hall calls the source; null for the hall's own library, which every page and paper has a word for.</summary>
    public SourceName? Named { get; init; }
}

/// <summary>What people call a source, in both languages.</summary>
public sealed record SourceName(string Chinese, string English)
{
    public string In(bool isChinese) => isChinese ? Chinese : English;
}

/// <summary>One version of one e-license, with the metadata of GB/T 36903 and the fields of its face.</summary>
public sealed record License
{
    public const int MaxNameLength = 512;
    public const int MaxNumberLength = 128;
    public const int MaxIssuerNameLength = 512;
    public const int MaxIssuerCodeLength = 18;
    public const int MaxValidityTextLength = 64;
    public const int MaxRawStatusLength = 32;

    public required LicenseIdentifier Identifier { get; init; }

    /// <summary>The code of a kind, which the catalog may lack: then the license can be verified and not printed.</summary>
    public required string KindCode { get; init; }

    public required string KindName { get; init; }

    public required string Name { get; init; }

    /// <summary>The number on its face (证照编号), which is not its identifier.</summary>
    public required string Number { get; init; }

    /// <summary>Never empty; in the order of the source.</summary>
    public required ImmutableArray<Holder> Holders { get; init; }

    public required string IssuerName { get; init; }

    public string? IssuerCode { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public DateOnly? ValidFrom { get; init; }

    /// <summary>The last day on which it is valid; null when no end is stated.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The term in words (有效期限范围), such as 长期.</summary>
    public string? ValidityText { get; init; }

    /// <summary>Where it belongs (证照所属管辖地), 6 or 12 digits.</summary>
    public string? RegionCode { get; init; }

    public required LicenseStatus Status { get; init; }

    /// <summary>The source's own word for the status.</summary>
    public string? RawStatus { get; init; }

    public required ImmutableArray<FaceValue> Face { get; init; }

    /// <summary>From 1, one more each time the same license is issued again.</summary>
    public required int Version { get; init; }

    public required LicenseOrigin Origin { get; init; }

    /// <summary>Only its kind: all else is about somebody.</summary>
    public override string ToString() => $"{KindName} {Version}";
}
