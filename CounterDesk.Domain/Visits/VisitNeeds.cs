namespace CounterDesk.Domain.Visits;

/// <summary>
/// What a person needs to be served as well as anyone (无障碍环境建设法 Art. 39, 40). It follows the case: to the
/// applicant's screen, and to the paper.
/// </summary>
[Flags]
public enum VisitNeeds
{
    None = 0,

    /// <summary>Larger type on the applicant's screen, and the large-print edition of every paper.</summary>
    LargePrint = 1,

    /// <summary>What the applicant's screen says is spoken by itself.</summary>
    ReadAloud = 2,

    /// <summary>The person writes or signs instead of speaking: nothing is asked by voice alone.</summary>
    Writing = 4,

    /// <summary>Warnings come earlier and every time that runs is longer.</summary>
    SlowPace = 8,

    Wheelchair = 16,

    /// <summary>The person does not read Chinese well.</summary>
    OtherLanguage = 32,

    /// <summary>White on black on the applicant's screen.</summary>
    HighContrast = 64,
}
