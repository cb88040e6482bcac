using System.Security.Cryptography;

namespace CounterDesk.Web.ApplicantScreens;

/// <summary>
/// The short codes that screens without a counter show. They are in memory, and of this process: after a restart each
/// screen shows another.
/// </summary>
public sealed class PairingCodes(TimeProvider time)
{
    public const int Length = 4;

    /// <summary>Without what looks like something else (0 O, 1 I L, 2 Z, 5 S, 8 B, U V).</summary>
    public const string Alphabet = "34679ACDEFGHJKMNPQRTWXY";

    // One guess in 2,800 hits a screen when all of these wait, and a clerk has five.
    private const int MostWaiting = 100;
    private const int MostWrongTries = 5;

    private static readonly TimeSpan _life = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _memory = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private readonly List<Code> _codes = [];
    private readonly Dictionary<string, Queue<DateTimeOffset>> _wrong = [];

    private enum State
    {
        Shown,
        Expired,
        Used,
    }

    /// <summary>
    /// The code that a device shows now; null when too many devices are waiting. Asked again and again while it is
    /// shown, it is another one every five minutes.
    /// </summary>
    public string? CodeOf(string device)
    {
        lock (_gate)
        {
            Age();
            if (_codes.Find(code => code.Device == device && code.State is State.Shown) is { } shown)
            {
                return shown.Text;
            }

            if (_codes.Count(code => code.State is State.Shown) >= MostWaiting)
            {
                return null;
            }

            var fresh = new Code(Draw(), device, time.GetUtcNow());
            _codes.Add(fresh);
            return fresh.Text;
        }
    }

    /// <summary>The screen is gone, and its code with it.</summary>
    public void Forget(string device)
    {
        lock (_gate)
        {
            foreach (var code in _codes.Where(code => code.Device == device && code.State is State.Shown))
            {
                code.State = State.Expired;
            }
        }
    }

    /// <summary>
    /// Takes what a clerk typed. When it is <see cref="PairingAnswer.Done"/>, the code is used, and the device is the
    /// one that showed it.
    /// </summary>
    public PairingAnswer Take(string clerk, string typed, out string device)
    {
        lock (_gate)
        {
            Age();
            device = "";
            var tries = _wrong.GetValueOrDefault(clerk);
            if (tries?.Count >= MostWrongTries)
            {
                return PairingAnswer.TooManyTries;
            }

            var text = Tidy(typed);
            if (_codes.FindLast(code => code.Text == text) is not { } found)
            {
                (_wrong[clerk] = tries ?? []).Enqueue(time.GetUtcNow());
                return PairingAnswer.WrongCode;
            }

            if (found.State is not State.Shown)
            {
                return found.State is State.Used ? PairingAnswer.UsedCode : PairingAnswer.ExpiredCode;
            }

            found.State = State.Used;
            device = found.Device;
            return PairingAnswer.Done;
        }
    }

    /// <summary>What a person may put between is left out: 7k-4p is 7K4P.</summary>
    public static string Tidy(string typed) =>
        string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private string Draw()
    {
        string text;
        do
        {
            text = RandomNumberGenerator.GetString(Alphabet, Length);
        }
        while (_codes.Exists(code => code.Text == text));

        return text;
    }

    private void Age()
    {
        var now = time.GetUtcNow();
        foreach (var code in _codes.Where(code => code.State is State.Shown && now - code.ShownAt >= _life))
        {
            code.State = State.Expired;
        }

        _codes.RemoveAll(code => now - code.ShownAt >= _memory);
        foreach (var (clerk, tries) in _wrong.ToList())
        {
            while (tries.TryPeek(out var oldest) && now - oldest >= _memory)
            {
                tries.Dequeue();
            }

            if (tries.Count is 0)
            {
                _wrong.Remove(clerk);
            }
        }
    }

    private sealed class Code(string text, string device, DateTimeOffset shownAt)
    {
        public string Text { get; } = text;

        public string Device { get; } = device;

        public DateTimeOffset ShownAt { get; } = shownAt;

        public State State { get; set; }
    }
}
