namespace CounterDesk.Domain.IdCards;

/// <summary>As cards and numbers know it (GB/T 2261.1-2003, codes 1 and 2).</summary>
public enum Sex
{
    Male,
    Female,
}
