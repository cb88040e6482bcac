using System.Text.RegularExpressions;
using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Domain.Visits;

/// <summary>What a member of a household is to its head, as far as it tells of parents.</summary>
internal enum HouseholdRelation
{
    Child,

    /// <summary>GB/T 4761 has one code for both, and one for other sons and daughters.</summary>
    StepOrAdopted,

    Other,
}

internal static partial class HouseholdRelations
{
    public static HouseholdRelation Read(string words) => HolderName.Fold(words) switch
    {
        var relation when ChildForm().IsMatch(relation) => HouseholdRelation.Child,
        var relation when StepForm().IsMatch(relation) => HouseholdRelation.StepOrAdopted,
        _ => HouseholdRelation.Other,
    };

    // GB/T 4761-2008, 20 to 26 and 30 to 36: 子, 独生子, 长子, 次子, 三子 … and the same with 女.
    [GeneratedRegex("^(独生|长|大|次|二|三|四|五|六|七|八|九|小)?(子|女|儿子|女儿)$")]
    private static partial Regex ChildForm();

    // 27, 29, 37, 39: 养子或继子, 其他儿子, 养女或继女, 其他女儿.
    [GeneratedRegex("^(养|继|其他)[养继或子女儿]*[子女儿]$")]
    private static partial Regex StepForm();
}
