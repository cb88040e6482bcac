using CounterDesk.Domain.Visits;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>
/// How a screen is to look and sound for the person in front of it: what her needs say, unless she pressed otherwise.
/// </summary>
/// <param name="Size">In percent; one of <see cref="Sizes"/>.</param>
/// <param name="IsDark">White on black.</param>
/// <param name="IsReading">Every page is read aloud when it comes.</param>
/// <param name="IsSlow">Speech is slower.</param>
/// <param name="IsEnglish">Otherwise Chinese.</param>
public sealed record ScreenComfort(int Size, bool IsDark, bool IsReading, bool IsSlow, bool IsEnglish)
{
    public static IReadOnlyList<int> Sizes { get; } = [100, 125, 150, 200];

    public static ScreenComfort Of(VisitNeeds needs) => new(
        needs.HasFlag(VisitNeeds.LargePrint) ? 150 : 100,
        needs.HasFlag(VisitNeeds.HighContrast),
        needs.HasFlag(VisitNeeds.ReadAloud),
        needs.HasFlag(VisitNeeds.SlowPace),
        IsEnglish: false);

    public bool CanGrow => Size < Sizes[^1];

    public bool CanShrink => Size > Sizes[0];
}
