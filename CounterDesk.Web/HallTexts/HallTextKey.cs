using CounterDesk.Domain.Copies;

namespace CounterDesk.Web.HallTexts;

/// <summary>Which text of the hall is meant: its names, or what a form of paper says of its worth in one language.</summary>
/// <param name="Form">Null for the names.</param>
/// <param name="Language">zh-CN or en-US; empty for the names, which are of both.</param>
public sealed record HallTextKey(CopyForm? Form, string Language)
{
    public const int MaxLength = 48;

    public const string Chinese = "zh-CN";
    public const string English = "en-US";

    public static HallTextKey Names { get; } = new(null, "");

    /// <summary>As the database and the audit log have it: Names, Effect:CertifiedCopy:zh-CN.</summary>
    public string Name => Form is { } form ? $"Effect:{form}:{Language}" : "Names";

    public static HallTextKey EffectOf(CopyForm form, string language) => new(form, language);

    /// <summary>All texts that a hall may word itself.</summary>
    public static IReadOnlyList<HallTextKey> All { get; } =
    [
        Names,
        .. from form in Enum.GetValues<CopyForm>()
           from language in (string[])[Chinese, English]
           select EffectOf(form, language),
    ];
}
