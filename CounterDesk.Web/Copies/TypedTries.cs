using CounterDesk.Domain.Identifiers;

namespace CounterDesk.Web.Copies;

/// <summary>
/// Keeps check values from being guessed. Only wrong tries count, and by the number they were made for, not by who made
/// them: a bank's many windows do not lock each other out.
/// </summary>
internal sealed class TypedTries(TimeProvider time)
{
    // One chance in 50,000 that somebody guesses a value within an hour.
    private const int MostWrongTries = 20;

    private static readonly TimeSpan _window = TimeSpan.FromHours(1);

    private readonly Dictionary<CopyNumber, Queue<DateTimeOffset>> _wrong = [];
    private readonly Lock _gate = new();

    /// <summary>Whether a try gets its answer: a right one does, unless too many wrong ones came before it.</summary>
    public bool Allow(CopyNumber number, bool isRight)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            Forget(now - _window);
            var tries = _wrong.GetValueOrDefault(number);
            if (isRight)
            {
                return tries is null || tries.Count < MostWrongTries;
            }

            (_wrong[number] = tries ?? []).Enqueue(now);
            return false;
        }
    }

    private void Forget(DateTimeOffset before)
    {
        foreach (var (number, tries) in _wrong.ToList())
        {
            while (tries.TryPeek(out var oldest) && oldest < before)
            {
                tries.Dequeue();
            }

            if (tries.Count == 0)
            {
                _wrong.Remove(number);
            }
        }
    }
}
