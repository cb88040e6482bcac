namespace CounterDesk.Domain.Visits.Papers;

/// <summary>
/// Who hands a paper out, where and when. The hall's name is in the paper's language, the time the counter's; the clerk
/// is a number, never a name.
/// </summary>
public sealed record PaperMaker(
    string HallName, string Phone, string Counter, string ClerkNumber, DateTimeOffset At, bool IsDemo);
