namespace CounterDesk.Domain.Reports;

/// <summary>
/// How old whoever came to the counter is. After a visit only the decade is kept, so the groups begin with one.
/// </summary>
public enum AgeGroup
{
    Under20,
    From20,
    From60,
    From80,

    /// <summary>Nobody was identified, or the document does not tell an age.</summary>
    Unknown,
}

public static class AgeGroups
{
    /// <param name="decade">The age in full years, divided by ten; null when it is not known.</param>
    public static AgeGroup OfDecade(int? decade) => decade switch
    {
        null => AgeGroup.Unknown,
        < 2 => AgeGroup.Under20,
        < 6 => AgeGroup.From20,
        < 8 => AgeGroup.From60,
        _ => AgeGroup.From80,
    };

    /// <summary>Whether the rules of serving the elderly speak of such people (老年人权益保障法 Art. 2: from 60).</summary>
    public static bool IsElderly(AgeGroup group) => group is AgeGroup.From60 or AgeGroup.From80;
}
