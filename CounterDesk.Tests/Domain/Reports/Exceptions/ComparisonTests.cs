using CounterDesk.Domain.Reports.Exceptions;

namespace CounterDesk.Tests.Domain.Reports.Exceptions;

public sealed class ComparisonTests
{
    private static readonly ExceptionThresholds _thresholds = new();

    [Fact]
    public void Who_does_as_all_others_is_not_unusual_however_often() =>
        Assert.Empty(Find(Enumerable.Range(0, 20).SelectMany(clerk => Trials($"c{clerk}", "a", 30, 60))));

    [Fact]
    public void Who_does_it_far_more_often_is()
    {
        var found = Assert.Single(Find([.. Others(1, 60), .. Trials("c", "a", 15, 60)]));

        Assert.Equal(("c", 15, 60, 15), (found.Clerk, found.Hits, found.Of, found.Entries.Count));
        Assert.Equal(ExceptionLevel.Serious, found.Level);
        Assert.Equal(
            ExceptionLevel.Attention, Assert.Single(Find([.. Others(1, 60), .. Trials("c", "a", 8, 60)])).Level);
    }

    [Fact]
    public void Like_is_held_against_like()
    {
        List<Trial> trials = [.. Others(1, 60), .. Others(40, 60, "b")];

        Assert.Empty(Find([.. trials, .. Trials("c", "b", 40, 60)]));
        Assert.Single(Find([.. trials, .. Trials("c", "a", 40, 60)]));
    }

    [Fact]
    public void Where_the_others_differ_among_themselves_more_is_needed()
    {
        var half = Enumerable.Range(0, 20).SelectMany(clerk => Trials($"c{clerk}", "a", clerk % 2 is 0 ? 36 : 2, 60));

        Assert.Empty(Find([.. half, .. Trials("c", "a", 36, 60)]));
    }

    [Fact]
    public void One_who_stands_out_does_not_hide_another() =>
        Assert.Equal(
            ["c", "d"],
            Find([.. Others(1, 60), .. Trials("c", "a", 20, 60), .. Trials("d", "a", 20, 60)])
                .Select(found => found.Clerk).Order(StringComparer.Ordinal));

    [Fact]
    public void Fewer_than_asked_for_are_never_unusual()
    {
        var others = Others(0, 500).ToList();

        Assert.Empty(Find([.. others, .. Trials("c", "a", 2, 2)], 0.001));
        Assert.Single(Find([.. others, .. Trials("c", "a", 3, 3)], 0.001));
    }

    [Fact]
    public void Alone_in_the_hall_she_is_held_against_what_is_usual_in_halls()
    {
        Assert.Empty(Find(Trials("c", "a", 8, 60), 0.1));
        Assert.Single(Find(Trials("c", "a", 20, 60), 0.1));
    }

    [Fact]
    public void What_is_not_tested_only_shows_how_it_goes_usually()
    {
        var own = Trials("c", "a", 20, 60).Select(trial => trial with { IsTested = false });

        Assert.Empty(Find([.. Others(1, 60), .. own]));
    }

    [Fact]
    public void A_hall_that_sets_rarer_is_told_less()
    {
        List<Trial> trials = [.. Others(1, 60), .. Trials("c", "a", 8, 60)];

        Assert.Empty(Comparison.Find(trials, 0.05, 3, new() { OnceIn = 1_000_000 }));
        Assert.Single(Comparison.Find(trials, 0.05, 3, new() { OnceIn = 100 }));
    }

    private static List<Unusual> Find(IEnumerable<Trial> trials, double usual = 0.05) =>
        [.. Comparison.Find([.. trials], usual, 3, _thresholds)];

    private static IEnumerable<Trial> Others(int hits, int of, string like = "a") =>
        Enumerable.Range(0, 20).SelectMany(clerk => Trials($"other-{clerk}", like, hits, of));

    private static IEnumerable<Trial> Trials(string clerk, string like, int hits, int of) =>
        Enumerable.Range(0, of).Select(number => new Trial(clerk, like, number < hits, number));
}
