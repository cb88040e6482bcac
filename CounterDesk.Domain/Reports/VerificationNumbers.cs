using System.Collections.Immutable;
using CounterDesk.Domain.Verification;

namespace CounterDesk.Domain.Reports;

/// <summary>What a verification came to, in the three words that the desk has for it.</summary>
public enum VerificationResult
{
    /// <summary>Genuine and in force.</summary>
    Passed,

    /// <summary>Not genuine, or not in force.</summary>
    Failed,

    /// <summary>Neither, because something could not be checked. Never a yes.</summary>
    Unknown,
}

/// <summary>Licenses that were verified on the day.</summary>
public sealed record VerificationNumbers
{
    /// <summary>By the hour at the counter in which it was, 0 to 23.</summary>
    public required ImmutableArray<HourCount> ByHour { get; init; }

    /// <summary>By the code of the kind.</summary>
    public required ImmutableArray<ResultCount> ByKind { get; init; }

    /// <summary>By the key of the source.</summary>
    public required ImmutableArray<ResultCount> BySource { get; init; }

    /// <summary>By the region that the license belongs to: the first six digits.</summary>
    public required ImmutableArray<ResultCount> ByRegion { get; init; }

    /// <summary>The two answers, as they met.</summary>
    public required ImmutableArray<AnswerCount> Answers { get; init; }

    /// <summary>The first check that failed, of each that did not pass.</summary>
    public required ImmutableArray<Counted> WhyFailed { get; init; }

    /// <summary>The first check that could not be made, of each that could not be told.</summary>
    public required ImmutableArray<Counted> WhyUnknown { get; init; }

    public int Passed => Answers.Where(answer => answer.Result is VerificationResult.Passed).Sum(answer => answer.Count);

    public int Failed => Answers.Where(answer => answer.Result is VerificationResult.Failed).Sum(answer => answer.Count);

    public int Unknown => Answers.Where(answer => answer.Result is VerificationResult.Unknown).Sum(answer => answer.Count);

    public int Total => Answers.Sum(answer => answer.Count);

    public static VerificationNumbers Of(IReadOnlyCollection<VerificationTally> tallies) => new()
    {
        ByHour =
        [
            .. from tally in tallies
               group tally by tally.Hour into hour
               orderby hour.Key
               select new HourCount(hour.Key, Count(hour, VerificationResult.Passed), Count(hour, VerificationResult.Failed), Count(hour, VerificationResult.Unknown)),
        ],
        ByKind = ByResult(tallies, tally => tally.KindCode),
        BySource = ByResult(tallies, tally => tally.Entry["Source"]),
        ByRegion = ByResult(tallies, tally => tally.Entry["Region"]),
        Answers =
        [
            .. from tally in tallies
               group tally by (tally.Genuine, tally.InForce) into same
               orderby same.Key
               select new AnswerCount(same.Key.Genuine, same.Key.InForce, same.Sum(tally => tally.Entry.Count)),
        ],
        WhyFailed = Why(tallies, VerificationResult.Failed),
        WhyUnknown = Why(tallies, VerificationResult.Unknown),
    };

    /// <summary>A failure counts before what could not be told, as on the desk's own panel.</summary>
    public static VerificationResult ResultOf(GenuineAnswer genuine, InForceAnswer inForce) =>
        genuine is GenuineAnswer.No || inForce is not (InForceAnswer.Yes or InForceAnswer.CouldNotBeTold)
            ? VerificationResult.Failed
        : genuine is GenuineAnswer.Yes && inForce is InForceAnswer.Yes ? VerificationResult.Passed
        : VerificationResult.Unknown;

    private static ImmutableArray<ResultCount> ByResult(
        IEnumerable<VerificationTally> tallies, Func<VerificationTally, string> nameOf) =>
    [
        .. from tally in tallies
           group tally by nameOf(tally) into same
           let counted = new ResultCount(
               same.Key, Count(same, VerificationResult.Passed), Count(same, VerificationResult.Failed),
               Count(same, VerificationResult.Unknown))
           orderby counted.Total descending, counted.Name
           select counted,
    ];

    private static ImmutableArray<Counted> Why(IEnumerable<VerificationTally> tallies, VerificationResult result) =>
        tallies.Where(tally => tally.Result == result).ByName(tally => tally.Entry["Reason"], tally => tally.Entry.Count);

    private static int Count(IEnumerable<VerificationTally> tallies, VerificationResult result) =>
        tallies.Where(tally => tally.Result == result).Sum(tally => tally.Entry.Count);
}

/// <summary>Entries about verifications of which nothing that the report counts differs.</summary>
/// <param name="KindCode">The code of the kind.</param>
/// <param name="Hour">At the counter, 0 to 23.</param>
/// <param name="Entry">What they say, and how many they are.</param>
public sealed record VerificationTally(string KindCode, int Hour, EntryTally Entry)
{
    /// <summary>An answer that this program has no name for is none.</summary>
    public GenuineAnswer Genuine =>
        Enum.TryParse<GenuineAnswer>(Entry["Genuine"], out var genuine) ? genuine : GenuineAnswer.CouldNotBeTold;

    public InForceAnswer InForce =>
        Enum.TryParse<InForceAnswer>(Entry["InForce"], out var inForce) ? inForce : InForceAnswer.CouldNotBeTold;

    public VerificationResult Result => VerificationNumbers.ResultOf(Genuine, InForce);
}

/// <summary>Verifications of one kind, source or region.</summary>
public sealed record ResultCount(string Name, int Passed, int Failed, int Unknown)
{
    public int Total => Passed + Failed + Unknown;
}

/// <summary>Verifications of an hour at the counter, 0 to 23.</summary>
public sealed record HourCount(int Hour, int Passed, int Failed, int Unknown)
{
    public int Total => Passed + Failed + Unknown;
}

/// <summary>How often the two answers met.</summary>
public sealed record AnswerCount(GenuineAnswer Genuine, InForceAnswer InForce, int Count)
{
    public VerificationResult Result => VerificationNumbers.ResultOf(Genuine, InForce);
}
