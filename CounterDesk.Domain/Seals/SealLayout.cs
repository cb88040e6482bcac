namespace CounterDesk.Domain.Seals;

/// <summary>The standard whose structure a seal and its signatures have; the number is the version in the seal's header.</summary>
public enum SealLayout
{
    GmT0031Of2014 = 1,
    GbT38540Of2020 = 4,

    /// <summary>As GB/T 38540-2020 but for the number.</summary>
    GmT0031Of2025 = 5,
}
