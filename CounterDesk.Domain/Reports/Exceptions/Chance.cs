namespace CounterDesk.Domain.Reports.Exceptions;

/// <summary>How probable it is that what was counted came about by chance.</summary>
internal static class Chance
{
    /// <summary>
    /// The probability of at least <paramref name="count"/> rare things where <paramref name="expected"/> are expected:
    /// Poisson where nobody differs from anybody, the negative binomial distribution where they do. For things that can
    /// happen once in each of so many trials it is an upper bound, so that too little is called unusual rather than too
    /// much.
    /// </summary>
    /// <param name="count">How many there were.</param>
    /// <param name="expected">How many there would be on average; more than 0.</param>
    /// <param name="spread">
    /// How much they differ from each other beyond chance: the variance of their rates, in squares of the average; 0
    /// where they do not.
    /// </param>
    public static double OfAtLeast(int count, double expected, double spread = 0)
    {
        if (count <= 0)
        {
            return 1;
        }

        // In logarithms up to the count, and summed from there upwards: 1 less the sum of what lies below would leave
        // nothing of small ones.
        var log = spread > 0 ? -Math.Log(1 + (spread * expected)) / spread : -expected;
        for (var at = 0; at < count; at++)
        {
            log += Math.Log(Ratio(at));
        }

        var (term, sum) = (Math.Exp(log), 0.0);
        for (var at = count; term > sum * 1e-9 || at < expected; at++)
        {
            sum += term;
            term *= Ratio(at);
        }

        return Math.Min(1, sum);

        // Of the probability of one more to the probability of so many.
        double Ratio(int at) => (1 + (spread * at)) * expected / ((at + 1) * (1 + (spread * expected)));
    }
}
