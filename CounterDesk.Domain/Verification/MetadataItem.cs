using System.Collections.Immutable;

namespace CounterDesk.Domain.Verification;

/// <summary>An item of GB/T 36903 that can stand in a file, with the names that files give it.</summary>
public sealed record MetadataItem
{
    private MetadataItem(string key, params string[] otherNames) => (Key, Names) = (key, [key, .. otherNames]);

    /// <summary>The English key, which also names the item in reports.</summary>
    public string Key { get; }

    /// <summary>English, Chinese and pinyin.</summary>
    public ImmutableArray<string> Names { get; }

    public static MetadataItem Identifier { get; } = new("certificate_identifier", "证照标识", "ZZBS");

    public static MetadataItem KindCode { get; } =
        new("certificate_type_code", "证照类型代码", "ZZLXDM", "certificate_type_name_code");

    public static MetadataItem Number { get; } = new("certificate_number", "证照编号", "ZZBH");

    public static MetadataItem HolderName { get; } =
        new("certificate_holder_name", "持证主体", "持证主体名称", "CZZT", "certificate_holder");

    public static MetadataItem HolderCode { get; } = new("certificate_holder_code", "持证主体代码", "CZZTDM");

    public static MetadataItem IssuerName { get; } =
        new("certificate_issuing_authority_name", "证照颁发机构", "ZZBFJG", "issue_dept");

    public static MetadataItem IssuerCode { get; } =
        new("certificate_issuing_authority_code", "证照颁发机构代码", "ZZBFJGDM", "issue_dept_code");

    public static MetadataItem IssuedOn { get; } =
        new("certificate_issuing_authority_date", "证照颁发日期", "ZZBFRQ", "issue_date");

    public static MetadataItem ValidFrom { get; } = new(
        "certificate_validate_start", "有效期起始", "证照有效期起始日期", "有效期起始日期", "ZZYXQQSRQ", "certificateEffectiveDate");

    public static MetadataItem ValidUntil { get; } = new(
        "certificate_validate_end", "有效期截止", "证照有效期截止日期", "有效期截止日期", "ZZYXQJZRQ", "certificateExpiringDate");

    /// <summary>All of them, in the order of the standard.</summary>
    public static ImmutableArray<MetadataItem> All { get; } =
        [Identifier, KindCode, Number, HolderName, HolderCode, IssuerName, IssuerCode, IssuedOn, ValidFrom, ValidUntil];
}
