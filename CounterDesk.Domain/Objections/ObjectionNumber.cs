using System.Globalization;

namespace CounterDesk.Domain.Objections;

/// <summary>
/// The number on the receipt of an objection (受理号): hall, day and sequence of the hall's day, as in
/// <c>Y0007-261125-0003</c>. The letter keeps it apart from a copy's.
/// </summary>
public static class ObjectionNumber
{
    public const int Length = 17;
    public const int MaxSequence = 9999;

    public static string Create(string hall, DateOnly day, int sequence)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, MaxSequence);
        return string.Create(CultureInfo.InvariantCulture, $"Y{hall}-{day:yyMMdd}-{sequence:0000}");
    }
}
