using System.Runtime.InteropServices;

namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>Something that can have gone one way or the other, to be held against how it went for the others.</summary>
/// <param name="Clerk">Whose doing it was.</param>
/// <param name="Like">What it is compared within: a kind, a matter. What is alike has the same text.</param>
/// <param name="IsHit">Whether it went the way that is counted.</param>
/// <param name="Entry">The entry that says so.</param>
internal sealed record Trial(string Clerk, string Like, bool IsHit, long Entry)
{
    /// <summary>False for what only shows how it goes usually.</summary>
    public bool IsTested { get; init; } = true;

    /// <summary>So many that are alike, where it is no hit: those need not be told apart.</summary>
    public int Count { get; init; } = 1;
}

/// <summary>A clerk for whom it went that way more often than chance allows.</summary>
/// <param name="Clerk">Who.</param>
/// <param name="Hits">How often.</param>
/// <param name="Of">Among how many.</param>
/// <param name="Weight">1 where chance would do it just as seldom as the threshold says; 2 is the square of that.</param>
/// <param name="Entries">The entries of the hits.</param>
internal sealed record Unusual(string Clerk, int Hits, int Of, double Weight, IReadOnlyList<long> Entries)
{
    private const double SeriousWeight = 2.5;

    /// <summary>What is hardly chance any longer is serious.</summary>
    public ExceptionLevel Level => Weight >= SeriousWeight ? ExceptionLevel.Serious : ExceptionLevel.Attention;
}

/// <summary>
/// Holds each clerk against the others of the same day, like with like: counters differ in what they do, and a day on
/// which a source is silent is unusual for nobody in particular. Where the others differ much among themselves, more is
/// needed to stand out.
/// </summary>
internal static class Comparison
{
    // Where there is little to compare with, what is usual everywhere weighs as much as so many trials.
    private const double Prior = 20;

    // One in so many is left out when it is asked how much the others differ: somebody else who stands out hides nobody.
    private const int LeftOutOf = 20;

    /// <param name="trials">Of all clerks.</param>
    /// <param name="usual">How often it goes that way in halls: what stands in where there is nobody to compare with.</param>
    /// <param name="atLeast">Fewer are never unusual.</param>
    /// <param name="thresholds">The hall's.</param>
    public static IEnumerable<Unusual> Find(
        IEnumerable<Trial> trials, double usual, int atLeast, ExceptionThresholds thresholds)
    {
        Dictionary<string, Own> clerks = [];
        Dictionary<string, Tally> alike = [];
        var all = new Tally();
        foreach (var trial in trials)
        {
            all.Add(trial);
            CollectionsMarshal.GetValueRefOrAddDefault(alike, trial.Like, out _).Add(trial);
            ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(clerks, trial.Clerk, out _);
            (own ??= new()).Add(trial);
        }

        var counts = clerks.Select(own => Count.From(own.Key, own.Value, all, alike, usual)).ToList();
        foreach (var own in counts.Where(own => own.Hits.Count >= atLeast))
        {
            var spread = SpreadOf([.. counts.Where(other => other != own)]);
            var weight = WeightOf(Chance.OfAtLeast(own.Hits.Count, own.Expected, spread), thresholds);
            if (weight >= 1)
            {
                yield return new(own.Clerk, own.Hits.Count, own.Of, weight, own.Hits);
            }
        }
    }

    public static double WeightOf(double chance, ExceptionThresholds thresholds) =>
        -Math.Log(Math.Max(chance, double.Epsilon)) / Math.Log(thresholds.OnceIn);

    // What the counts differ from what was expected of each, less what chance makes of it.
    private static double SpreadOf(List<Count> others)
    {
        var left = others.OrderByDescending(one => Math.Abs(one.AllHits - one.AllExpected))
            .Skip((others.Count + LeftOutOf - 1) / LeftOutOf).ToList();
        var squares = left.Sum(one => one.AllExpected * one.AllExpected);
        return squares > 0
            ? Math.Max(0, left.Sum(one => Math.Pow(one.AllHits - one.AllExpected, 2) - one.AllExpected) / squares)
            : 0;
    }

    // What is tested, and beside it everything, from which it is told how much clerks differ.
    private sealed record Count(
        string Clerk, IReadOnlyList<long> Hits, int Of, double Expected, int AllHits, double AllExpected)
    {
        public static Count From(string clerk, Own own, Tally all, Dictionary<string, Tally> alike, double usual)
        {
            var everywhere = all.Without(own.All).Rate(usual);
            var (expected, allExpected) = (0.0, 0.0);
            foreach (var (like, some) in own.Alike)
            {
                var rate = alike[like].Without(some).Rate(everywhere);
                expected += some.Tested * rate;
                allExpected += some.Trials * rate;
            }

            own.Hits.Sort();
            return new(clerk, own.Hits, own.All.Tested, expected, own.All.Hits, allExpected);
        }
    }

    // What one clerk did, and of it what is alike.
    private sealed class Own
    {
        private Tally _all;

        public Tally All => _all;

        public Dictionary<string, Tally> Alike { get; } = [];

        public List<long> Hits { get; } = [];

        public void Add(Trial trial)
        {
            _all.Add(trial);
            CollectionsMarshal.GetValueRefOrAddDefault(Alike, trial.Like, out _).Add(trial);
            if (trial is { IsHit: true, IsTested: true })
            {
                Hits.Add(trial.Entry);
            }
        }
    }

    private record struct Tally(int Hits, int Trials, int Tested)
    {
        public void Add(Trial trial) => this = new(
            Hits + (trial.IsHit ? trial.Count : 0), Trials + trial.Count, Tested + (trial.IsTested ? trial.Count : 0));

        public readonly Tally Without(Tally own) => new(Hits - own.Hits, Trials - own.Trials, Tested - own.Tested);

        public readonly double Rate(double elsewhere) => (Hits + (Prior * elsewhere)) / (Trials + Prior);
    }
}
