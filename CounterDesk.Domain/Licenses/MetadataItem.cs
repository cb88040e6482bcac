using System.Collections.Immutable;

namespace CounterDesk.Domain.Licenses;

/// <summary>An item of GB/T 36903 by the names that files, manifests and platforms give it.</summary>
public sealed record MetadataItem
{
    private MetadataItem(string key, params string[] otherNames) => (Key, Names) = (key, [key, .. otherNames]);

    /// <summary>The English key, which also names the item in reports.</summary>
    public string Key { get; }

    /// <summary>English, Chinese and pinyin.</summary>
    public ImmutableArray<string> Names { get; }

    public static MetadataItem Identifier { get; } = new("certificate_identifier", "证照标识", "ZZBS");

    public static MetadataItem Version { get; } = new("certificate_version", "证照版本号");

    public static MetadataItem KindCode { get; } =
        new("certificate_type_code", "证照类型代码", "ZZLXDM", "certificate_type_name_code");

    public static MetadataItem KindName { get; } =
        new("certificate_type_name", "证照类型名称", "ZZLXMC", "certificate_type");

    public static MetadataItem Name { get; } = new("certificate_name", "证照名称", "ZZMC");

    public static MetadataItem Number { get; } = new("certificate_number", "证照编号", "ZZBH");

    public static MetadataItem HolderName { get; } =
        new("certificate_holder_name", "持证主体", "持证主体名称", "CZZT", "certificate_holder");

    public static MetadataItem HolderCode { get; } = new("certificate_holder_code", "持证主体代码", "CZZTDM");

    public static MetadataItem HolderType { get; } =
        new("certificate_holder_type", "持证主体代码类型代码", "CZZTDMLXDM", "holderTypeCode");

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

    public static MetadataItem ValidityText { get; } = new("certificate_validity_range", "有效期限范围");

    public static MetadataItem Region { get; } = new("certificate_area_code", "证照所属管辖地", "DWDM", "XZQDM");

    public static MetadataItem Status { get; } = new("certificate_status", "证照状态", "ZZZT");

    /// <summary>The fields of the face, as one JSON object.</summary>
    public static MetadataItem Face { get; } = new("extend_info", "扩展业务信息", "data_fields");

    /// <summary>Where the file lies, relative to the list that names it.</summary>
    public static MetadataItem File { get; } = new("file", "证照文件", "ZZWJLJ", "file_url");

    /// <summary>Those that a file is compared by, in the order of the standard.</summary>
    public static ImmutableArray<MetadataItem> InFiles { get; } =
        [Identifier, KindCode, Number, HolderName, HolderCode, IssuerName, IssuerCode, IssuedOn, ValidFrom, ValidUntil];

    public static ImmutableArray<MetadataItem> All { get; } =
    [
        Identifier, Version, KindCode, KindName, Name, Number, HolderName, HolderCode, HolderType, IssuerName, IssuerCode, IssuedOn,
        ValidFrom, ValidUntil, ValidityText, Region, Status, Face, File,
    ];

    public override string ToString() => Key;
}
