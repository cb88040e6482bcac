using System.Collections.Immutable;
using CounterDesk.Web.Demo.City;

namespace CounterDesk.Web.Demo;

/// <summary>
/// A case to try at the demo desk: what to type, and under which key of <see cref="DemoText"/> stands what it shows.
/// </summary>
/// <param name="TextKey">The key, such as Suggestion_Sound.</param>
/// <param name="Number">A fictional holder's number.</param>
/// <param name="Name">The holder's name.</param>
public sealed record DemoSuggestion(string TextKey, string Number, string Name)
{
    /// <summary>In the order a newcomer may want to try them.</summary>
    public static ImmutableArray<DemoSuggestion> All { get; } =
    [
        Of("Sound", "林秀兰"),
        Of("Couple", "顾长河"),
        Of("PageChanged", "赵庆年"),
        Of("UnknownMaker", "梁思远"),
        Of("NoFile", "方若水"),
        Of("ExpiredYesterday", "白露"),
        Of("NotYetValid", "秦嘉"),
        Of("Suspended", "孙朗"),
        Of("Deceased", "周福生"),
        Of("OtherFont", "𠮷明远"),
        Of("NoGlyph", "何\U0002EC2F"),
        Of("Divorced", "罗㛃"),
        new("Suggestion_Enterprise", BusinessLicenses.WaterWorks.Code.Text, BusinessLicenses.WaterWorks.Name),
    ];

    private static DemoSuggestion Of(string name, string person) =>
        new($"Suggestion_{name}", DemoPeople.Named(person).Number.Value, person);
}
